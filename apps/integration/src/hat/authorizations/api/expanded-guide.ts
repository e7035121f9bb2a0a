import type { HatExpansion } from '@ponte/hat/contract';

type Fields = Record<string, unknown>;

/** Expansions that are a field of the guide by the same name. */
const ofGuide = [
  ...(['healthProvider', 'professional', 'beneficiary', 'rejectionCauses', 'sourceAuthorization'] as const),
  ...(['requestedHospitalInfo', 'authorizedHospitalInfo'] as const),
];

/**
 * A guide with those expansions alone that were asked for, as HAT answers it: the import reads them all.
 * @param guide as parsed from the stored text; it is changed
 */
export function expandedGuide(guide: Fields, expand: ReadonlySet<HatExpansion>): Fields {
  for (const name of ofGuide) if (!expand.has(name)) delete guide[name];
  if (!expand.has('healthInsurance')) for (const one of objectsIn(guide.beneficiary)) delete one.healthInsurance;
  for (const procedure of objectsIn(guide.procedures)) {
    if (!expand.has('procedures.rejectionCauses')) delete procedure.rejectionCauses;
    if (!expand.has('medicalTeam')) delete procedure.medicalTeam;
  }
  if (!expand.has('cbos')) for (const professional of professionalsOf(guide)) delete professional.cbos;
  return guide;
}

function professionalsOf(guide: Fields): Fields[] {
  const teams = objectsIn(guide.procedures).flatMap(({ medicalTeam }) => objectsIn(medicalTeam));
  const holders = [...teams, ...objectsIn(guide.sourceAuthorization), guide];
  return [...holders.flatMap(({ professional }) => objectsIn(professional)), ...objectsIn(guide.professionalRequestor)];
}

/** HAT writes lists as lone objects too. */
function objectsIn(value: unknown): Fields[] {
  return [value].flat().filter((one): one is Fields => typeof one === 'object' && one !== null);
}
