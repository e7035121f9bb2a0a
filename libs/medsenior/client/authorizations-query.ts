import { authorizationsPath, type MedseniorStatusName } from '@ponte/medsenior/contract';

/** Filters of GET autorizacoes. Values of one filter are alternatives, filters narrow each other (a reading of ours). */
export interface MedseniorQuery {
  /** Number or name. Absent, MedSenior answers status 5 only. */
  readonly status?: number | MedseniorStatusName;
  /** Digits only, else the whole call is refused. */
  readonly matriculas?: readonly string[];
  /** Digits only. */
  readonly cpfs?: readonly string[];
  readonly tussCodes?: readonly string[];
  /** From 1; 1 when absent. */
  readonly page?: number;
  /** 25 when absent. */
  readonly pageSize?: number;
}

/** Path and query of a search, each value of a filter a parameter of its own. */
export function authorizationsAddress(query: MedseniorQuery): string {
  const parameters = new URLSearchParams();
  if (query.status !== undefined) parameters.append('StatusSolicitacao', String(query.status));
  for (const matricula of query.matriculas ?? []) parameters.append('Matricula', matricula);
  for (const cpf of query.cpfs ?? []) parameters.append('Cpf', cpf);
  for (const code of query.tussCodes ?? []) parameters.append('CodigoTuss', code);
  if (query.page !== undefined) parameters.append('page', String(query.page));
  if (query.pageSize !== undefined) parameters.append('pageSize', String(query.pageSize));
  const text = parameters.toString();
  return text === '' ? authorizationsPath : `${authorizationsPath}?${text}`;
}

/** No document states a limit; this is what common servers and gateways in front of .NET let through. Characters. */
export const defaultMaxAddressLength = 2_000;

/**
 * How many of the first matrículas fit into one call beside the other filters.
 * @param baseUrl counted too, as gateways do
 * @param maxLength of the whole address, in characters
 * @returns 0 when not even one fits
 */
export function matriculasThatFit(
  baseUrl: string,
  query: Omit<MedseniorQuery, 'matriculas'>,
  matriculas: readonly string[],
  maxLength = defaultMaxAddressLength,
): number {
  // The number of a later page is longer than that of the first.
  const longest = { ...query, page: Math.max(query.page ?? 1, 9_999), pageSize: query.pageSize ?? 25 };
  let length = baseUrl.length + authorizationsAddress(longest).length;
  for (const [count, matricula] of matriculas.entries()) {
    length += `&Matricula=${new URLSearchParams({ m: matricula }).toString().slice(2)}`.length;
    if (length > maxLength) return count;
  }
  return matriculas.length;
}
