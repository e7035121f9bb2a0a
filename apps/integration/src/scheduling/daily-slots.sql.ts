/**
 * The last daily slot up to a moment, and the next one behind it, by the clock on the wall: a day of 23 or 25 hours has one slot too.
 * @param at, time, timeZone SQL of a timestamptz, of hh:mm, and of an IANA name; without a time and a zone both slots are null
 */
export const dailySlots = (at: string, time: string, timeZone: string): string => /* sql */ `
  SELECT (today.slot - passed.days) AT TIME ZONE ${timeZone}::text AS latest,
         (today.slot - passed.days + interval '1 day') AT TIME ZONE ${timeZone}::text AS following
    FROM (SELECT (${at}) AT TIME ZONE ${timeZone}::text AS local) AS clock
   CROSS JOIN LATERAL (SELECT date_trunc('day', local) + ${time}::text::interval AS slot) AS today
   CROSS JOIN LATERAL (SELECT CASE WHEN today.slot > local THEN interval '1 day' ELSE interval '0' END AS days) AS passed`;
