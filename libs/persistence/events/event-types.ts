/**
 * Every type of event of the feed, with the collection of the API that its subject stands in: `source` of the CloudEvent, and
 * `{source}/{subject}` is where to read more. Types are part of the public contract: they are added, never renamed.
 */
export const eventSources = {
  'br.ponte.hat.submission.completed': '/hat/submissions',
  'br.ponte.hat.authorization.imported': '/hat/authorizations',
  'br.ponte.hat.authorization.changed': '/hat/authorizations',
  'br.ponte.hat.authorization.cancelled': '/hat/authorizations',
  'br.ponte.medsenior.authorization.imported': '/medsenior/authorizations',
  'br.ponte.medsenior.authorization.changed': '/medsenior/authorizations',
  'br.ponte.medsenior.authorization.absent': '/medsenior/authorizations',
  'br.ponte.protheus.prescription.status': '/protheus/prescriptions',
  'br.ponte.protheus.refund.status': '/protheus/prescriptions',
} as const satisfies Record<string, `/${string}`>;

export type EventType = keyof typeof eventSources;

export const eventTypes = Object.keys(eventSources) as readonly EventType[];
