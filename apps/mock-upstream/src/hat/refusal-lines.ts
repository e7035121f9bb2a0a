import type { HatResource } from '@ponte/hat/contract';

const labels: Record<HatResource, string> = {
  persons: 'Pessoa',
  beneficiaries: 'Beneficiario',
  beneficiaryStatus: 'Situacao',
  healthProviders: 'Prestador',
  healthProviderStatus: 'Situacao',
  attendanceLocations: 'Local',
  healthProviderSpecialties: 'Especialidade',
};

const unnamedLine = 'Erro no processamento de um item do lote';

/**
 * One line per refused item: label, key, reason. The key comes first and is the only one of the batch in the line: where a
 * word of the label or of the reason happens to be the key of another item, that word is left out.
 *
 * @param refusals reasons by position in the batch, in the order they are to be told
 */
export function refusalLines(
  resource: HatResource,
  keys: readonly string[],
  refusals: ReadonlyMap<number, string>,
  unnamed = false,
): string[] {
  const taken = new Set(keys);
  return [...refusals]
    .sort(([left], [right]) => left - right)
    .map(([position, reason]) => {
      const key = keys[position];
      if (unnamed || key === undefined) return unnamedLine;
      const words = (text: string) => text.split(' ').filter((word) => !runsOf(word).some((run) => run !== key && taken.has(run)));
      const label = words(labels[resource]);
      return `${[...label, key].join(' ')}: ${words(reason).join(' ') || '-'}`;
    });
}

function runsOf(word: string): string[] {
  return word.match(/[0-9A-Za-z]+/g) ?? [];
}
