import type { Authorization, GuideProcedure, GuideProfessional, HatExpansion } from '@ponte/hat/contract';
import type { GuideScope } from './guide-query';

type Expansions = ReadonlySet<HatExpansion>;

/** What HAT answers of a guide: what was asked for is expanded, nothing else is. `idOnHealthInsurer` is always there. */
export function guideView(guide: Authorization, { expand, fields }: GuideScope): Partial<Authorization> {
  const {
    beneficiary,
    healthProvider,
    professional,
    rejectionCauses = [],
    sourceAuthorization: source,
    requestedHospitalInfo = null,
    authorizedHospitalInfo = null,
    procedures = [],
    professionalRequestor,
    ...own
  } = guide;
  const view: Partial<Authorization> = { ...own, procedures: procedures.map((procedure) => procedureView(procedure, expand)) };
  if (professionalRequestor) view.professionalRequestor = professionalView(professionalRequestor, expand);
  if (beneficiary && expand.has('beneficiary')) view.beneficiary = beneficiaryView(beneficiary, expand);
  if (healthProvider && expand.has('healthProvider')) view.healthProvider = healthProvider;
  if (professional && expand.has('professional')) view.professional = professionalView(professional, expand);
  if (expand.has('rejectionCauses')) view.rejectionCauses = rejectionCauses;
  if (source && expand.has('sourceAuthorization')) {
    const asking = source.professional && { professional: professionalView(source.professional, expand) };
    view.sourceAuthorization = { ...source, ...asking };
  }
  if (expand.has('requestedHospitalInfo')) view.requestedHospitalInfo = requestedHospitalInfo;
  if (expand.has('authorizedHospitalInfo')) view.authorizedHospitalInfo = authorizedHospitalInfo;
  if (!fields) return view;
  return Object.fromEntries(Object.entries(view).filter(([name]) => name === 'idOnHealthInsurer' || fields.has(name)));
}

function procedureView({ rejectionCauses = [], medicalTeam = [], ...own }: GuideProcedure, expand: Expansions): GuideProcedure {
  const view: GuideProcedure = own;
  if (expand.has('procedures.rejectionCauses')) view.rejectionCauses = rejectionCauses;
  if (expand.has('medicalTeam')) {
    view.medicalTeam = medicalTeam.map(({ professional, ...member }) =>
      professional ? { ...member, professional: professionalView(professional, expand) } : member,
    );
  }
  return view;
}

function beneficiaryView({ healthInsurance, ...own }: NonNullable<Authorization['beneficiary']>, expand: Expansions) {
  return healthInsurance && expand.has('healthInsurance') ? { ...own, healthInsurance } : own;
}

function professionalView({ cbos, ...own }: GuideProfessional, expand: Expansions): GuideProfessional {
  return cbos && expand.has('cbos') ? { ...own, cbos } : own;
}
