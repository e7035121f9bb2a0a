import { type Council, councils } from './councils';

export interface Specialty {
  /** Code in the table of the invented operator, 3 digits: operators number their own. */
  code: string;
  name: string;
  /** Occupation, 6 digits (CBO; TISS 4.03.00, dm_CBOS). */
  occupation: string;
  council: Council;
}

/** Name, occupation and council. The order is the code: new ones go to the end. */
const rows = `
Clínica médica|225125|medicine
Cardiologia|225120|medicine
Pediatria|225124|medicine
Ortopedia e traumatologia|225270|medicine
Ginecologia e obstetrícia|225250|medicine
Dermatologia|225135|medicine
Oftalmologia|225265|medicine
Psiquiatria|225133|medicine
Neurologia|225112|medicine
Endocrinologia e metabologia|225155|medicine
Patologia clínica|225335|medicine
Diagnóstico por imagem|225320|medicine
Gastroenterologia|225165|medicine
Otorrinolaringologia|225275|medicine
Urologia|225285|medicine
Cirurgia geral|225225|medicine
Cirurgia plástica|225235|medicine
Cirurgia cardiovascular|225210|medicine
Anestesiologia|225151|medicine
Medicina intensiva|225150|medicine
Medicina de família|225130|medicine
Pneumologia|225127|medicine
Reumatologia|225136|medicine
Nefrologia|225109|medicine
Infectologia|225103|medicine
Hematologia|225185|medicine
Geriatria|225180|medicine
Mastologia|225255|medicine
Alergia e imunologia|225110|medicine
Angiologia|225115|medicine
Clínica odontológica|223208|dentistry
Endodontia|223212|dentistry
Odontopediatria|223236|dentistry
Ortodontia|223240|dentistry
Periodontia|223248|dentistry
Prótese dentária|223256|dentistry
Fisioterapia|223605|physiotherapy
Psicologia clínica|251510|psychology
Fonoaudiologia|223810|speechTherapy
Nutrição|223710|nutrition
Terapia ocupacional|223905|physiotherapy
Enfermagem|223505|nursing
Enfermagem obstétrica|223545|nursing
Farmácia hospitalar|223445|pharmacy
Biomedicina|221205|biomedicine
Serviço social|251605|socialWork
`;

export const specialties: readonly Specialty[] = rows
  .trim()
  .split('\n')
  .map((row, at) => {
    const [name = '', occupation = '', council] = row.split('|');
    return { code: String(at + 1).padStart(3, '0'), name, occupation, council: councils[council as keyof typeof councils] };
  });

const named = (...names: string[]): readonly Specialty[] => specialties.filter(({ name }) => names.includes(name));

const inOffices = (councilOfChoice: Council): readonly Specialty[] =>
  specialties.filter(
    ({ council, name }) => council === councilOfChoice && !/^(Patologia|Diagnóstico|Anestesiologia|Medicina int)/.test(name),
  );

/** Which specialties each kind of provider offers. */
export const specialtiesOf = {
  professional: [
    ...inOffices(councils.medicine),
    ...inOffices(councils.physiotherapy),
    ...inOffices(councils.psychology),
    ...inOffices(councils.speechTherapy),
    ...inOffices(councils.nutrition),
  ],
  clinic: [...inOffices(councils.medicine), ...named('Fisioterapia', 'Nutrição', 'Diagnóstico por imagem')],
  hospital: [
    ...specialties.filter(({ council }) => council === councils.medicine),
    ...named('Enfermagem', 'Enfermagem obstétrica', 'Farmácia hospitalar', 'Serviço social'),
  ],
  laboratory: named('Patologia clínica', 'Diagnóstico por imagem', 'Biomedicina'),
  dental: specialties.filter(({ council }) => council === councils.dentistry),
} as const;
