import type { FieldKind } from '../../apps/mock-upstream/src/engine/journal/masking/field-kind';

/** Characters for private use: nothing takes them for a word, a number or an address, so a text can be masked again and again. */
const [begin, end] = ['\ue000', '\ue001'];
const zero = 0xe010;
const plain = /\ue000([\ue010-\ue01f]+)\ue001/g;
const escaped = /%EE%80%80((?:%EE%80%9[0-9A-F])+)%EE%80%81/g;
const foreign = /[\ue000-\ue01f]/g;

export interface HiddenValue {
  kind: FieldKind;
  value: string;
}

/** Stand for values until all of the input is known. */
export class Placeholders {
  readonly values: HiddenValue[] = [];
  readonly #places = new Map<string, number>();

  readonly mask = (kind: FieldKind, value: string): string => {
    const name = `${kind} ${value}`;
    const place = this.#places.get(name) ?? this.values.push({ kind, value }) - 1;
    this.#places.set(name, place);
    return begin + [...place.toString(16)].map((digit) => String.fromCharCode(zero + parseInt(digit, 16))).join('') + end;
  };

  /** The value behind a text that is one placeholder and nothing else. */
  only(text: string): HiddenValue | undefined {
    const digits = /^\ue000([\ue010-\ue01f]+)\ue001$/.exec(text)?.[1];
    return digits === undefined ? undefined : this.#at(digits);
  }

  resolved(text: string, pseudonym: (hidden: HiddenValue) => string): string {
    const filled = (digits: string) => {
      const hidden = this.#at(digits);
      return hidden ? pseudonym(hidden) : '';
    };
    return text
      .replace(plain, (_whole, digits: string) => filled(digits))
      .replace(escaped, (_whole, digits: string) => encodeURIComponent(filled(decodeURIComponent(digits))));
  }

  #at(digits: string): HiddenValue | undefined {
    return this.values[parseInt([...digits].map((digit) => (digit.charCodeAt(0) - zero).toString(16)).join(''), 16)];
  }
}

export const withoutPlaceholders = (text: string): string => text.replace(foreign, '?');
