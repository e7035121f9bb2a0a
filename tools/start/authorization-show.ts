import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubApi } from './hub-api';
import type { JsonApi } from './json-api';
import { plainTable } from './plain-table';
import { waitFor } from './wait-for';

interface CloudEvent {
  position: string;
  type: string;
  source: string;
  subject: string;
}

interface TaskView {
  runRequested: boolean;
  lastRun: { run: number; outcome: string } | null;
}

const guidesIssued = 60;
const membersWatched = 20;
const eventsShown = 5;
const hatStatuses: Record<string, string> = { 1: 'authorized', 2: 'authorized in part', 3: 'denied', 6: 'in audit', 9: 'cancelled' };

/** How often the pollers look by themselves while `npm start` is up, milliseconds. */
export const authorizationShowEnvironment = { HAT_AUTHORIZATIONS_POLL_INTERVAL_MS: '5000', MEDSENIOR_POLL_INTERVAL_MS: '15000' };

/**
 * Both vendors issue guides, the hub's pollers import them.
 * @returns the guides by status, and the last events, as text
 */
export async function showAuthorizations(hub: HubApi, emulator: JsonApi, sampleFolder: string, signal: AbortSignal): Promise<string> {
  const members = await firstMembers(sampleFolder);
  const links = members.map(({ matricula, cpf, subscriberId }) => ({ matricula, cpf, subscriberId }));
  await hub.post('medsenior/watch', { items: links });
  await emulator.post('hat/authorizations/generate', { count: guidesIssued });
  const known = members.map(({ matricula, cpf, nome }) => ({ matricula, cpf, nome }));
  await emulator.post('medsenior/authorizations/generate', { count: guidesIssued, beneficiaries: known });
  for (const task of ['hat-authorizations', 'medsenior-authorizations']) await runTask(hub, `${task}:default`, signal);
  const [table, events] = [await countsTable(hub, members), await lastEvents(hub)];
  return [table, '', '  The last events:', ...events.map(eventLine)].join('\n');
}

async function sample(folder: string, resource: string): Promise<Record<string, unknown>[]> {
  return (JSON.parse(await readFile(join(folder, `${resource}.json`), 'utf8')) as { items: Record<string, unknown>[] }).items;
}

interface Member {
  matricula: string;
  cpf: string;
  nome: string;
  subscriberId: string;
}

/** The first members of the sample as MedSenior knows them: its matrícula is the number in HAT's personId. */
async function firstMembers(folder: string): Promise<Member[]> {
  const [people, beneficiaries] = await Promise.all([sample(folder, 'persons'), sample(folder, 'beneficiaries')]);
  const cards = new Map(beneficiaries.map(({ personId, subscriberId }) => [personId, String(subscriberId)]));
  return people.slice(0, membersWatched).map(({ personId, holderCPF, name }) => ({
    matricula: String(Number(personId)),
    cpf: String(holderCPF),
    nome: String(name),
    subscriberId: cards.get(personId) ?? '',
  }));
}

/** Has a task run now, and waits for that run's end. */
async function runTask(hub: HubApi, name: string, signal: AbortSignal): Promise<void> {
  const before = await hub.get<TaskView>(`operations/tasks/${name}`);
  await hub.post(`operations/tasks/${name}/run`);
  await waitFor(`the task ${name}`, signal, async () => {
    const { lastRun, runRequested } = await hub.get<TaskView>(`operations/tasks/${name}`);
    const isNew = lastRun !== null && lastRun.run !== before.lastRun?.run;
    return isNew && !runRequested && lastRun.outcome !== 'running' ? true : undefined;
  });
}

async function countsTable(hub: HubApi, members: readonly Member[]): Promise<string> {
  const hat = await hub.all<{ authorizationStatus?: string }>('hat/authorizations', { fields: 'authorizationStatus' });
  const watched = { source: 'mirror', matricula: members.map(({ matricula }) => matricula).join(',') };
  const medsenior = await hub.all<{ vendorStatus: string | null }>('medsenior/authorizations', watched);
  return plainTable([
    ['authorizations in the hub', 'guides'],
    ...counted(
      'HAT',
      hat.map(({ authorizationStatus = '' }) => hatStatuses[authorizationStatus] ?? authorizationStatus),
    ),
    ...counted(
      'MedSenior',
      medsenior.map(({ vendorStatus }) => vendorStatus ?? ''),
    ),
  ]);
}

function counted(vendor: string, statuses: readonly string[]): string[][] {
  const counts = new Map<string, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left).map(([status, count]) => [`${vendor}: ${status}`, String(count)]);
}

async function lastEvents(hub: HubApi): Promise<CloudEvent[]> {
  let last: CloudEvent[] = [];
  for (let after = ''; ;) {
    const page = await hub.get<{ items: CloudEvent[]; next: string; hasNext: boolean }>(`events?pageSize=200${after && `&after=${after}`}`);
    last = [...last, ...page.items].slice(-eventsShown);
    if (!page.hasNext) return last;
    after = page.next;
  }
}

function eventLine({ position, type, source, subject }: CloudEvent): string {
  return `    ${position.padStart(6)}  ${type}  ${source}/${subject}`;
}
