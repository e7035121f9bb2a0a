import { z } from 'zod';

const hour = 3_600_000;
const day = 24 * hour;
const milliseconds = (min: number) =>
  z
    .int()
    .min(min)
    .max(365 * day);

/** The `hat.authorizations` part of one tenant in TENANTS_FILE. */
export const hatAuthorizationsFileSchema = z.strictObject({
  pollIntervalMs: z
    .int()
    .min(0)
    .max(day)
    .optional()
    .describe('Pause between two looks at the guides that are not imported, 0 = no import; default HAT_AUTHORIZATIONS_POLL_INTERVAL_MS'),
  pageSize: z.int().min(1).max(1_000).optional().describe('Guides per page; default HAT_AUTHORIZATIONS_PAGE_SIZE'),
  marks: z
    .boolean()
    .default(true)
    .describe('Tells HAT what was imported (trackingStatus 1 and 2); false where another system does, and the import goes by hash alone'),
  cancelledStatus: z
    .string()
    .regex(/^\w{1,2}$/)
    .default('C')
    .describe('authStatus that asks for cancelled guides: C as Protheus does, or 9'),
  rereadBaseMs: milliseconds(100)
    .default(5 * 60_000)
    .describe('A guide in audit is read again after this; doubles while nothing changes'),
  rereadMaxMs: milliseconds(100)
    .default(6 * hour)
    .describe('Longest pause between two looks at a guide in audit'),
  reconcileAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('03:00')
    .describe('When the nightly pass begins: hh:mm in timeZone'),
  timeZone: z
    .string()
    .regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/)
    .refine(isTimeZone, 'must be the name of a time zone')
    .default('America/Sao_Paulo')
    .describe('IANA name of the time zone of reconcileAt'),
  reconcileDays: z.int().min(1).max(366).default(7).describe('Days of issue that the nightly pass reads again'),
});

/** How the authorizations of one tenant are imported. Durations in milliseconds. */
export interface HatAuthorizationsSettings {
  /** 0 = no import. */
  readonly pollIntervalMs: number;
  readonly pageSize: number;
  readonly marks: boolean;
  readonly cancelledStatus: string;
  readonly rereadBaseMs: number;
  readonly rereadMaxMs: number;
  /** hh:mm in `timeZone`. */
  readonly reconcileAt: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly reconcileDays: number;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
