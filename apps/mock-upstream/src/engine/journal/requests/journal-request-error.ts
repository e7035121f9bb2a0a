import { FieldError } from '../../field-error';

/** A request to the journal that cannot be understood. The message names the field and never quotes its value. */
export class JournalRequestError extends FieldError {
  /** @param field where the fault is, for example `request.body.paths` */
  constructor(field: string, problem: string) {
    super(field, problem);
    this.name = 'JournalRequestError';
  }

  static unknown(field: string, known: readonly string[]): JournalRequestError {
    return new JournalRequestError(shown(field), `unknown field; known are ${known.join(', ')}`);
  }
}

/** A caller's field name can hold anything: what does not look like a path of names is not repeated. */
function shown(field: string): string {
  return /^[\w.[\]-]{1,120}$/.test(field) ? field : '(a name that cannot be shown)';
}
