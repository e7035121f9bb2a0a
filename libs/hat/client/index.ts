export { HatClient } from './hat.client';
export { HatAuthorizationsClient } from './hat-authorizations.client';
export type { AuthorizationsQuery } from './authorizations-query';
export type { GuideOutcome, GuidesOutcome, HatGuide, HatReadTrouble, HatRefusal, MarkOutcome } from './hat-authorization-outcome';
export type { HatConnection } from './hat-connection';
export type { CallFacts, CallTrouble, MasterTokenOutcome, PollOutcome, PostOutcome } from './hat-outcome';
