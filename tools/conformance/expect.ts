import type { Answer } from './caller';
import type { Credentials } from './credentials';
import { Difference } from './difference';

/** An error as a document words it. A part left out is not looked at. */
export interface WordedError {
  code?: string | number;
  message?: string;
  detailedMessage?: string;
  details?: readonly WordedError[];
}

const mostShown = 120;

/** What a behaviour may demand. Every demand throws a Difference when it is not met. */
export class Expect {
  /** @param credentials are hidden wherever something that was found is shown */
  constructor(private readonly credentials: Credentials) {}

  status(answer: Answer, ...wanted: number[]): void {
    if (!wanted.includes(answer.status)) throw new Difference(`HTTP ${answer.status} instead of ${wanted.join(' or ')}`);
  }

  /** `found` is shown: codes, counts and names of fields only, never values of records. */
  equal(what: string, found: unknown, wanted: unknown): void {
    const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (is !== should) throw new Difference(`${what}: ${this.#shown(is)} instead of ${this.#shown(should)}`);
  }

  that(what: string, holds: boolean): void {
    if (!holds) throw new Difference(`not so: ${what}`);
  }

  /** Byte for byte. `detailedMessage` may quote people, so a differing one is not shown. */
  error(answer: Answer, wanted: WordedError): void {
    this.#worded('', answer.json, wanted);
  }

  #worded(at: string, found: unknown, { code, message, detailedMessage, details }: WordedError): void {
    const error = (found ?? {}) as WordedError;
    if (code !== undefined) this.equal(`${at}code`, error.code, code);
    if (message !== undefined) this.equal(`${at}message`, error.message, message);
    if (detailedMessage !== undefined) this.that(`${at}detailedMessage is worded as documented`, error.detailedMessage === detailedMessage);
    if (details === undefined) return;
    this.equal(`number of ${at}details`, error.details?.length ?? 0, details.length);
    details.forEach((detail, index) => this.#worded(`${at}details[${index}].`, error.details?.[index], detail));
  }

  /** Numbers of people are long; codes and counts are short. Hidden before it is cut, or a part would be left. */
  #shown(text: string | undefined): string {
    if (text === undefined) return 'nothing';
    const masked = this.credentials.hiddenIn(text).replace(/\d{8,}/g, '…');
    return masked.length > mostShown ? `${masked.slice(0, mostShown)}…` : masked;
  }
}
