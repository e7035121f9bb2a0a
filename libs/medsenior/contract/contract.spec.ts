import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { medseniorStatuses, medseniorStatusOf, medseniorValidators } from '.';

const fixtures = join(__dirname, '../../../mocks/medsenior/fixtures');

describe('every example of the documents', () => {
  it.each(readdirSync(fixtures))('validates: %s', (file) => {
    const { schema, body } = JSON.parse(readFileSync(join(fixtures, file), 'utf8')) as { schema: string; body: unknown };
    const validate = medseniorValidators[schema as keyof typeof medseniorValidators];
    validate(body);
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('a guide', () => {
  it('may miss every field but its number', () => expect(medseniorValidators.Guide({ guia: '1' })).toBe(true));

  it.each([
    ['no number', {}],
    ['a number for a text', { guia: 240300123 }],
    ['a day for an instant', { guia: '1', dataSolicitacao: '2024-03-15' }],
    ['null, which is left out', { guia: '1', tipo: null }],
    ['a lone procedure', { guia: '1', procedimentos: {} }],
  ])('is refused with %s', (_, guide) => expect(medseniorValidators.Guide(guide)).toBe(false));
});

describe('statuses', () => {
  it('are understood as number, name and text', () => {
    expect(medseniorStatuses).toHaveLength(8);
    for (const status of medseniorStatuses) {
      for (const word of [status.value, String(status.value), status.name, status.text]) expect(medseniorStatusOf(word)).toBe(status);
    }
  });

  it.each([
    ['PRE-AUTORIZADO,  PENDENTE EXECUTANTE', 5],
    ['pre autorizado pendente executante', 5],
    ['Em analise', 2],
    ['EM ANÁLISE ', 2],
    ['Em ana\u0301lise', 2],
    ['Prorrog / Intercor P/ Análise', 7],
    ['prorrog/intercor em analise', 6],
    ['registro de seriado analisado', 8],
  ])('are understood in another spelling: %s', (text, value) => expect(medseniorStatusOf(text)?.value).toBe(value));

  it.each(['', 'Cancelado', '9', '0', 'Não autorizado', 'Autorizado parcialmente'])('are not guessed: %j', (text) => {
    expect(medseniorStatusOf(text)).toBeUndefined();
  });
});
