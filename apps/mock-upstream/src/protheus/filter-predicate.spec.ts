import { answerFields } from '@ponte/protheus-refund/contract';
import fc from 'fast-check';
import { FieldError } from '../engine/field-error';
import { filterPredicate, type Row } from './filter-predicate';

const fields = answerFields('PrescribedMedication');
const row: Row = { medication_code: '0490173961', professional_name: 'VINICIUS', quantity_authorized: 12, unit_measure: '' };
const holds = (filter: string, one: Row = row) => filterPredicate(filter, fields)(one);

describe('a filter', () => {
  it.each([
    ["medication_code eq '0490173961'", true],
    ["medication_code ne '0490173961'", false],
    ["medication_code gt '0490173960' and medication_code lt '0490173962'", true],
    ["medication_code ge '0490173962' or medication_code le '0490173960'", false],
    ["unit_measure eq ''", true],
    ['quantity_authorized ge 9', true],
    ['quantity_authorized gt -1', true],
    ['quantity_authorized lt 12', false],
    ["startswith(professional_name,'VIN') and endswith( professional_name , 'IUS' )", true],
    ["contains(professional_name,'nic')", false],
    ["  (contains(professional_name,'NIC'))  ", true],
    ["professional_name eq 'and' or medication_code eq '0490173961'", true],
    // `and` binds first: with the brackets of the next it would not hold.
    ["medication_code eq '0490173961' or professional_name eq 'X' and quantity_authorized eq 0", true],
    ["(medication_code eq '0490173961' or professional_name eq 'X') and quantity_authorized eq 0", false],
  ])('%s: %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  it('finds an absent field unequal to everything, and neither greater nor less', () => {
    const refunds = answerFields('Refund');
    const told = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'].map((operator) => filterPredicate(`repayment_date ${operator} '2023'`, refunds)({}));
    expect(told).toEqual([false, true, false, false, false, false]);
    expect(filterPredicate("startswith(repayment_date,'2')", refunds)({})).toBe(false);
  });

  it.each([
    '',
    ' ',
    'medication_code',
    "medication_code = '1'",
    "medication_code EQ '1'",
    "medication_code eq 'O''Neil'",
    "medication_code eq '1",
    'medication_code eq 1',
    'medication_code eq unit_measure',
    "'1' eq medication_code",
    "quantity_authorized eq '1'",
    'quantity_authorized eq 1.5',
    'quantity_authorized add 1 eq 2',
    "prescription_Code eq '1'",
    'constructor eq 1',
    "medication_code constructor '1'",
    "not medication_code eq '1'",
    "not (medication_code eq '1')",
    "medication_code in ('1','2')",
    "tolower(medication_code) eq 'a'",
    "startswith(medication_code,'1') eq true",
    "startswith(quantity_authorized,'1')",
    "startswith(medication_code,'1'",
    "startswith('1',medication_code)",
    'startswith(medication_code,1)',
    'initial_medication_date eq 2023-01-01',
    "(medication_code eq '1'",
    "medication_code eq '1')",
    "medication_code eq '1' and",
    "medication_code eq '1' medication_code eq '1'",
    "medication_code eq '1'; drop",
    `${'('.repeat(60)}medication_code eq '1'${')'.repeat(60)}`,
  ])('refuses %j without quoting it', (filter) => {
    let refusal: unknown;
    try {
      filterPredicate(filter, fields);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(FieldError);
    expect((refusal as FieldError).message).toMatch(/^filter: (expected |cannot be read|knows |\w+ (is|holds) )/);
    expect((refusal as FieldError).message).not.toMatch(/Neil|drop|prescription_Code eq/);
  });

  // The expression as a tree, written down and judged apart from the parser.
  type Tree = { filter: string; holds(one: Row): boolean };
  const text = fc.stringMatching(/^[A-Za-z0-9 ,()]{0,6}$/);
  const leaf: fc.Arbitrary<Tree> = fc.oneof(
    fc.tuple(fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'), fc.integer({ min: -3, max: 3 })).map(([operator, value]) => ({
      filter: `quantity_authorized ${operator} ${value}`,
      holds: (one: Row) => {
        const difference = Number(one.quantity_authorized) - value;
        return {
          eq: difference === 0,
          ne: difference !== 0,
          gt: difference > 0,
          ge: difference >= 0,
          lt: difference < 0,
          le: difference <= 0,
        }[operator as 'eq'];
      },
    })),
    fc.tuple(fc.constantFrom('contains', 'startswith', 'endswith'), text).map(([name, part]) => ({
      filter: `${name}(professional_name,'${part}')`,
      holds: ({ professional_name }: Row) => {
        const at = String(professional_name).indexOf(part);
        if (name === 'startswith') return at === 0;
        return name === 'contains' ? at >= 0 : String(professional_name).slice(-part.length || Infinity) === part;
      },
    })),
    text.map((value) => ({ filter: `professional_name eq '${value}'`, holds: (one: Row) => one.professional_name === value })),
  );
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree')).map(([left, word, right]) => ({
        filter: `(${left.filter}) ${word} (${right.filter})`,
        holds: (one: Row) => (word === 'and' ? left.holds(one) && right.holds(one) : left.holds(one) || right.holds(one)),
      })),
    ),
  }));

  it('means what the tree means from which it was written', () => {
    fc.assert(
      fc.property(tree, text, fc.integer({ min: -3, max: 3 }), (expression, professional_name, quantity_authorized) => {
        const one = { professional_name, quantity_authorized };
        expect(holds(expression.filter, one)).toBe(expression.holds(one));
      }),
      { numRuns: 300 },
    );
  });

  it('is understood or refused, whatever it is', () => {
    const words = fc.constantFrom(
      'eq',
      'and',
      'or',
      '(',
      ')',
      ',',
      "'x'",
      "'",
      '7',
      'status',
      'medication_code',
      'contains',
      'not',
      ' ',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (filter) => {
          try {
            expect(typeof filterPredicate(filter, fields)(row)).toBe('boolean');
          } catch (error) {
            expect(error).toBeInstanceOf(FieldError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
