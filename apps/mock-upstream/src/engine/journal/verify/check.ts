/** One condition of a matcher held against one call. Texts are as they are; whoever shows them masks them. */
export interface Check {
  /** For example `method`, `query Cpf`, `body items[0].name`. */
  condition: string;
  ok: boolean;
  /** `absent` and `present` expect no text. */
  verb: 'equals' | 'matches' | 'contains' | 'absent' | 'present' | 'is like';
  expected: string;
  /** Undefined when there is nothing, or nothing readable. */
  actual: string | undefined;
  /** Why there is nothing to compare with. */
  note?: string;
  /** Name of the field, which tells how its value is masked. */
  field?: string;
  /** What the texts are. */
  form: 'plain' | 'value' | 'json' | 'path';
}
