import { createContext, Script, type Context } from 'node:vm';
import { FieldError } from './field-error';

/** A caller's regular expression that takes too long on what was received. */
export class SlowPatternError extends FieldError {
  /** @param field where the expression stands */
  constructor(field: string) {
    super(field, 'takes too long on what was received; repetitions within repetitions, such as (a+)+, try every way there is');
    this.name = 'SlowPatternError';
  }
}

const call = new Script('work()');
let room: (Context & { work?: () => unknown }) | undefined;

/**
 * Ends work that tries regular expressions of a caller's: one that goes back over a text can take years, and meanwhile nothing else in
 * this process would go on. The work is ended anywhere, so it must change nothing that lasts; what was ended is begun once more, since
 * a machine that stood still for a moment is no fault of an expression. A watch costs about a tenth of a millisecond.
 * @param milliseconds of real time, for each of the two tries @param field tells where the expression stands @throws SlowPatternError
 */
export function withinTime<Result>(milliseconds: number, field: () => string, work: () => Result): Result {
  for (let tries = 0; tries < 2; tries++) {
    const ended = watched(milliseconds, work);
    if (ended) return ended.result;
  }
  throw new SlowPatternError(field());
}

function watched<Result>(milliseconds: number, work: () => Result): { result: Result } | undefined {
  room ??= createContext({});
  room.work = work;
  try {
    return { result: call.runInContext(room, { timeout: milliseconds }) as Result };
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return undefined;
  } finally {
    delete room.work;
  }
}
