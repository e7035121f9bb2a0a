import { fieldKindReader, type FieldKind, type FieldKinds } from './field-kind';
import { KnownValues } from './known-values';
import type { Mask } from './masks';

const link = /\bhttps?:\/\/[^\s"'<>\\]+/gi;
const scheme = /\b(bearer|basic)\s+([\w.~+/=-]{4,})/gi;
const jwt = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;
const longHex = /(?<![0-9a-z])[0-9a-f]{40,}(?![0-9a-z])/gi;
const embeddedSecretPair = /\b(password|senha|client_secret|access_token|refresh_token|token)=([^&\s"']+)/gi;
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const writtenCpf = /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/g;
const digits = /(?<![\d~])\d{11}(?:\d{4,6})?(?!\d)/g;
const writtenCard = /(?<!\d)\d{4}[. -]\d{4}[. -]\d{6}[. -]?\d{2}[. -]?\d?(?!\d)/g;
const writtenCns = /(?<!\d)\d{3} \d{4} \d{4} \d{4}(?!\d)/g;
const writtenPhone = /(?<!\d)(?:\+?55[ -]?)?(?:\(\d{2}\) ?|\d{2} )9?\d{4}[ -]\d{4}(?!\d)/g;
const writtenZip = /(?<![\d-])\d{5}-\d{3}(?![\d-])/g;
const fragment = /"([^"\\]{1,80})"(\s*:\s*)("(?:[^"\\]|\\.)*"?|-?\d[\d.]*)/g;
/** In a broken body: what may be a value, with the marks that e-mails and dates are written with. */
const run = /[\p{L}\p{N}][\p{L}\p{N}@._%+-]*/gu;
const keyInFragment = /(?<=(?:^|[{,])\s*)"[A-Za-z_][\w-]{0,60}"(?=\s*:)/g;

export interface MaskerOptions {
  mask: Mask;
  /** Shows all but secrets. */
  reveal?: boolean;
  fields?: FieldKinds | ((name: string) => FieldKind | undefined);
}

/**
 * Masks the texts of one call: what stands under a telling field name, what has the shape of personal data, and what was known
 * from elsewhere in the same call.
 */
export class TextMasker {
  readonly kindOf: (name: string) => FieldKind | undefined;
  readonly #known = new KnownValues();
  readonly #mask: Mask;
  readonly #reveal: boolean;

  constructor({ mask, reveal = false, fields }: MaskerOptions) {
    this.#mask = mask;
    this.#reveal = reveal;
    this.kindOf = typeof fields === 'function' ? fields : fieldKindReader(fields);
  }

  /** The same masks with another reading of names. */
  withKinds(kindOf: (name: string) => FieldKind | undefined): TextMasker {
    return new TextMasker({ mask: this.#mask, reveal: this.#reveal, fields: kindOf });
  }

  /** A value under a field of this kind, or of none. */
  value(kind: FieldKind | undefined, text: string): string {
    if (kind === undefined) return this.text(text);
    if (kind === 'public' || text.trim() === '') return text;
    if (kind === 'link') return this.text(text);
    if (this.#reveal && kind !== 'secret') return this.text(text);
    const credential = kind === 'secret' ? /^(\w+)\s+(\S.*)$/s.exec(text) : null;
    if (credential?.[1] && credential[2] && /^(bearer|basic)$/i.test(credential[1])) {
      this.#known.add(kind, credential[2]);
      return `${credential[1]} ${this.#mask(kind, credential[2])}`;
    }
    this.#known.add(kind, text);
    return this.#mask(kind, text);
  }

  /** Free text, which may quote JSON or URLs. */
  text(text: string): string {
    const secretless = this.#secretsOf(text);
    if (this.#reveal) return this.#known.replaced(secretless, this.#mask);
    const named = secretless.includes('":') || secretless.includes('" :') ? this.#fragments(secretless) : secretless;
    const shaped = named
      .replace(email, (found) => this.#mask('email', found))
      .replace(writtenCpf, (found) => this.#mask('cpf', found))
      .replace(digits, (found) => this.#mask(found.length === 11 ? 'cpf' : 'card', found))
      .replace(writtenCard, (found) => this.#mask('card', found))
      .replace(writtenCns, (found) => this.#mask('cns', found))
      .replace(writtenPhone, (found) => this.#mask('phone', found))
      .replace(writtenZip, (found) => this.#mask('address', found));
    return this.#known.replaced(shaped, this.#mask);
  }

  /**
   * Text that should have been JSON and is not: nobody can tell values from names any more, so only what plainly is the name of a
   * field stays. Each run of letters is remembered, since vendors quote broken bodies back.
   */
  broken(text: string): string {
    const secretless = this.#secretsOf(text);
    if (this.#reveal) return this.#fragments(secretless);
    let result = '';
    let copied = 0;
    for (const key of secretless.matchAll(keyInFragment)) {
      result += this.#runs(secretless.slice(copied, key.index)) + key[0];
      copied = key.index + key[0].length;
    }
    return result + this.#runs(secretless.slice(copied));
  }

  #runs(text: string): string {
    return text.replace(run, (found) => {
      if (found === 'true' || found === 'false' || found === 'null' || /^[a-z]+~[a-z0-9]+$/.test(found)) return found;
      for (const part of found.match(/[\p{L}\p{N}]+/gu) ?? []) this.#known.add('text', part);
      return this.#mask('text', found);
    });
  }

  #fragments(text: string): string {
    return text.replace(fragment, (whole, name: string, colon: string, value: string) => {
      const kind = this.kindOf(name);
      if (kind === undefined || kind === 'public') return whole;
      const bare = value.startsWith('"') ? unquoted(value) : value;
      const masked = this.value(kind, bare);
      return masked === bare ? whole : `"${name}"${colon}"${masked}"`;
    });
  }

  /** A query string may be a signature, wherever it stands; the path behind a host may name a person. */
  #secretsOf(text: string): string {
    const secret = (found: string): string => {
      this.#known.add('secret', found);
      return this.#mask('secret', found);
    };
    return text
      .replace(link, (url) => this.#link(url, secret))
      .replace(scheme, (_whole, name: string, credential: string) => `${name} ${secret(credential)}`)
      .replace(embeddedSecretPair, (_whole, name: string, value: string) => `${name}=${secret(value)}`)
      .replace(jwt, secret)
      .replace(longHex, secret);
  }

  #link(url: string, secret: (found: string) => string): string {
    const [, origin = url, path = '', query] = /^(\w+:\/\/[^/?#]*)([^?#]*)(?:[?#](.*))?$/s.exec(url) ?? [];
    const host = origin.replace(/\/\/[^@/]*@/, (userInfo) => `//${secret(userInfo.slice(2, -1))}@`);
    const shownPath = this.#reveal || path.length < 2 ? path : `/${this.#mask('link', path)}`;
    return host + shownPath + (query ? `?${secret(query)}` : '');
  }
}

function unquoted(token: string): string {
  const closed = token.length > 1 && token.endsWith('"') ? token : `${token}"`;
  try {
    return JSON.parse(closed) as string;
  } catch {
    return token.replace(/^"|"$/g, '');
  }
}
