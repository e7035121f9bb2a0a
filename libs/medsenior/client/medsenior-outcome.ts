import { PonteError, type ErrorCode } from '@ponte/common';
import type { MedseniorGuide } from '@ponte/medsenior/contract';
import type { MedseniorAction } from './medsenior-error.table';

/** How the last call of a search went on the wire. */
export interface MedseniorCallFacts {
  readonly operation: 'auth' | 'autorizacoes';
  readonly status?: number;
  readonly failure?: string;
  readonly durationMs: number;
}

/** One authorization as it came, and as it reads. */
export interface MedseniorItem {
  /** What stands in the answer, to the character; keep this, never the parsed form written again. */
  readonly text: string;
  /** Documented fields of documented types, `matricula` as text; absent when it is no object, or has no `guia`. */
  readonly guide?: MedseniorGuide;
  /** Fields that hold another type than documented, as `procedimentos[0].codigoTUSS`: `guide` goes without them. */
  readonly leftOut: readonly string[];
}

export interface MedseniorPage {
  readonly kind: 'page';
  readonly items: readonly MedseniorItem[];
  readonly hasNext: boolean;
  /** As answered; the vendor may leave it out. */
  readonly totalRecords?: number;
  readonly totalPages?: number;
  /** The vendor's own words; they may hold personal data. */
  readonly messages: readonly string[];
  readonly facts: MedseniorCallFacts;
}

/** A call that brought no page. */
export interface MedseniorTrouble {
  readonly kind: 'trouble';
  readonly action: MedseniorAction;
  readonly reason: string;
  readonly error: ErrorCode;
  /** The vendor's own words, where it gave some; they may hold personal data. */
  readonly message?: string;
  readonly retryAfterMs?: number;
  readonly facts: MedseniorCallFacts;
}

export type MedseniorPageOutcome = MedseniorPage | MedseniorTrouble;
export type MedseniorTokenOutcome = { readonly kind: 'token'; readonly token: string } | MedseniorTrouble;

/** The error for a caller of the hub on whose behalf the call was made. Nothing the vendor said is in it. */
export function medseniorError({ error, facts, retryAfterMs }: MedseniorTrouble): PonteError {
  return new PonteError(error, {
    params: { vendor: 'MedSenior', ...(facts.status === undefined ? {} : { status: facts.status }) },
    ...(retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
  });
}
