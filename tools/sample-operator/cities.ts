export interface City {
  /** IBGE code. */
  code: string;
  name: string;
  state: string;
  areaCode: string;
  /** First and last three digits with which postal codes of the city start. */
  postal: readonly [number, number];
}

const city = (code: string, name: string, state: string, areaCode: string, first: number, last: number): City => ({
  code,
  name,
  state,
  areaCode,
  postal: [first, last],
});

/** Where the sample operator's members live and its providers work. */
export const cities: readonly City[] = [
  city('3550308', 'São Paulo', 'SP', '11', 10, 59),
  city('3509502', 'Campinas', 'SP', '19', 130, 130),
  city('3543402', 'Ribeirão Preto', 'SP', '16', 140, 140),
  city('3548500', 'Santos', 'SP', '13', 110, 110),
  city('3304557', 'Rio de Janeiro', 'RJ', '21', 200, 237),
  city('3106200', 'Belo Horizonte', 'MG', '31', 300, 319),
  city('3136702', 'Juiz de Fora', 'MG', '32', 360, 360),
  city('3205309', 'Vitória', 'ES', '27', 290, 290),
  city('4106902', 'Curitiba', 'PR', '41', 800, 829),
  city('4113700', 'Londrina', 'PR', '43', 860, 860),
  city('4205407', 'Florianópolis', 'SC', '48', 880, 880),
  city('4209102', 'Joinville', 'SC', '47', 892, 892),
  city('4314902', 'Porto Alegre', 'RS', '51', 900, 919),
  city('5300108', 'Brasília', 'DF', '61', 700, 727),
  city('5208707', 'Goiânia', 'GO', '62', 740, 748),
  city('5103403', 'Cuiabá', 'MT', '65', 780, 780),
  city('5002704', 'Campo Grande', 'MS', '67', 790, 790),
  city('2927408', 'Salvador', 'BA', '71', 400, 424),
  city('2800308', 'Aracaju', 'SE', '79', 490, 490),
  city('2704302', 'Maceió', 'AL', '82', 570, 570),
  city('2611606', 'Recife', 'PE', '81', 500, 529),
  city('2507507', 'João Pessoa', 'PB', '83', 580, 580),
  city('2408102', 'Natal', 'RN', '84', 590, 590),
  city('2304400', 'Fortaleza', 'CE', '85', 600, 615),
  city('2211001', 'Teresina', 'PI', '86', 640, 640),
  city('2111300', 'São Luís', 'MA', '98', 650, 650),
  city('1501402', 'Belém', 'PA', '91', 660, 669),
  city('1302603', 'Manaus', 'AM', '92', 690, 690),
];
