import { outcomeTable } from './outcome-table';
import { readOptions } from './options';

describe('the table of outcomes', () => {
  it('shows each resource with its states, then each refusal with its reason', () => {
    const refused = [
      {
        key: '90000001',
        state: 'rejected',
        code: 'HAT_REJECTED',
        message: 'HAT refused the record',
        vendorMessage: 'pessoa não cadastrada',
      },
    ];
    const text = outcomeTable([
      { resource: 'persons', total: 900, counts: { confirmed: 900 }, isFinal: true, refused: [] },
      { resource: 'beneficiaries', total: 908, counts: { confirmed: 900, rejected: 8 }, isFinal: true, refused },
    ]);
    expect(text.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['resource', 'accepted', 'confirmed', 'unchanged', 'rejected', 'failed', 'open'],
      [expect.stringMatching(/^─+$/)],
      ['persons', '900', '900', '0', '0', '0', '0'],
      ['beneficiaries', '908', '900', '0', '8', '0', '0'],
      [''],
      ['Refused, and why:'],
      ['rejected: HAT_REJECTED, HAT refused the record'],
      ['beneficiaries 90000001: pessoa não cadastrada'],
    ]);
  });
});

describe('the options of npm start', () => {
  it('are off unless given, and a misspelt one is refused', () => {
    expect(readOptions([])).toEqual({ once: false, reset: false, help: false });
    expect(readOptions(['--once', '--reset'])).toEqual({ once: true, reset: true, help: false });
    expect(readOptions(['--onse'])).toBeUndefined();
  });
});
