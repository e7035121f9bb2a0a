import { medseniorStatuses, type MedseniorStatus } from '@ponte/medsenior/contract';
import type { Answer, VendorCall } from '../engine/vendor';
import type { GuideSearch } from './guide-shelf';
import { bindingError, searchError, texts } from './medsenior-answers';
import type { MedseniorSettings } from './medsenior.settings';

export interface SearchQuery extends GuideSearch {
  page: number;
  pageSize: number;
}

const defaultStatus = 5;
const defaultPageSize = 25;

/** Names in any letter case, as the vendor's framework reads them. */
const names = ['StatusSolicitacao', 'Matricula', 'Cpf', 'CodigoTuss', 'page', 'pageSize'] as const;
type Name = (typeof names)[number];

/** What a search asks for, or the vendor's refusal. */
export function readSearchQuery(call: VendorCall, settings: Readonly<MedseniorSettings>): SearchQuery | Answer {
  const { errorBodies } = settings;
  const { values, strange } = valuesByName(call.query);
  if (strange && call.breaks('there is a parameter that the contract does not have')) {
    return searchError(errorBodies, 400, texts.badParameters, 'there is a parameter that the contract does not have');
  }
  for (const name of ['StatusSolicitacao', 'page', 'pageSize'] as const) {
    const reason = `${name} is given more than once`;
    if (values[name].length > 1 && call.breaks(reason)) return bindingError(errorBodies, name, reason);
  }
  const status = readStatus(values.StatusSolicitacao[0]);
  if (!status) return bindingError(errorBodies, 'StatusSolicitacao', 'StatusSolicitacao is none of the eight numbers and names');
  // The vendor's own rule: one value that is not numeric stops the whole search.
  if (values.Matricula.some((value) => !/^\d+$/.test(value))) {
    return searchError(errorBodies, 400, texts.badMatricula, 'Matricula takes digits only');
  }
  const badCpf = values.Cpf.some((value) => !/^\d{11}$/.test(value));
  if (badCpf && settings.badCpf === 'refused') return searchError(errorBodies, 400, texts.badParameters, 'Cpf takes eleven digits');
  const page = readNumber(values.page[0], 1);
  const pageSize = readNumber(values.pageSize[0], defaultPageSize);
  for (const [name, number] of [
    ['page', page],
    ['pageSize', pageSize],
  ] as const) {
    if (number === undefined) return bindingError(errorBodies, name, `${name} is no whole number`);
    const reason = `${name} must be at least 1`;
    if (number < 1 && call.breaks(reason)) return bindingError(errorBodies, name, reason);
  }
  return {
    status: status.text,
    ...(values.Matricula.length > 0 ? { matriculas: values.Matricula } : {}),
    ...(values.Cpf.length > 0 ? { cpfs: values.Cpf } : {}),
    ...(values.CodigoTuss.length > 0 ? { tussCodes: values.CodigoTuss } : {}),
    page: Math.max(1, page ?? 1),
    pageSize: Math.min(Math.max(1, pageSize ?? defaultPageSize), settings.mostPerPage),
  };
}

function valuesByName(query: VendorCall['query']): { values: Record<Name, string[]>; strange: boolean } {
  const values: Record<Name, string[]> = { StatusSolicitacao: [], Matricula: [], Cpf: [], CodigoTuss: [], page: [], pageSize: [] };
  let strange = false;
  for (const [given, value] of Object.entries(query)) {
    const name = names.find((one) => one.toLowerCase() === given.toLowerCase());
    if (name) values[name].push(...[value].flat());
    else strange = true;
  }
  return { values, strange };
}

/** Number or name, the name in any letter case; 5 when nothing is given. The texts of answers are not understood. */
function readStatus(value: string | undefined): MedseniorStatus | undefined {
  const word = value === undefined || value === '' ? String(defaultStatus) : value.trim().toLowerCase();
  return medseniorStatuses.find((status) => String(status.value) === word || status.name.toLowerCase() === word);
}

/** An `int` of the vendor's document, which is one of 32 bits. */
function readNumber(value: string | undefined, absent: number): number | undefined {
  if (value === undefined || value === '') return absent;
  const number = /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return number >= -(2 ** 31) && number < 2 ** 31 ? number : undefined;
}
