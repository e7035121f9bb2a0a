export { HatAuthorizationEntity } from './hat-authorization.entity';
export { HatAuthorizationFaultEntity } from './hat-authorization-fault.entity';
export { HatAuthorizationPollEntity } from './hat-authorization-poll.entity';
export { HatAuthorizationProcedureEntity } from './hat-authorization-procedure.entity';
