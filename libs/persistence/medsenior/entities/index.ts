export { MedseniorAuthorizationEntity, type MirroredProcedure } from './medsenior-authorization.entity';
export { MedseniorGateEntity } from './medsenior-gate.entity';
export { MedseniorHistoryEntity, type MedseniorHistoryKind } from './medsenior-history.entity';
export { MedseniorWatchEntity } from './medsenior-watch.entity';
