import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubApi } from './hub-api';
import type { JsonApi } from './json-api';
import { waitFor } from './wait-for';

interface RequestView {
  requestId: string;
  state: string;
  prescriptionCode: string | null;
  error?: VendorError & { details: VendorError[] };
}

interface VendorError {
  code: string;
  message: string;
  vendorCode?: string;
}

interface HistoryView {
  status: { description: string | null } | null;
  items: { kind: string; status: { code: string; description: string | null }; seenAt: string }[];
}

interface Show {
  name: string;
  medicationCode: string;
  /** What the emulator is told before the prescription is sent for the first time. */
  fault?: object;
}

export const attachmentHost = 'arquivos.operadora-exemplo.com.br';
const finalStates = ['created', 'rejected', 'unknown', 'failed'];
const authorized = '3';

const shows: readonly Show[] = [
  { name: 'a medication that Protheus does not know', medicationCode: '0000000000' },
  { name: 'accepted at once', medicationCode: '0490173961' },
  {
    name: 'the connection drops after Protheus created it',
    medicationCode: '0490173961',
    fault: { vendor: 'protheus', operation: 'createPrescription', kind: 'resetAfter', first: 1 },
  },
];

/** Short measures, so that the reconciliation of a lost answer is seen within seconds. */
export const protheusShowEnvironment = {
  PROTHEUS_TIMEOUT_MS: '2000',
  PROTHEUS_SETTLE_MS: '4000',
  PROTHEUS_POLL_INTERVAL_MS: '1000',
};

/**
 * Three prescriptions under fixed keys: a second start finds them made, and makes none.
 * @returns what became of them, and the history of those that exist, as text
 */
export async function showPrescriptions(hub: HubApi, emulator: JsonApi, sampleFolder: string, signal: AbortSignal): Promise<string> {
  const { items } = JSON.parse(await readFile(join(sampleFolder, 'beneficiaries.json'), 'utf8')) as { items: { subscriberId: string }[] };
  const lines: string[] = [];
  const codes: string[] = [];
  for (const [index, show] of shows.entries()) {
    const subscriberId = items[index]?.subscriberId ?? '';
    const { state, prescriptionCode, error } = await prescribe(hub, emulator, show, subscriberId, index, signal);
    lines.push(`  ${show.name}: ${state} ${prescriptionCode ?? ''}`.trimEnd());
    lines.push(...[error, ...(error?.details ?? [])].flatMap((one) => (one ? [`    ${one.vendorCode ?? ''} ${one.message}`] : [])));
    if (prescriptionCode !== null) codes.push(prescriptionCode);
  }
  const [first] = codes;
  // An analyst authorizes the first one: the hub follows.
  if (first !== undefined) await emulator.post(`protheus/prescriptions/${first}`, { status: authorized });
  const histories = await Promise.all(codes.map((code) => history(hub, code, code === first ? authorized : undefined, signal)));
  return [...lines, '', ...histories].join('\n');
}

async function prescribe(
  hub: HubApi,
  emulator: JsonApi,
  { medicationCode, fault }: Show,
  subscriberId: string,
  index: number,
  signal: AbortSignal,
): Promise<RequestView> {
  const earlier = await hub.get<{ items: unknown[] }>(`protheus/requests?subscriberId=${subscriberId}&pageSize=1`);
  if (fault && earlier.items.length === 0) await emulator.post('faults', fault);
  const prescription = {
    healthInsurerCode: '0001',
    subscriberId,
    professionalCouncil: 'CRM',
    professionalCouncilNumber: '334456',
    stateAbbreviation: 'SP',
    professionalName: 'VINICIUS',
    prescriptionDate: '2026-11-02',
    medications: [{ tableCode: '04', medicationCode }],
    attachments: [{ href: `https://${attachmentHost}/receitas/${index + 1}.pdf` }],
  };
  const { requestId } = await hub.post<{ requestId: string }>('protheus/continuousMedications?wait=0', prescription, {
    'idempotency-key': `npm-start-prescription-${index + 1}`,
  });
  return waitFor('a prescription to be settled', signal, async () => {
    const request = await hub.get<RequestView>(`protheus/requests/${requestId}`);
    return finalStates.includes(request.state) ? request : undefined;
  });
}

/** @param until a status that has to be seen first */
async function history(hub: HubApi, code: string, until: string | undefined, signal: AbortSignal): Promise<string> {
  const { items } = await waitFor(`the history of ${code}`, signal, async () => {
    const found = await hub.get<HistoryView>(`protheus/prescriptions/${code}/history`);
    const seen = found.items.map(({ status }) => status.code);
    return seen.length > 0 && (until === undefined || seen.includes(until)) ? found : undefined;
  });
  const story = items.map(({ status, seenAt }) => `${status.code} ${status.description ?? ''} (seen ${seenAt})`);
  return `  ${code}: ${story.join(', ')}`;
}
