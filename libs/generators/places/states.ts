export interface State {
  /** Two letters. */
  abbreviation: string;
  /** Two digits of IBGE, with which the codes of its municipalities start. */
  code: string;
  name: string;
  /** Ranges of postal codes, their first five digits (Correios). */
  postal: readonly (readonly [number, number])[];
}

const state = (abbreviation: string, code: number, name: string, ...postal: (readonly [number, number])[]): State => ({
  abbreviation,
  code: String(code),
  name,
  postal,
});

/** The 26 states and the Federal District. */
export const states: readonly State[] = [
  state('RO', 11, 'Rondônia', [76800, 76999]),
  state('AC', 12, 'Acre', [69900, 69999]),
  state('AM', 13, 'Amazonas', [69000, 69299], [69400, 69899]),
  state('RR', 14, 'Roraima', [69300, 69399]),
  state('PA', 15, 'Pará', [66000, 68899]),
  state('AP', 16, 'Amapá', [68900, 68999]),
  state('TO', 17, 'Tocantins', [77000, 77999]),
  state('MA', 21, 'Maranhão', [65000, 65999]),
  state('PI', 22, 'Piauí', [64000, 64999]),
  state('CE', 23, 'Ceará', [60000, 63999]),
  state('RN', 24, 'Rio Grande do Norte', [59000, 59999]),
  state('PB', 25, 'Paraíba', [58000, 58999]),
  state('PE', 26, 'Pernambuco', [50000, 56999]),
  state('AL', 27, 'Alagoas', [57000, 57999]),
  state('SE', 28, 'Sergipe', [49000, 49999]),
  state('BA', 29, 'Bahia', [40000, 48999]),
  state('MG', 31, 'Minas Gerais', [30000, 39999]),
  state('ES', 32, 'Espírito Santo', [29000, 29999]),
  state('RJ', 33, 'Rio de Janeiro', [20000, 28999]),
  state('SP', 35, 'São Paulo', [1000, 19999]),
  state('PR', 41, 'Paraná', [80000, 87999]),
  state('SC', 42, 'Santa Catarina', [88000, 89999]),
  state('RS', 43, 'Rio Grande do Sul', [90000, 99999]),
  state('MS', 50, 'Mato Grosso do Sul', [79000, 79999]),
  state('MT', 51, 'Mato Grosso', [78000, 78899]),
  state('GO', 52, 'Goiás', [72800, 72999], [73700, 76799]),
  state('DF', 53, 'Distrito Federal', [70000, 72799], [73000, 73699]),
];
