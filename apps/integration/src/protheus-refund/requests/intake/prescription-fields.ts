/** What a text field must look like. */
export interface FieldRule {
  name: string;
  max: number;
  pattern?: RegExp;
  allowed?: readonly string[];
  day?: boolean;
}

const states = 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');

/** All required [doc]; sizes are published nowhere, so these only keep out what cannot be right. */
export const fieldRules: readonly FieldRule[] = [
  { name: 'healthInsurerCode', max: 4, pattern: /^\d{4}$/ },
  { name: 'subscriberId', max: 17, pattern: /^\d{17}$/ },
  { name: 'professionalCouncil', max: 12, pattern: /^[A-Z]{2,12}$/ },
  { name: 'professionalCouncilNumber', max: 20, pattern: /^[0-9A-Za-z./-]+$/ },
  { name: 'stateAbbreviation', max: 2, allowed: states },
  { name: 'professionalName', max: 100 },
  { name: 'prescriptionDate', max: 30, day: true },
];

export const medicationRules: readonly FieldRule[] = [
  { name: 'tableCode', max: 4, pattern: /^[0-9A-Za-z]+$/ },
  { name: 'medicationCode', max: 16, pattern: /^[0-9A-Za-z]+$/ },
];

export const mostMedications = 50;
export const mostAttachments = 20;
