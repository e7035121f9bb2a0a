import { driftedBody } from './drifted-body';
import type { WireFault } from './fault';
import type { CallOutcome } from './journal/journal-entry';

type Headers = Readonly<Record<string, string>>;

/** An answer as faults let it leave: its bytes, how many of them and how quickly. */
export interface WireAnswer {
  headers: Headers;
  /** What the bytes were made of. */
  text: string;
  bytes: Buffer;
  /** The connection ends after so many bytes. */
  cutAt?: number;
  bytesPerSecond?: number;
  outcome: CallOutcome;
}

/** @param faults in the order in which they spoil: what is said, how it is written, how much of it leaves, how fast */
export function wireAnswer(body: string, headers: Headers, faults: readonly WireFault[]): WireAnswer {
  const answer: WireAnswer = { headers, text: body, bytes: Buffer.alloc(0), outcome: 'answered' };
  let encoding: 'utf8' | 'latin1' | 'utf16le' = 'utf8';
  for (const fault of faults) {
    if (fault.kind === 'drift') answer.text = driftedBody(answer.text, fault);
    if (fault.kind === 'malformed') {
      answer.text = answer.text.trimEnd().slice(0, -1);
      answer.outcome = 'malformed';
    }
    if (fault.kind === 'charset') {
      encoding = fault.charset === 'utf-16le' ? 'utf16le' : 'latin1';
      if (fault.declared !== undefined) answer.headers = declaring(answer.headers, fault.declared);
    }
    if (fault.kind === 'drip') answer.bytesPerSecond = fault.bytesPerSecond;
  }
  answer.bytes = Buffer.from(answer.text, encoding);
  const cut = faults.find((fault) => fault.kind === 'truncated');
  if (cut) {
    // At least the last byte is missing, else nothing would be truncated.
    answer.cutAt = Math.max(0, Math.min(cut.bytes ?? Math.floor(answer.bytes.length / 2), answer.bytes.length - 1));
    answer.outcome = 'truncated';
  }
  return answer;
}

function declaring(headers: Headers, charset: string): Headers {
  const [type = ''] = (headers['content-type'] ?? 'application/json').split(';');
  return { ...headers, 'content-type': `${type}; charset=${charset}` };
}
