import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { medseniorStatuses, medseniorStatusOf, type MedseniorGuide } from '@ponte/medsenior/contract';

export interface Searched {
  status: string | null;
  matriculas: string[];
  cpfs: string[];
  page: number;
  /** By the clock of the process, ms. */
  at: number;
}

/** A MedSenior of the tests' own: it can change what it says between two calls, and look at what it was asked. */
export interface MedseniorScene {
  url: string;
  guides: MedseniorGuide[];
  searches: Searched[];
  logins: number;
  /** Answers a search in place of the list when it returns something; `null` breaks the connection. */
  trouble?: (search: Searched) => { status: number; body?: string; headers?: Record<string, string> } | null | undefined;
  /** Told before each search is answered. */
  onSearch?: (search: Searched) => void | Promise<void>;
  refuseLogins: boolean;
  close(): Promise<void>;
}

export const clientOfTests = { MEDSENIOR_CLIENT_ID: 'ponte', MEDSENIOR_CLIENT_SECRET: 'segredo-de-teste-0123456789' };

/** Variables of a hub that speaks to it. */
export const medseniorVariables = (scene: MedseniorScene, more: Record<string, string> = {}) => ({
  MEDSENIOR_BASE_URL: scene.url,
  MEDSENIOR_RATE_PER_SECOND: '0',
  MEDSENIOR_POLL_INTERVAL_MS: '3600000',
  ...clientOfTests,
  ...more,
});

export function guideOf(guia: string, matricula: number, status: number, more: Partial<MedseniorGuide> = {}): MedseniorGuide {
  return {
    guia,
    beneficiario: { nome: `Pessoa ${matricula}`, cpf: '52998224725', matricula },
    dataSolicitacao: '2026-03-15T10:23:00Z',
    status: medseniorStatuses[status - 1]?.text ?? '?',
    tipo: 'SADT',
    procedimentos: [
      { codigoTUSS: '40801095', nomeProcedimento: 'Ultrassonografia', statusProcedimento: 'Em análise', quantidadeSolicitada: 1 },
    ],
    ...more,
  };
}

export async function startMedsenior(): Promise<MedseniorScene> {
  const server: Server = createServer((request, response) => void answer(request, response));
  const scene: MedseniorScene = { url: '', guides: [], searches: [], logins: 0, refuseLogins: false, close: () => closed(server) };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const send = (status: number, body: string, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    if (url.pathname === '/auth') {
      request.resume();
      scene.logins++;
      if (scene.refuseLogins) return void send(401, '');
      return void send(200, JSON.stringify({ access_token: `token-${scene.logins}`, expires_in: 1_500, token_type: 'Bearer' }));
    }
    const query = url.searchParams;
    const search: Searched = {
      status: query.get('StatusSolicitacao'),
      matriculas: query.getAll('Matricula'),
      cpfs: query.getAll('Cpf'),
      page: Number(query.get('page') ?? 1),
      at: performance.now(),
    };
    scene.searches.push(search);
    await scene.onSearch?.(search);
    const trouble = scene.trouble?.(search);
    if (trouble === null) return void request.socket.destroy();
    if (trouble) return void send(trouble.status, trouble.body ?? '', trouble.headers);
    const pageSize = Number(query.get('pageSize') ?? 25);
    const codes = query.getAll('CodigoTuss');
    const found = scene.guides
      .filter((guide) => medseniorStatusOf(guide.status ?? '')?.value === medseniorStatusOf(search.status ?? '5')?.value)
      .filter(({ beneficiario }) => search.matriculas.length === 0 || search.matriculas.includes(String(beneficiario?.matricula)))
      .filter(({ beneficiario }) => search.cpfs.length === 0 || search.cpfs.includes(beneficiario?.cpf ?? ''))
      .filter(({ procedimentos = [] }) => codes.length === 0 || procedimentos.some(({ codigoTUSS }) => codes.includes(codigoTUSS ?? '')))
      .sort((one, other) => ((one.dataSolicitacao ?? '') < (other.dataSolicitacao ?? '') ? -1 : 1));
    const data = found.slice((search.page - 1) * pageSize, search.page * pageSize);
    const totalPages = Math.ceil(found.length / pageSize);
    send(200, JSON.stringify({ totalRecords: found.length, totalPages, page: search.page, pageSize, data }));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scene.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return scene;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
