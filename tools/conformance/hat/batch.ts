import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HatResource, IntegrationAnswer, TokenProcessResponse } from '@ponte/hat/contract';
import { projectRoot } from '../../project-root';
import type { Caller } from '../caller';
import { contractOf } from '../contract';
import { Difference } from '../difference';

export type Item = Record<string, unknown>;

const final = [3, 4, 5, 6, 404];
const pollMs = 1_000;
const mostPolls = 120;

/** operationId of a resource's registration. */
export function registrationOf(resource: HatResource): string {
  const operation = contractOf('hat').operations.find(({ path }) => path === `/${resource}`);
  if (!operation) throw new Error(`the contract has no ${resource}`);
  return operation.id;
}

/** The examples of `mocks/hat/fixtures`. */
export function exampleItems(file: string): Item[] {
  const text = readFileSync(join(projectRoot(), 'mocks/hat/fixtures', `${file}.json`), 'utf8');
  return (JSON.parse(text) as { body: { items: Item[] } }).body.items;
}

/** A body for the operator under test. */
export function batchBody(caller: Caller, items: readonly unknown[], arrayName = 'items'): Item {
  const [healthInsurerId, ansRegistry] = (caller.fact('HAT_INSURERS').split(',')[0] ?? '').split(':');
  return { [arrayName]: items, healthInsurerId, ansRegistry };
}

/** Posts a batch and follows its token to the end. `codes` holds every code that was seen. */
export async function settled(
  caller: Caller,
  resource: HatResource,
  items: readonly unknown[],
  arrayName?: string,
): Promise<{ codes: number[]; final: IntegrationAnswer }> {
  const answer = await caller.call(registrationOf(resource), { body: batchBody(caller, items, arrayName) });
  if (![200, 201, 202].includes(answer.status)) throw new Difference(`HTTP ${answer.status}: the batch is not taken`);
  const { tokenId, tokenProcess = tokenId, serviceResponse } = answer.json as TokenProcessResponse;
  if (!tokenProcess || serviceResponse === false) throw new Difference('the batch is not taken: no token, or serviceResponse false');
  const codes: number[] = [];
  for (let poll = 0; poll < mostPolls; poll++) {
    const state = (await caller.call('readIntegration', { path: { tokenId: tokenProcess } })).json as IntegrationAnswer;
    codes.push(state.code);
    if (final.includes(state.code)) return { codes, final: state };
    await caller.wait(pollMs);
  }
  throw new Difference(`no final code after ${(mostPolls * pollMs) / 1_000} seconds`);
}
