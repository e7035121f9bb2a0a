import type { HatItem } from './hat.settings';

/** Whether a member or a provider is blocked, by the event applied last, and the events in the order they first came. */
export interface Standing {
  blocked: boolean;
  blockedDate: string;
  events: HatItem[];
}

/** Two events are one when type and times agree, however the date is written. Times that are absent count as empty. */
export function eventIdentity(holder: string, event: HatItem): string {
  return [
    holder,
    compactDate(event.eventDate),
    String(event.eventType),
    compactDate(event.entry_date),
    String(event.entry_hour ?? ''),
  ].join(':');
}

/** Applies an event: a repeated one counts again for the present state, but stays one entry of the history. */
export function applyEvent(standings: Map<string, Standing>, holder: string, event: HatItem): void {
  let standing = standings.get(holder);
  if (!standing) {
    standing = { blocked: false, blockedDate: '', events: [] };
    standings.set(holder, standing);
  }
  standing.blocked = event.eventType === 'Bloqueio';
  standing.blockedDate = standing.blocked ? String(event.eventDate) : '';
  const identity = eventIdentity(holder, event);
  const known = standing.events.findIndex((other) => eventIdentity(holder, other) === identity);
  if (known === -1) standing.events.push(event);
  else standing.events[known] = { ...standing.events[known], ...event };
}

function compactDate(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('-', '') : '';
}
