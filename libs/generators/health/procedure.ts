export type ProcedureKind =
  'consultation' | 'laboratory' | 'imaging' | 'diagnostic' | 'surgery' | 'hospitalization' | 'dental' | 'fee' | 'material' | 'medication';

export interface Procedure {
  /** TISS table (dm_tabela): 22 procedures and events, 18 fees and daily rates, 19 materials, 00 the operator's own. */
  table: '00' | '18' | '19' | '22';
  /** 8 digits. */
  code: string;
  term: string;
  kind: ProcedureKind;
}

/** One row per procedure: code, blank, term. */
export function proceduresOf(kind: ProcedureKind, table: Procedure['table'], rows: string): Procedure[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => ({ table, code: row.slice(0, 8), term: row.slice(9), kind }));
}
