import type { NewEvent } from '@ponte/persistence/events';
import type { HistoryEntry, KnownGuide, MirrorChange, MirroredGuide } from '@ponte/persistence/medsenior';
import { guideChanges } from './guide-changes';

/**
 * What a page of MedSenior changes in the mirror: rows, their history, and one event for each guide that is new or whose status or
 * procedures moved. Guides that read as before are left alone.
 */
export function mirrorChange(tenantId: number, page: readonly MirroredGuide[], known: ReadonlyMap<string, KnownGuide>): MirrorChange {
  const guides: MirroredGuide[] = [];
  const history: HistoryEntry[] = [];
  const events: NewEvent[] = [];
  for (const guide of page) {
    const before = known.get(guide.guide);
    if (before?.payloadHash === guide.payloadHash && before.missedCycles === 0) continue;
    const changes = guideChanges(before, guide);
    guides.push(guide);
    history.push(...changes);
    if (changes.length > 0) events.push(eventOf(tenantId, guide, changes));
  }
  return { guides, history, events };
}

function eventOf(tenantId: number, { guide, status, statusText }: MirroredGuide, changes: readonly HistoryEntry[]): NewEvent {
  const imported = changes.some(({ kind }) => kind === 'imported');
  return {
    tenantId,
    type: imported ? 'br.ponte.medsenior.authorization.imported' : 'br.ponte.medsenior.authorization.changed',
    subject: guide,
    // A text that is no published status may be anything, and stays in the mirror.
    data: imported
      ? { status, vendorStatus: status === null ? null : statusText }
      : { status, vendorStatus: status === null ? null : statusText, changes: [...new Set(changes.map(({ kind }) => kind))] },
  };
}
