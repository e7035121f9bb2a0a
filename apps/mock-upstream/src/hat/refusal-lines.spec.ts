import fc from 'fast-check';
import { refusalLines } from './refusal-lines';

const runs = (text: string): string[] => text.match(/[0-9A-Za-z]+/g) ?? [];

describe('refusalLines', () => {
  it('name one item of the batch each, even when a key reads like a word of the line', () => {
    const word = fc.constantFrom<string>('Pessoa', 'campo', 'gender', 'invalido', 'nao', '00000042', 'A1');
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1 }), (keys) => {
        const lines = refusalLines('persons', keys, new Map(keys.map((_, position) => [position, 'campo gender invalido'])));
        lines.forEach((line, position) => {
          expect(new Set(runs(line).filter((run) => keys.includes(run)))).toEqual(new Set([keys[position]]));
        });
      }),
    );
  });

  it('come in the order of the batch', () => {
    const refusals = new Map([
      [1, 'b'],
      [0, 'a'],
    ]);
    expect(refusalLines('persons', ['1', '2'], refusals)).toEqual(['Pessoa 1: a', 'Pessoa 2: b']);
  });
});
