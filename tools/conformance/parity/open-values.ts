import { authorizationStatuses, integrationCodes } from '@ponte/hat/contract';
import { medseniorStatuses } from '@ponte/medsenior/contract';
import type { VendorWord } from '../behaviour';

const procedureTypes = ['0', '1', '2', '3', '4', 'P', '6', 'M', '8', '9'];
const authorizationTypes = ['1', '2', '3', '4', '9'];

/** Values that documents list, though the contract leaves the field open: the vendor may send others. By key of the field. */
export const openValues: Readonly<Record<VendorWord, Readonly<Record<string, readonly string[]>>>> = {
  hat: {
    'readIntegration.answer.code': Object.values(integrationCodes).map(String),
    'listAuthorizations.answer.items[].authorizationStatus': Object.values(authorizationStatuses),
    'listAuthorizations.answer.items[].authorizationType': authorizationTypes,
    'listAuthorizations.answer.items[].procedures[].status': ['0', '1', '2'],
    'listAuthorizations.answer.items[].procedures[].procedureType': procedureTypes,
    'listAuthorizations.answer.items[].beneficiary.newbornAttendance': ['S', 'N'],
    'listAuthorizations.answer.items[].healthProvider.type': ['F', 'J'],
  },
  'protheus-refund': {},
  medsenior: {
    'searchAuthorizations.answer.data[].status': medseniorStatuses.map(({ text }) => text),
    'searchAuthorizations.answer.data[].tipo': ['SADT'],
  },
};
