import { HttpFailure } from './http-failure';

/**
 * Reads an answer's bytes as text. UTF-8 unless the vendor says otherwise: ERP servers are known to answer in ISO-8859-1.
 * @throws HttpFailure ANSWER_INVALID for a charset or an encoding nobody asked for
 */
export function decodeBody(body: Buffer, headers: Readonly<Record<string, string>>): string {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity') throw new HttpFailure('ANSWER_INVALID', true);
  const charset = /charset="?([\w-]+)"?/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase();
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return body.toString('utf8');
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    throw new HttpFailure('ANSWER_INVALID', true);
  }
}
