import { integrationCodes, type HatResource } from '@ponte/hat/contract';
import { applyItem, missingReference } from './apply-item';
import type { HatItem, HatMockSettings } from './hat.settings';
import type { InsurerRecords } from './insurer-records';
import { refusalLines } from './refusal-lines';

/** What a fault does to a batch that was accepted. `unnamed` holds keys, none meaning the first item. */
export interface BatchEffect {
  unnamed?: { code: number; keys?: readonly string[] };
  forced?: { code: number; message?: string; lines: readonly string[]; applied: boolean };
}

/** An accepted batch, waiting. `refusals` are the reasons known at acceptance, by position. */
export interface HatBatch {
  resource: HatResource;
  healthInsurerId: string;
  items: HatItem[];
  keys: string[];
  refusals: [position: number, reason: string][];
  partial: HatMockSettings['partial'];
  unnamedLines: boolean;
  effect?: BatchEffect;
}

/** What GET integration answers in the end. */
export interface BatchOutcome {
  code: number;
  message?: string;
  lines: readonly string[];
}

const done: BatchOutcome = { code: integrationCodes.done, lines: [] };

/** Applies a batch to the operator's records, item by item in the order of the array. */
export function applyBatch(batch: HatBatch, state: InsurerRecords): BatchOutcome {
  const { resource, items, keys, effect } = batch;
  const refusals = new Map(batch.refusals);
  const failing = effect?.unnamed ? failingPositions(keys, effect.unnamed.keys) : [];
  for (const position of failing) refusals.set(position, 'erro interno');
  items.forEach((item, position) => {
    if (refusals.size > 0 && refusals.has(position)) return;
    const refusal = missingReference(resource, state, item);
    if (refusal !== null) refusals.set(position, refusal);
  });
  const refused = refusals.size > 0;
  if (effect?.forced ? effect.forced.applied : !refused || batch.partial === 'apply-valid') {
    items.forEach((item, position) => {
      const key = keys[position];
      if (key !== undefined && !(refused && refusals.has(position))) applyItem(resource, state, item, key);
    });
  }
  if (effect?.forced) return effect.forced;
  if (!refused) return done;
  return {
    code: failing.length > 0 && effect?.unnamed ? effect.unnamed.code : refusedCode(batch, refusals.size),
    lines: refusalLines(resource, keys, refusals, batch.unnamedLines || failing.length > 0),
  };
}

function refusedCode({ partial, items }: HatBatch, refused: number): number {
  if (refused === items.length) return integrationCodes.allInvalid;
  return partial === 'refuse-batch' ? integrationCodes.failed : integrationCodes.partial;
}

function failingPositions(keys: readonly string[], failing: readonly string[] | undefined): number[] {
  if (!failing) return [0];
  return keys.flatMap((key, position) => (failing.includes(key) ? [position] : []));
}
