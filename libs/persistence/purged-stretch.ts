/** What became of one stretch of a table: how many rows were dropped, and its last key; absent at the end of what is to be looked at. */
export interface PurgedStretch {
  purged: number;
  last?: string;
}

export function stretchOf([row]: readonly { purged: number; last: string | null }[]): PurgedStretch {
  return { purged: row?.purged ?? 0, ...(row?.last ? { last: row.last } : {}) };
}
