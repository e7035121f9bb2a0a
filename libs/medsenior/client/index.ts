export { MedseniorClient } from './medsenior.client';
export type { MedseniorConnection } from './medsenior-connection';
export { authorizationsAddress, defaultMaxAddressLength, matriculasThatFit, type MedseniorQuery } from './authorizations-query';
export { medseniorErrorRow, medseniorErrorTable, type MedseniorAction, type MedseniorErrorRow } from './medsenior-error.table';
export {
  medseniorError,
  type MedseniorCallFacts,
  type MedseniorItem,
  type MedseniorPage,
  type MedseniorPageOutcome,
  type MedseniorTrouble,
} from './medsenior-outcome';
