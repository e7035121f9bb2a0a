import type { Language } from '@ponte/common';

/** Codes of final states, each with its sentence. Codes never change; the vendor's own words stand beside them in `vendorMessage`. */
export const outcomeCodes = {
  CONFIRMED: { pt: 'O HAT confirmou o registro.', en: 'HAT confirmed the record.' },
  UNCHANGED: {
    pt: 'O HAT já tem este registro exatamente assim; nada foi enviado.',
    en: 'HAT already holds this record exactly so; nothing was sent.',
  },
  SUPERSEDED: {
    pt: 'Uma alteração mais nova do mesmo registro tomou o lugar desta antes do envio.',
    en: 'A newer change of the same record took the place of this one before it was sent.',
  },
  REJECTED_BY_HAT: {
    pt: 'O HAT recusou o item; veja a mensagem dele, corrija e envie de novo.',
    en: 'HAT refused the item; see its message, correct it and send it again.',
  },
  ATTEMPTS_SPENT: {
    pt: 'O HAT não concluiu o item em nenhuma das tentativas; use retry depois de resolver a causa.',
    en: 'HAT did not complete the item in any attempt; use retry when the cause is solved.',
  },
  GAVE_UP: {
    pt: 'O item esperou além do prazo sem que o HAT o aceitasse; use retry quando o HAT voltar.',
    en: 'The item waited beyond its time without HAT taking it; use retry when HAT is back.',
  },
} as const;

export type OutcomeCode = keyof typeof outcomeCodes;

/** Code and sentence of an item; undefined while it is on its way. */
export function outcomeOf(state: string, code: string | null, language: Language): { code: OutcomeCode; message: string } | undefined {
  const name = state === 'confirmed' ? 'CONFIRMED' : code;
  if (name === null || !Object.hasOwn(outcomeCodes, name)) return undefined;
  const outcome = name as OutcomeCode;
  return { code: outcome, message: outcomeCodes[outcome][language] };
}
