import { WeightedList } from '../random/weighted-list';
import type { ProviderKind } from './provider';

interface KindOfProvider {
  kind: ProviderKind;
  /** Of a hundred providers. */
  share: number;
  titles: readonly string[];
  locations: readonly [number, number];
  specialties: readonly [number, number];
  places: readonly string[];
}

const kinds: readonly KindOfProvider[] = [
  {
    kind: 'professional',
    share: 40,
    titles: [],
    locations: [1, 2],
    specialties: [1, 1],
    places: ['Consultório'],
  },
  {
    kind: 'clinic',
    share: 28,
    titles: ['Clínica', 'Centro Médico', 'Policlínica', 'Instituto'],
    locations: [1, 2],
    specialties: [1, 4],
    places: ['Unidade central', 'Consultórios', 'Unidade de exames'],
  },
  {
    kind: 'laboratory',
    share: 14,
    titles: ['Laboratório', 'Análises Clínicas', 'Medicina Diagnóstica'],
    locations: [1, 4],
    specialties: [1, 2],
    places: ['Posto de coleta', 'Unidade central', 'Unidade de exames'],
  },
  {
    kind: 'dental',
    share: 10,
    titles: ['Odontologia', 'Clínica Odontológica', 'Centro Odontológico'],
    locations: [1, 2],
    specialties: [1, 3],
    places: ['Consultórios', 'Unidade central'],
  },
  {
    kind: 'hospital',
    share: 8,
    titles: ['Hospital', 'Hospital e Maternidade', 'Casa de Saúde'],
    locations: [1, 3],
    specialties: [3, 6],
    places: ['Hospital', 'Ambulatório', 'Pronto-socorro'],
  },
];

export const providerKinds = new WeightedList(kinds, ({ share }) => share);
