import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { medicationsPath, refundsPath, tokenPath, type TokenAnswer } from '@ponte/protheus-refund/contract';
import type { MockOptions, MockUpstream, MockWorld } from '../create-mock';
import { start as startMock } from '../mock.fixture';

export interface Told {
  status: number;
  body: Record<string, unknown>;
  /** The body as it came. */
  text: string;
  headers: Headers;
}

export interface Example {
  operation: 'token' | 'createPrescription' | 'listMedications' | 'listRefunds';
  status: number;
  error?: string;
  body: Record<string, unknown>;
}

/** One file of mocks/protheus-refund/fixtures. */
export function example(name: string): Example {
  const file = join(__dirname, '../../../../mocks/protheus-refund/fixtures', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Example;
}

/** The document's own request, changed; undefined leaves a field out. */
export function requestBody(change: object = {}): Record<string, unknown> {
  return { ...example('create-request').body, ...change };
}

/** The card of the document's beneficiary. */
export const subscriberId = '00011008000027010';
const json = { 'content-type': 'application/json' };

/** Calls as somebody makes them who knows nothing but an address. */
export function caller(url: string, more: Record<string, string> = {}) {
  const call = async (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Told> => {
    const answer = await fetch(url + path, { method, headers: { ...more, ...headers }, body });
    const text = await answer.text();
    return { status: answer.status, body: JSON.parse(text) as Record<string, unknown>, text, headers: answer.headers };
  };
  const token = (query: Record<string, string>, headers: Record<string, string> = {}, form?: Record<string, string>) =>
    call(
      'POST',
      `${tokenPath}?${new URLSearchParams(query).toString()}`,
      form ? { ...headers, 'content-type': 'application/x-www-form-urlencoded' } : headers,
      form && new URLSearchParams(form).toString(),
    );
  const login = async () =>
    (await token({ grant_type: 'password' }, { username: 'integracao', password: 'mock-password' })).body as unknown as TokenAnswer;
  let access: string | undefined;
  const signed = async () => ({ ...json, authorization: `Bearer ${(access ??= (await login()).access_token)}` });
  const list = async (path: string, query: Record<string, string>) =>
    call('GET', `${path}?${new URLSearchParams(query).toString()}`, await signed());
  return {
    call,
    token,
    login,
    /** Posts a text as it is, anything else as JSON. */
    create: async (body: unknown = requestBody()) =>
      call('POST', medicationsPath, await signed(), typeof body === 'string' ? body : JSON.stringify(body)),
    medications: (query: Record<string, string> = { subscriberId }) => list(medicationsPath, query),
    refunds: (query: Record<string, string>) => list(refundsPath, query),
  };
}

/** An emulator that `closeAll` ends; its clock stands still on the day of the document's example unless told. */
export const start = (options: MockOptions = {}): Promise<MockUpstream> =>
  startMock({ clock: '2023-06-19T12:00:00Z', seed: 1, ...options });
export { closeAll } from '../mock.fixture';

export const callerOf = (world: Pick<MockWorld, 'protheus'>) => caller(world.protheus.url);
