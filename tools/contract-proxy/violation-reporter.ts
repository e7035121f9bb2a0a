import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server in front of Prism, which tells what Prism finds to the caller alone. */
export interface ViolationReporter {
  url: string;
  close(): Promise<void>;
}

/**
 * Passes every call on to Prism and its answer back, and tells of each fault in the contract that Prism answers with: one line with method,
 * path without its query, and what was wrong where.
 */
export async function startViolationReporter(
  prismUrl: string,
  port: number,
  onViolation: (line: string) => void,
): Promise<ViolationReporter> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    const onward = request(new URL(prismUrl), { agent, method: incoming.method, path: incoming.url, headers: incoming.headers });
    onward.once('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (isProblem(answer)) report(incoming, answer, onViolation);
      answer.pipe(outgoing);
    });
    onward.once('error', () => fail(outgoing));
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = async () => {
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Prism passes a lost connection on as a lost connection, not as an answer nobody gave. */
function fail(outgoing: ServerResponse): void {
  outgoing.destroy();
}

function isProblem({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/problem+json') ?? false;
}

function report({ method, url = '' }: IncomingMessage, answer: IncomingMessage, onViolation: (line: string) => void): void {
  let text = '';
  answer.setEncoding('utf8').on('data', (part: string) => (text += part));
  answer.once('end', () => {
    const call = `${method} ${url.split('?')[0]}`;
    for (const fault of faultsIn(text)) onViolation(`${call}: ${fault}`);
  });
}

function faultsIn(text: string): string[] {
  const { title, detail, validation = [] } = JSON.parse(text) as { title?: string; detail?: string; validation?: { message: string }[] };
  return validation.length > 0 ? validation.map(({ message }) => message) : [detail ?? title ?? 'refused'];
}
