import type { AnswerFieldKind } from '@ponte/protheus-refund/contract';
import { FieldError } from '../engine/field-error';
import { filterTokens, type FilterToken } from './filter-tokens';

export type Row = Readonly<Record<string, string | number | undefined>>;
export type Predicate = (row: Row) => boolean;

const comparisons: Readonly<Record<string, (left: string | number, right: string | number) => boolean>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left > right,
  ge: (left, right) => left >= right,
  lt: (left, right) => left < right,
  le: (left, right) => left <= right,
};

const functions: Readonly<Record<string, (content: string, part: string) => boolean>> = {
  contains: (content, part) => content.includes(part),
  startswith: (content, part) => content.startsWith(part),
  endswith: (content, part) => content.endsWith(part),
};

const operators = Object.keys(comparisons).join(', ');
const mostNested = 50;

/**
 * Reads a filter: `eq ne gt ge lt le`, `and` before `or`, brackets, `contains startswith endswith`, text in single quotes, integers. No
 * document tells what Protheus knows of OData; everything else is refused, an escaped quote, `not`, `in` and functions of values included.
 * A field that is absent from a row is unequal to everything, and neither greater nor less.
 *
 * @param fields the properties of the items
 * @throws FieldError
 */
export function filterPredicate(filter: string, fields: ReadonlyMap<string, AnswerFieldKind>): Predicate {
  return new FilterReader(filterTokens(filter), fields).read();
}

class FilterReader {
  #position = 0;
  #nested = 0;

  constructor(
    private readonly tokens: readonly FilterToken[],
    private readonly fields: ReadonlyMap<string, AnswerFieldKind>,
  ) {}

  read(): Predicate {
    const predicate = this.#either();
    if (this.#next().kind !== 'end') this.#refuse('and, or, or the end');
    return predicate;
  }

  #either(): Predicate {
    const parts = this.#joined('or', () => this.#joinedByAnd());
    return parts.length === 1 ? (parts[0] as Predicate) : (row) => parts.some((part) => part(row));
  }

  #joinedByAnd(): Predicate {
    const parts = this.#joined('and', () => this.#condition());
    return parts.length === 1 ? (parts[0] as Predicate) : (row) => parts.every((part) => part(row));
  }

  #joined(word: string, read: () => Predicate): Predicate[] {
    const parts = [read()];
    while (this.#isWord(word)) {
      this.#position++;
      parts.push(read());
    }
    return parts;
  }

  #condition(): Predicate {
    if (this.#next().kind === '(') {
      if (++this.#nested > mostNested) this.#refuse(`at most ${mostNested} brackets within each other`);
      this.#position++;
      const inner = this.#either();
      this.#take(')');
      this.#nested--;
      return inner;
    }
    const word = this.#word('a property, a function or a bracket');
    if (Object.hasOwn(functions, word) && this.#next().kind === '(') return this.#call(word);
    return this.#comparison(word);
  }

  #call(name: string): Predicate {
    this.#take('(');
    const [field, kind] = this.#field(this.#word('a property'));
    if (kind !== 'text') this.#refuseField(field, 'holds no text');
    this.#take(',');
    const token = this.#next();
    if (token.kind !== 'text') return this.#refuse('text in single quotes');
    this.#position++;
    this.#take(')');
    const matches = functions[name] as (content: string, part: string) => boolean;
    return (row) => typeof row[field] === 'string' && matches(row[field], token.text);
  }

  #comparison(word: string): Predicate {
    const [field, kind] = this.#field(word);
    const name = this.#word(operators);
    const compare = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined;
    if (!compare) throw new FieldError('filter', `expected ${operators} after ${field}`);
    const token = this.#next();
    if (token.kind !== 'text' && token.kind !== 'integer') return this.#refuse('text in single quotes or an integer');
    if ((token.kind === 'integer') !== (kind === 'integer')) this.#refuseField(field, `is ${kind}, what it is compared with is not`);
    this.#position++;
    const value = token.kind === 'integer' ? token.value : token.text;
    return (row) => {
      const content = row[field];
      return content === undefined ? name === 'ne' : compare(content, value);
    };
  }

  #field(name: string): [string, AnswerFieldKind] {
    const kind = this.fields.get(name);
    if (kind === undefined) throw new FieldError('filter', `knows ${[...this.fields.keys()].join(', ')}`);
    return [name, kind];
  }

  #word(expected: string): string {
    const token = this.#next();
    if (token.kind !== 'word') return this.#refuse(expected);
    this.#position++;
    return token.text;
  }

  #take(kind: '(' | ')' | ','): void {
    if (this.#next().kind !== kind) this.#refuse(kind);
    this.#position++;
  }

  #isWord(word: string): boolean {
    const token = this.#next();
    return token.kind === 'word' && token.text === word;
  }

  #next(): FilterToken {
    return this.tokens[this.#position] as FilterToken;
  }

  #refuse(expected: string): never {
    throw new FieldError('filter', `expected ${expected} at character ${this.#next().at + 1}`);
  }

  #refuseField(field: string, fault: string): never {
    throw new FieldError('filter', `${field} ${fault}`);
  }
}
