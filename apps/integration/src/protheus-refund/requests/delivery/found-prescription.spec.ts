import type { MedicationItem } from '@ponte/protheus-refund/client';
import { foundPrescription } from './found-prescription';

const item = (prescription_code: string, medication_code = 'A', professional_council_number = '1'): MedicationItem => ({
  prescription_code,
  prescription_status: '1',
  medication_code,
  professional_council_number,
});
const sent = { medications: [{ tableCode: '04', medicationCode: 'A' }], professionalCouncilNumber: '1' };
const both = { ...sent, medications: [...sent.medications, { tableCode: '04', medicationCode: 'B' }] };
const kindOf = (items: MedicationItem[], owned: string[] = [], request = sent) =>
  foundPrescription(items, ['old'], new Set(owned), request).kind;

describe('what became of a POST whose answer was lost', () => {
  it('is ours: one new code, nobody else’s, with the same medications and council number', () => {
    expect(kindOf([item('old'), item('new')])).toBe('ours');
    expect(kindOf([item('new', 'B'), item('new', 'A'), item('old')], [], both)).toBe('ours');
    expect(kindOf([item('new'), item('other', 'C')])).toBe('ours');
    expect(kindOf([item('new'), item('theirs')], ['theirs'])).toBe('ours');
  });

  it('is nothing: all there is was there before, or belongs to another request', () => {
    expect(kindOf([])).toBe('none');
    expect(kindOf([item('old'), item('theirs')], ['theirs'])).toBe('none');
  });

  it('is unclear: two that look alike', () => {
    expect(kindOf([item('new'), item('newer')])).toBe('unclear');
    expect(kindOf([item('new'), item('newer'), item('other', 'C')])).toBe('unclear');
  });

  it('is foreign: something new, and nothing of it looks alike', () => {
    expect(kindOf([item('new', 'B')])).toBe('foreign');
    expect(kindOf([item('new', 'A', '2')])).toBe('foreign');
    expect(kindOf([item('new')], [], both)).toBe('foreign');
    expect(kindOf([item('new'), item('new', 'B')])).toBe('foreign');
  });
});
