import { Journal, type JournalOptions } from './journal';
import type { ArrivedCall, CallOutcome, HeaderBag, JournalEntry } from './journal-entry';

export interface SampleCall extends Partial<ArrivedCall> {
  status?: number;
  outcome?: CallOutcome;
  answer?: string;
  answerHeaders?: HeaderBag;
  keys?: readonly string[];
  reason?: string;
  warnings?: readonly string[];
  time?: number;
}

/** 2026-01-31T10:00:00Z */
export const sampleTime = 1_769_853_600_000;

export function sampleJournal(options: Partial<JournalOptions> = {}): Journal {
  return new Journal({ maskKey: 'a key of these tests', ...options });
}

/** Records one finished call. */
export function record(journal: Journal, sample: SampleCall = {}): JournalEntry {
  const { status = 200, outcome = 'answered', answer, answerHeaders, keys, reason, warnings, time = sampleTime, ...call } = sample;
  const headers = { host: '127.0.0.1:3100', 'content-type': 'application/json', ...call.headers };
  const entry = journal.begin(
    { vendor: 'hat', operation: 'persons', method: 'POST', path: '/api/healthcare/hat/v1/persons', ...call, headers },
    time,
    5,
  );
  Object.assign(entry, { keys, reason, warnings });
  const answered = outcome === 'answered' ? { status } : {};
  journal.finish(entry, { outcome, ...answered, headers: { 'content-type': 'application/json', ...answerHeaders }, body: answer }, 7.5);
  return entry;
}
