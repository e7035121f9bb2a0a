import { protheusFileSchema } from '../../config/protheus-settings';
import { seenPrescription, seenRefund } from './followed-as';

const finals = protheusFileSchema.parse({});
const now = new Date('2026-11-22T01:00:00Z'); // the 21st in Brazil

const prescription = (prescription_status: string, ...ends: string[]) =>
  seenPrescription(
    ends.map((final_medication_date, at) => ({
      prescription_code: 'c',
      prescription_status,
      medication_code: String(at),
      final_medication_date,
    })),
    finals,
    now,
  );
const refund = (status: string, repayment_date?: string) =>
  seenRefund({ prescription_code: 'c', medication_code: 'm', protocol: 'p', status, repayment_date }, finals).final;

describe('what can change no more', () => {
  it.each(['4', 'A'])('is a prescription in %s', (status) => expect(prescription(status, '2099-01-01').final).toBe(true));

  it.each(['0', '1', '2', '6', '7'])('is no prescription in %s, valid or not', (status) =>
    expect(prescription(status, '2020-01-01').final).toBe(false),
  );

  it.each(['3', '5'])('is a prescription in %s when the last of its medications is out of validity', (status) => {
    expect(prescription(status, '2026-11-20', '2026-11-21')).toMatchObject({ final: false, validUntil: '2026-11-21' });
    expect(prescription(status, '2026-11-20', '20261119')).toMatchObject({ final: true, validUntil: '2026-11-20' });
    expect(prescription(status, '')).toMatchObject({ final: false, validUntil: undefined });
  });

  it.each(['4', '7', '8', 'D', 'E', 'A'])('is a refund in %s', (status) => expect(refund(status)).toBe(true));

  it.each(['0', '1', '2', '3', '5', '9', 'B', 'C', 'F'])('is no refund in %s', (status) =>
    expect(refund(status, '2026-01-01')).toBe(false),
  );

  it('is a refund in 6 once it has a repayment date', () => {
    expect([refund('6'), refund('6', '  '), refund('6', '2026-11-30')]).toEqual([false, false, true]);
  });

  it('goes without a quantity that no column holds, and keeps the rest', () => {
    const item = { prescription_code: 'c', medication_code: 'm', protocol: 'p', status: '1' };
    expect(seenRefund({ ...item, quantity_requested: 3_000_000_000 }, finals)).toMatchObject({
      protocol: 'p',
      quantityRequested: undefined,
    });
    expect(seenRefund({ ...item, quantity_requested: 30 }, finals).quantityRequested).toBe(30);
  });
});
