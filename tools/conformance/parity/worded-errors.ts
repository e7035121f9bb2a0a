import { protheusErrorCatalogue, type CatalogueEntry } from '@ponte/protheus-refund/contract';
import type { EvidenceTag, VendorWord } from '../behaviour';

/** A text by which a document tells an error. */
export interface WordedErrorRow {
  operations: readonly string[];
  code: string;
  /** With its slots in braces. */
  text: string;
  evidence: EvidenceTag;
  /** Id of the behaviour that shows it byte for byte, without the vendor. */
  shownBy: string;
}

const shownBy: Readonly<Record<string, string>> = {
  fieldAbsent: 'create.bodyInvalid',
  fieldType: 'create.bodyInvalid',
  recordAbsent: 'create.prescriptionRefused',
  attachmentNotDownloaded: 'create.prescriptionRefused',
  queryKeyMissing: 'medications.key-missing',
  keyAbsent: 'medications.key-missing',
  subscriberOfListUnknown: 'medications.unknown',
  prescriptionUnknown: 'refunds.unknown',
};

export const wordedErrors: Readonly<Record<VendorWord, readonly WordedErrorRow[]>> = {
  hat: [
    {
      operations: ['registrations'],
      code: '400',
      text: 'Quantidade de itens do lote acima do permitido',
      evidence: 'ttalk',
      shownBy: 'attendanceLocations.too-many',
    },
  ],
  'protheus-refund': Object.entries(protheusErrorCatalogue as Readonly<Record<string, CatalogueEntry>>).map(
    ([name, { operations, code, message, detailedMessage }]) => ({
      operations,
      code,
      text: `${message} / ${detailedMessage.replace('\r\n', '\\r\\n')}`,
      evidence: 'doc',
      shownBy: shownBy[name] ?? `create.${name}`,
    }),
  ),
  medsenior: [
    {
      operations: ['searchAuthorizations'],
      code: '400',
      text: 'A matrícula informada é inválida.',
      evidence: 'doc',
      shownBy: 'search.bad-matricula',
    },
  ],
};
