import { hatResources } from '@ponte/hat/contract';

/** Addresses of registrations name a resource of HAT, which blocks and never deletes. */
export const registrationRoute = { resources: hatResources, refusals: { DELETE: 'DELETE_NOT_SUPPORTED' } } as const;
