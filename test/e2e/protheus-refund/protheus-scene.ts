import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEnvironment } from '../../../apps/integration/src/config/environment';
import { createHub, type Hub, type HubOptions } from '../../../apps/integration/src/create-hub';
import { prescriptionExample } from '../../../apps/integration/src/protheus-refund/requests/intake/prescription-example';
import { createMock, type MockOptions, type MockUpstream } from '../../../apps/mock-upstream/src/create-mock';
import {
  createTestDatabase,
  HubApi,
  hubVariables,
  protheusEnvironment,
  rowsOfDatabase,
  shortProtheusPauses,
  temporaryDirectory,
  type TestDatabase,
  until,
} from '../../support';

export interface ProtheusSceneOptions {
  environment?: Record<string, string>;
  /** The `protheus` part of the tenant in TENANTS_FILE. */
  protheus?: Record<string, unknown>;
  hub?: HubOptions;
  mock?: MockOptions;
  replicas?: number;
}

export interface RequestAnswer {
  resolvedBy?: string;
  requestId: string;
  state: 'received' | 'sending' | 'created' | 'rejected' | 'unknown' | 'failed';
  prescriptionCode: string | null;
  posts: number;
  error?: { code: string; message: string; fix?: string; field?: string; vendorCode?: string; details: { code: string; field?: string }[] };
  vendorText?: string;
}

/** A request that the emulator accepts as it stands. */
export const prescription = {
  ...prescriptionExample,
  attachments: [{ href: 'https://www.totvs.com/wp-content/uploads/2021/04/totvs-shared.png?assinatura=segredo-9' }],
};

/** Database, emulator and hubs of one operator that has a Protheus. */
export class ProtheusScene {
  readonly hubs: Hub[] = [];
  readonly api: HubApi;

  private constructor(
    readonly database: TestDatabase,
    readonly mock: MockUpstream,
    readonly variables: Record<string, string>,
    private readonly hubOptions: HubOptions,
  ) {
    this.api = this.apiOf(0);
  }

  static async open({ environment, protheus, hub = {}, mock: mockOptions, replicas = 1 }: ProtheusSceneOptions = {}) {
    const database = await createTestDatabase();
    const mock = await createMock(mockOptions);
    const scene = new ProtheusScene(database, mock, await protheusVariables(database.url, mock, { environment, protheus }), hub);
    for (let replica = 0; replica < replicas; replica++) await scene.addHub();
    return scene;
  }

  async addHub(): Promise<Hub> {
    const hub = await createHub(loadEnvironment(this.variables), this.hubOptions);
    this.hubs.push(hub);
    return hub;
  }

  /** The API of one replica. */
  apiOf(replica: number): HubApi {
    return new HubApi(() => this.hubs[replica]?.url ?? '', this.variables.API_KEY ?? '');
  }

  create(body: object = prescription, query = '', headers: Record<string, string> = {}, api = this.api) {
    return api.post(`/protheus/continuousMedications${query}`, body).set(headers);
  }

  async request(id: string, api = this.api): Promise<RequestAnswer> {
    return (await api.get(`/protheus/requests/${id}`)).body as RequestAnswer;
  }

  /** Waits until a request has one of the states. */
  async reaches(id: string, states: readonly RequestAnswer['state'][], api = this.api): Promise<RequestAnswer> {
    let last: RequestAnswer | undefined;
    await until(async () => {
      last = await this.request(id, api).catch(() => undefined);
      return last !== undefined && states.includes(last.state);
    });
    return last as RequestAnswer;
  }

  async final(id: string, api = this.api): Promise<RequestAnswer> {
    return this.reaches(id, ['created', 'rejected', 'unknown', 'failed'], api);
  }

  rows<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rowsOfDatabase<Row>(this.database.url, sql, parameters);
  }

  /** Codes of the document's beneficiary that came after the world began. */
  newCodes(subscriberId = prescription.subscriberId): string[] {
    return this.mock.protheus
      .prescriptions(subscriberId)
      .map(({ prescriptionCode }) => prescriptionCode)
      .filter((code) => !code.startsWith('4175052023'));
  }

  async close(): Promise<void> {
    await Promise.all(this.hubs.map((hub) => hub.close()));
    await this.mock.close();
    await this.database.drop();
  }
}

/** The environment of a hub that speaks to an emulator of Protheus, with short pauses after failures. */
export async function protheusVariables(
  databaseUrl: string,
  mock: MockUpstream,
  { environment = {}, protheus = {} }: Pick<ProtheusSceneOptions, 'environment' | 'protheus'> = {},
): Promise<Record<string, string>> {
  const file = join(await temporaryDirectory('tenants'), 'tenants.json');
  await writeFile(file, JSON.stringify({ tenants: [{ name: 'default', protheus: { ...shortProtheusPauses, ...protheus } }] }));
  return hubVariables(databaseUrl, mock.hat.url, {
    TENANTS_FILE: file,
    ...protheusEnvironment(mock),
    ...environment,
  });
}
