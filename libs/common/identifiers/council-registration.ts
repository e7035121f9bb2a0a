/** Acronyms of the professional councils that TISS knows (dm_conselhoProfissional, 4.03.00; the code 10 stands for any other). */
const councils = new Set('CRESS COREN CRF CRFA CREFITO CRM CRN CRO CRP OUT CRBIO CRBM CREF CRMV CRTR'.split(' '));

const states = new Set('AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' '));

export interface CouncilRegistration {
  /** Acronym in capitals, such as CRM or CRO. */
  council: string;
  /** Digits alone, without leading zeros. */
  number: string;
  /** The state of the regional council: the same number exists in each. */
  state: string;
}

/** No council publishes a check digit: this tells the shape alone. Ten digits leave room for the eight of the CRM of Rio de Janeiro. */
export function isCouncilRegistration({ council, number, state }: CouncilRegistration): boolean {
  return councils.has(council) && states.has(state) && /^[1-9][0-9]{0,9}$/.test(number);
}
