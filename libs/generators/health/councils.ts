export interface Council {
  acronym: string;
  /** Code of TISS 4.03.00, dm_conselhoProfissional. */
  tissCode: string;
}

const council = (acronym: string, tissCode: string): Council => ({ acronym, tissCode });

/** The councils whose members execute or ask for what a health plan pays. */
export const councils = {
  medicine: council('CRM', '06'),
  dentistry: council('CRO', '08'),
  nursing: council('COREN', '02'),
  pharmacy: council('CRF', '03'),
  speechTherapy: council('CRFA', '04'),
  physiotherapy: council('CREFITO', '05'),
  nutrition: council('CRN', '07'),
  psychology: council('CRP', '09'),
  socialWork: council('CRESS', '01'),
  biomedicine: council('CRBM', '12'),
} as const;
