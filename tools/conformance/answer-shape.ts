import type { Exchange } from './caller';

/** What of an answer can be compared without looking at values: of people nothing is left. */
export interface AnswerShape {
  status: number;
  type: string;
  /** Type of each field, by its path; `[]` stands for every entry of a list. */
  fields: ReadonlyMap<string, string>;
  /** Of an error. */
  code?: string;
  message?: string;
}

export function answerShape({ answer }: Pick<Exchange, 'answer'>): AnswerShape {
  const fields = new Map<string, Set<string>>();
  collect('', answer.json, fields);
  const types = [...fields].map(([path, kinds]): [string, string] => [path, [...kinds].sort().join(' or ')]);
  const { code, message } = (answer.json ?? {}) as { code?: unknown; message?: unknown };
  return {
    status: answer.status,
    type: answer.type,
    fields: new Map(types),
    ...(code === undefined ? {} : { code: JSON.stringify(code) }),
    // A vendor's sentence may quote somebody's number.
    ...(typeof message === 'string' ? { message: message.replace(/\d{6,}/g, '…') } : {}),
  };
}

function collect(path: string, value: unknown, fields: Map<string, Set<string>>): void {
  if (path !== '') fields.set(path, (fields.get(path) ?? new Set()).add(kindOf(value)));
  if (Array.isArray(value)) for (const entry of value) collect(`${path}[]`, entry, fields);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) collect(path === '' ? name : `${path}.${name}`, inner, fields);
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
