import type { MedseniorGuide } from '@ponte/medsenior/contract';

export interface GuideSearch {
  /** The text that answers hold. */
  status?: string;
  matriculas?: readonly string[];
  cpfs?: readonly string[];
  tussCodes?: readonly string[];
}

/** The guides of one world by number and, for quick searches, by whom they are about. Guides are replaced, never changed in place. */
export class GuideShelf {
  readonly #byNumber = new Map<string, MedseniorGuide>();
  readonly #byMatricula = new Map<string, Map<string, MedseniorGuide>>();
  readonly #byCpf = new Map<string, Map<string, MedseniorGuide>>();
  #sorted: MedseniorGuide[] | undefined;

  get size(): number {
    return this.#byNumber.size;
  }

  find(guia: string): MedseniorGuide | undefined {
    return this.#byNumber.get(guia);
  }

  put(guide: MedseniorGuide): void {
    this.remove(guide.guia);
    this.#byNumber.set(guide.guia, guide);
    for (const [index, key] of this.#placesOf(guide)) {
      const guides = index.get(key) ?? new Map<string, MedseniorGuide>();
      index.set(key, guides.set(guide.guia, guide));
    }
    this.#sorted = undefined;
  }

  remove(guia: string): void {
    const guide = this.#byNumber.get(guia);
    if (!guide) return;
    this.#byNumber.delete(guia);
    for (const [index, key] of this.#placesOf(guide)) index.get(key)?.delete(guia);
    this.#sorted = undefined;
  }

  clear(): void {
    this.#byNumber.clear();
    this.#byMatricula.clear();
    this.#byCpf.clear();
    this.#sorted = undefined;
  }

  all(): Iterable<MedseniorGuide> {
    return this.#byNumber.values();
  }

  /** Values of one kind are alternatives, kinds narrow each other. Oldest dataSolicitacao first, then by number. */
  search({ status, matriculas, cpfs, tussCodes }: GuideSearch): MedseniorGuide[] {
    const [wantedMatriculas, wantedCpfs] = [matriculas?.map(plainNumber), cpfs].map((values) => values && new Set(values));
    const passes = (guide: MedseniorGuide): boolean =>
      (status === undefined || guide.status === status) &&
      (!wantedMatriculas || wantedMatriculas.has(matriculaOf(guide))) &&
      (!wantedCpfs || wantedCpfs.has(guide.beneficiario?.cpf ?? '')) &&
      (!tussCodes || (guide.procedimentos ?? []).some(({ codigoTUSS }) => codigoTUSS !== undefined && tussCodes.includes(codigoTUSS)));
    const named = wantedMatriculas ? guidesOf(this.#byMatricula, wantedMatriculas) : wantedCpfs && guidesOf(this.#byCpf, wantedCpfs);
    return named ? named.filter(passes).sort(byRequest) : this.#inOrder().filter(passes);
  }

  #inOrder(): MedseniorGuide[] {
    return (this.#sorted ??= [...this.#byNumber.values()].sort(byRequest));
  }

  #placesOf(guide: MedseniorGuide): [Map<string, Map<string, MedseniorGuide>>, string][] {
    return [
      [this.#byMatricula, matriculaOf(guide)],
      [this.#byCpf, guide.beneficiario?.cpf ?? ''],
    ];
  }
}

function guidesOf(index: ReadonlyMap<string, ReadonlyMap<string, MedseniorGuide>>, keys: ReadonlySet<string>): MedseniorGuide[] {
  return [...keys].flatMap((key) => [...(index.get(key)?.values() ?? [])]);
}

function matriculaOf({ beneficiario }: MedseniorGuide): string {
  return plainNumber(String(beneficiario?.matricula ?? ''));
}

/** A matrícula is a number: leading zeros say nothing. */
function plainNumber(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}

function byRequest(one: MedseniorGuide, other: MedseniorGuide): number {
  const [first, second] = [one, other].map(({ dataSolicitacao = '', guia }) => [dataSolicitacao, guia] as const);
  return compare(first?.[0], second?.[0]) || compare(first?.[1], second?.[1]);
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
