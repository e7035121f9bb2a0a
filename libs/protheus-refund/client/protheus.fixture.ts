import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axios from 'axios';
import { HttpSender, ManualClock, type HttpExchange } from '@ponte/common';
import type { ProtheusErrorName, ProtheusOperation } from '@ponte/protheus-refund/contract';
import { ProtheusClient, type ProtheusConnection } from '.';

export interface Received {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}
export type Reply = (call: Received, response: ServerResponse) => void;

/** An example of the vendor's document. */
export interface Example {
  operation: ProtheusOperation;
  status: number;
  error?: ProtheusErrorName;
  body: Record<string, unknown> & { details?: unknown[] };
}

/** A real server that speaks as a test tells it to, and a client of it whose time stands still. */
export class ProtheusScene {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 22, 12));
  readonly exchanges: HttpExchange[] = [];
  readonly tokenCalls: Received[] = [];
  readonly calls: Received[] = [];
  connection!: ProtheusConnection;
  client!: ProtheusClient;
  sender!: HttpSender;
  onToken!: Reply;
  onCall!: Reply;
  private issued = 0;

  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://protheus.invalid');
      const call = { method: request.method ?? '', url, headers: request.headers, body: Buffer.concat(chunks).toString() };
      const token = url.pathname.endsWith('/api/oauth2/v1/token');
      (token ? this.tokenCalls : this.calls).push(call);
      (token ? this.onToken : this.onCall)(call, response);
    });
  });

  async open(): Promise<void> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    this.sender = new HttpSender({ axiosRef: axios.create() }, { onExchange: (told) => this.exchanges.push(told), clock: this.clock });
  }

  async close(): Promise<void> {
    await this.sender.close();
    this.server.close();
  }

  /** Before each test: a client without a token, a server that issues `access-1`, `access-2`, … and knows no call. */
  reset(): void {
    const { port } = this.server.address() as AddressInfo;
    for (const list of [this.exchanges, this.tokenCalls, this.calls]) list.length = 0;
    this.issued = 0;
    this.connection = {
      tenant: 'operadora',
      baseUrl: `http://127.0.0.1:${port}/rest`,
      username: 'integracao',
      password: 'segredo-9',
      credentialsIn: 'headers',
      timeoutMs: 5_000,
    };
    this.client = new ProtheusClient(this.sender, this.clock);
    this.onToken = (_call, response) => this.issue(response);
    this.onCall = (_call, response) => answer(response, 500, '');
  }

  /** Answers the next pair of tokens. */
  issue(response: ServerResponse, more: Record<string, unknown> = {}): void {
    const number = ++this.issued;
    answer(response, 201, { access_token: `access-${number}`, refresh_token: `refresh-${number}`, expires_in: 3600, ...more });
  }

  answers(status: number, body: unknown, headers: Record<string, string> = {}): void {
    this.onCall = (_call, response) => answer(response, status, body, headers);
  }
}

export function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

const folder = join(__dirname, '../../../mocks/protheus-refund/fixtures');

export function example(name: string): Example {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Example;
}

/** Every error of the document: its file's name and the example. */
export const errorExamples = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .map((name) => [name, example(name)] as const)
  .filter(([, { error }]) => error !== undefined);
