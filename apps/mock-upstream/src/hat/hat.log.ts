import { hatResources, type HatResource } from '@ponte/hat/contract';
import type { ChangeLog } from '../engine/change-log';
import type { HatItem } from './hat.settings';
import type { HatChange, HatState } from './hat.state';
import type { Standing } from './standing';

/** What a compacted log begins with: the records themselves instead of the batches that made them. */
type HatEntry =
  | HatChange
  | { type: 'record'; healthInsurerId: string; resource: HatResource; key: string; record: HatItem }
  | { type: 'standing'; healthInsurerId: string; resource: HatResource; key: string; standing: Standing };

/** Brings back what an earlier run accepted, then writes it down again in its shortest form. */
export async function loadHatState(log: ChangeLog, state: HatState): Promise<void> {
  await log.replay((entry) => takeEntry(state, entry as HatEntry));
  compactHatLog(log, state);
}

/** Replaces the log by the present state. */
export function compactHatLog(log: ChangeLog, state: HatState): void {
  log.rewrite(entriesOf(state));
}

function takeEntry(state: HatState, entry: HatEntry): void {
  switch (entry.type) {
    case 'record':
      return state.insurer(entry.healthInsurerId).merge(entry.resource, entry.key, entry.record);
    case 'standing':
      state.insurer(entry.healthInsurerId).standingsOf(entry.resource)?.set(entry.key, entry.standing);
      return;
    case 'job':
    case 'credential':
    case 'reset':
      return state.restore(entry);
  }
}

function* entriesOf(state: HatState): Generator<HatEntry> {
  const { insurers, jobs, digests } = state.snapshot();
  for (const digest of digests) yield { type: 'credential', digest };
  for (const insurer of insurers) {
    const { healthInsurerId } = insurer;
    for (const resource of hatResources) {
      for (const [key, record] of insurer.records[resource]) yield { type: 'record', healthInsurerId, resource, key, record };
      for (const [key, standing] of insurer.standingsOf(resource) ?? []) {
        yield { type: 'standing', healthInsurerId, resource, key, standing };
      }
    }
  }
  for (const job of jobs) yield { type: 'job', job };
}
