import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isPrescriptionStatus,
  isRefundStatus,
  prescriptionStatuses,
  protheusErrorCatalogue,
  protheusValidators,
  refundStatuses,
  type CatalogueEntry,
  type ProtheusErrorName,
  type ProtheusFault,
} from '.';

interface Fixture {
  schema: keyof typeof protheusValidators;
  operation: string;
  status?: number;
  error?: ProtheusErrorName;
  body: ProtheusFault;
}

const folder = join(__dirname, '../../../mocks/protheus-refund/fixtures');
const fixtures = readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture] as const);
const bodyOf = (file: string): Record<string, unknown> =>
  structuredClone(fixtures.find(([name]) => name === file)?.[1].body as unknown as Record<string, unknown>);

/** Whether a text is the template with something in its slots. */
function fills(template: string, text: string): boolean {
  const pattern = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[^]+')}$`).test(text);
}

describe('every example of the document', () => {
  it.each(fixtures)('validates: %s', (_file, { schema, body }) => {
    const validate = protheusValidators[schema];
    validate(body);
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(fixtures.filter(([, { error }]) => error))('is worded by the catalogue: %s', (_file, { operation, status, error, body }) => {
    const entry: CatalogueEntry = protheusErrorCatalogue[error as ProtheusErrorName];
    expect(entry.operations).toContain(operation);
    expect({ status, code: body.code }).toEqual({ status: entry.status, code: entry.code });
    expect(fills(entry.message, body.message)).toBe(true);
    expect(fills(entry.detailedMessage, body.detailedMessage)).toBe(true);
    const kinds = (entry.details ?? []).map((name) => protheusErrorCatalogue[name as ProtheusErrorName]);
    for (const detail of body.details ?? []) {
      const matching = kinds.filter((kind) => kind.code === detail.code && fills(kind.message, detail.message));
      expect(matching).toHaveLength(1);
      expect(fills(matching[0]?.detailedMessage ?? '', detail.detailedMessage)).toBe(true);
    }
  });

  it('covers the whole catalogue, details included', () => {
    const whole = fixtures.flatMap(([, { error }]) => error ?? []);
    const inDetails = whole.flatMap((name) => (protheusErrorCatalogue[name] as CatalogueEntry).details ?? []);
    expect(new Set([...whole, ...inDetails])).toEqual(new Set(Object.keys(protheusErrorCatalogue)));
  });
});

describe('the contract', () => {
  it('holds a request to every field and its type', () => {
    for (const field of Object.keys(bodyOf('create-request.json'))) {
      const { [field]: _left, ...without } = bodyOf('create-request.json');
      expect(protheusValidators.PrescriptionRequest(without)).toBe(false);
    }
    const numeric = { ...bodyOf('create-request.json'), professionalCouncilNumber: 334456 };
    expect(protheusValidators.PrescriptionRequest(numeric)).toBe(false);
  });

  it('lets answers carry keys that nobody documented', () => {
    expect(protheusValidators.MedicationPage({ ...bodyOf('list-answer.json'), total: 5, newer: true })).toBe(true);
  });

  it('takes an error code as text and as a number, and details within details', () => {
    const inner = { code: 406, message: 'm', detailedMessage: 'd', details: [] };
    expect(protheusValidators.Fault({ code: 'E009', message: 'm', detailedMessage: '', details: [inner] })).toBe(true);
    expect(protheusValidators.Fault({ code: null, message: 'm', detailedMessage: '' })).toBe(false);
    expect(protheusValidators.DetailedFault({ code: 'E009', message: 'm', detailedMessage: '' })).toBe(false);
  });
});

describe('the status codes', () => {
  it('of prescriptions are 0 to 6 and A', () => expect(Object.keys(prescriptionStatuses).sort().join('')).toBe('0123456A'));
  it('of refunds are 0 to 9 and A to E', () => expect(Object.keys(refundStatuses).sort().join('')).toBe('0123456789ABCDE'));
  it('mean different things from 5 on', () => {
    expect([prescriptionStatuses[5], refundStatuses[5]]).toEqual(['Deferido Parcialmente', 'Em digitação']);
    expect([isPrescriptionStatus('9'), isRefundStatus('9'), isRefundStatus('toString')]).toEqual([false, true, false]);
  });
});
