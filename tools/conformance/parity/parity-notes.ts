import type { VendorWord } from '../behaviour';

export type Note = readonly [pattern: string, state: 'partial' | 'not', note: string];

const putIn = 'in guides that were put in; generated ones lack it';
const listed = 'listAuthorizations.answer.items[].';
const guides = [listed, 'readAuthorization.answer.'];
const notGenerated = [
  'attendanceToken',
  'missingValidationCode',
  'specialCoverage',
  'usedTechnique',
  'hospitalizationDate',
  'hospitalizationHour',
  'dischargedDate',
  'dischargedHour',
  'dischargedType',
  'procedures[].justification',
  'procedures[].unitaryWorth',
  'procedures[].accessWay',
  'procedures[].increaseDecrease',
  'beneficiary.oldSubscriberId',
];
const valuesNotGenerated = ['procedures[].procedureType=*', 'beneficiary.newbornAttendance=S', 'authorizationType=3'];

/** Fields of errors that are not observed, by path. */
export const errorNotes: Readonly<Record<VendorWord, readonly Note[]>> = {
  hat: [],
  'protheus-refund': [],
  medsenior: [
    ['title', 'partial', 'by the setting `errorBodies: problem`'],
    ['status', 'partial', 'by the setting `errorBodies: problem`'],
    ['errors', 'partial', 'by the setting `errorBodies: problem`'],
  ],
};

/** What the suite does not observe at the emulator as it begins, and why. A note for what is observed is stale. */
export const notes: Readonly<Record<VendorWord, readonly Note[]>> = {
  hat: [
    ['register*.status.200', 'not', 'the emulator answers 202'],
    ['register*.status.201', 'not', 'the emulator answers 202'],
    ['readIntegration.answer.code=6', 'partial', 'by a fault, or by the setting `partial: refuse-batch`'],
    ['listAuthorizations.status.404', 'partial', 'by the setting `emptyGuides: not-found`'],
    ...valuesNotGenerated.map((path): Note => [`${listed}${path}`, 'partial', putIn]),
    ...guides.flatMap((guide) => notGenerated.map((path): Note => [`${guide}${path}`, 'partial', putIn])),
  ],
  'protheus-refund': [
    ['issueToken.status.200', 'partial', 'by the setting `statuses`'],
    ['createPrescription.status.200', 'partial', 'by the setting `statuses`'],
    ['createPrescription.answer.status=*', 'partial', 'a new prescription is 1; the others show in the list'],
    ['list*.answer.total', 'not', 'newer releases only'],
  ],
  medsenior: [['searchAuthorizations.answer.messages', 'partial', 'by the setting `messages`']],
};
