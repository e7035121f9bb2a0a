import { FieldError } from './field-error';
import { checkSchema } from './schema-check';

/** One setting of a vendor. */
export interface SettingField<Value = unknown> {
  readonly description: string;
  readonly default: Value;
  /** JSON schema of the value. Absent: the setting is for tests in the same process, never shown nor taken over the wire. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Never shown, nor part of a snapshot. */
  readonly secret?: boolean;
}

export type SettingFields<Settings extends object> = { readonly [Name in keyof Settings]-?: SettingField<Settings[Name]> };

/** The behaviour of one vendor in one world, which may be changed at any time. */
export class VendorSettings<Settings extends object> {
  #current: Settings;
  readonly #start: Settings;

  /** @param start values over the defaults, to which a reset returns */
  constructor(
    private readonly vendor: string,
    private readonly fields: SettingFields<Settings>,
    start: Partial<Settings> = {},
  ) {
    const defaults = Object.fromEntries(Object.keys(fields).map((name) => [name, fields[name as keyof Settings].default])) as Settings;
    this.#start = this.#changed(defaults, start);
    this.#current = this.#start;
  }

  get current(): Readonly<Settings> {
    return this.#current;
  }

  /**
   * Changes the given settings, all or none. One given as undefined stays as it is, except one of the same process, which it removes.
   * @throws FieldError
   */
  change(patch: Partial<Settings>): void {
    this.#current = this.#changed(this.#current, patch);
  }

  /**
   * As `change`, for what came over the wire. Nothing is changed before the answer is called.
   * @throws FieldError
   */
  changeFromWire(patch: unknown): () => void {
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) throw new FieldError(this.vendor, 'must be an object');
    const hidden = Object.keys(patch).find((name) => this.#field(name)?.schema === undefined);
    if (hidden !== undefined) throw new FieldError(this.vendor, `has no setting of this name; known are ${this.#wireNames().join(', ')}`);
    const changed = this.#changed(this.#current, patch as Partial<Settings>);
    return () => void (this.#current = changed);
  }

  reset(): void {
    this.#current = this.#start;
  }

  /** What may be shown and written down: neither secrets nor what belongs to this process. */
  view(): Record<string, unknown> {
    const shown = this.#wireNames().filter((name) => !this.#field(name)?.secret);
    return Object.fromEntries(shown.map((name) => [name, this.#current[name as keyof Settings]]));
  }

  #changed(current: Settings, patch: Partial<Settings>): Settings {
    const changed = { ...current };
    for (const [name, value] of Object.entries(patch)) {
      const field = this.#field(name);
      if (!field) throw new FieldError(this.vendor, `has no setting of this name; known are ${this.#wireNames().join(', ')}`);
      if (field.schema) {
        if (value === undefined) continue;
        checkSchema(`${this.vendor}.${name}`, field.schema, value);
      }
      changed[name as keyof Settings] = value as Settings[keyof Settings];
    }
    return Object.freeze(changed);
  }

  #field(name: string): SettingField | undefined {
    return Object.hasOwn(this.fields, name) ? this.fields[name as keyof Settings] : undefined;
  }

  #wireNames(): string[] {
    return Object.keys(this.fields).filter((name) => this.#field(name)?.schema !== undefined);
  }
}
