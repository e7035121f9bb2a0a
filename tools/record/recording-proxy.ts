import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { Agent, request } from 'undici';
import type { RawExchange } from './exchange';

export interface RecordingProxy {
  /** What clients are to call in place of the target. */
  url: string;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
  /** Cuts off what is under way. */
  drop(): void;
}

/** Belong to one connection, not to the call. */
const ownOfConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'expect',
]);
const timeoutMs = 120_000;

/** Passes calls on to a target, byte by byte, and hands over what was said. Listens on this machine alone. */
export async function startRecordingProxy(
  target: string,
  port: number,
  onExchange: (exchange: RawExchange) => void,
): Promise<RecordingProxy> {
  const agent = new Agent({ headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const underWay = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    // A client that keeps its connection and asks on would keep a closing server for ever.
    const isLast = () => !server.listening;
    const call = pass(incoming, outgoing, { target, agent, isLast }).then(onExchange, (error: unknown) => refuse(outgoing, error));
    underWay.add(call);
    void call.finally(() => underWay.delete(call));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await Promise.all(underWay);
      await agent.destroy();
    },
    drop() {
      server.closeAllConnections();
      void agent.destroy();
    },
  };
}

interface Passage {
  target: string;
  agent: Agent;
  /** Whether the connection is to end with this answer. */
  isLast(): boolean;
}

async function pass(incoming: IncomingMessage, outgoing: ServerResponse, { target, agent, isLast }: Passage): Promise<RawExchange> {
  const { method = 'GET', url: path = '/' } = incoming;
  const sent = await buffer(incoming);
  const answer = await request(target + path, {
    dispatcher: agent,
    method: method as 'GET',
    // A vendor that compresses all the same is understood; this only spares the work.
    headers: { ...passedOn(incoming.headers), 'accept-encoding': 'identity' },
    ...(sent.length > 0 ? { body: sent } : {}),
  });
  const got = Buffer.from(await answer.body.arrayBuffer());
  const ending = isLast() ? { connection: 'close' } : {};
  outgoing.writeHead(answer.statusCode, { ...passedOn(answer.headers), 'content-length': got.length, ...ending });
  outgoing.end(method === 'HEAD' ? undefined : got);
  const responseHeaders = texts(answer.headers);
  const requestHeaders = texts(incoming.headers);
  return {
    method,
    path,
    requestHeaders,
    requestBody: decoded(sent, requestHeaders),
    status: answer.statusCode,
    responseHeaders,
    responseBody: decoded(got, responseHeaders),
  };
}

function refuse(outgoing: ServerResponse, error: unknown): void {
  const { code, name } = error as Error & { code?: string };
  if (outgoing.headersSent) return void outgoing.destroy();
  const message = `the target did not answer (${code ?? name}); this call is not recorded`;
  outgoing.writeHead(502, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify({ code: '502', message }));
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = (headers.connection ?? '').toLowerCase().split(/\s*,\s*/);
  const kept = Object.entries(headers).filter(([name]) => !ownOfConnection.has(name) && !named.includes(name));
  return Object.fromEntries(kept.filter((one): one is [string, string | string[]] => one[1] !== undefined));
}

function texts(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}

/** UTF-8 unless the message says otherwise: ERP servers are known to answer in ISO-8859-1. */
function decoded(body: Buffer, headers: Readonly<Record<string, string>>): string {
  const charset = /charset="?([\w-]+)"?/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const plain = uncompressed(body, headers['content-encoding'] ?? '');
  try {
    return new TextDecoder(charset).decode(plain);
  } catch {
    return new TextDecoder().decode(plain);
  }
}

function uncompressed(body: Buffer, encoding: string): Buffer {
  if (body.length === 0) return body;
  if (/gzip/i.test(encoding)) return gunzipSync(body);
  if (/deflate/i.test(encoding)) return inflateSync(body);
  return /\bbr\b/i.test(encoding) ? brotliDecompressSync(body) : body;
}
