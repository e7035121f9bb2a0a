import type { CouncilRegistration } from '@ponte/common';
import type { Specialty } from '../health/specialties';
import type { Gender } from '../people/person';
import type { Address, Phone } from '../places/address';

export type ProviderKind = 'professional' | 'clinic' | 'hospital' | 'laboratory' | 'dental';

/** Who signs: the provider in person, or the technical director of a house. */
export interface Professional {
  name: string;
  gender: Gender;
  cpf: string;
  registration: CouncilRegistration;
  specialty: Specialty;
}

export interface ProviderLocation {
  /** 3 digits, from 001 for each provider. */
  code: string;
  /** 3 digits, of a table of the operator. */
  typeCode: string;
  description: string;
  address: Address;
  phone: Phone;
  contactName: string;
  /** 7 digits, another one for each location of the operator. */
  cnes: string;
  specialties: readonly Specialty[];
}

export interface Provider {
  /** Place among all providers of the operator, from 0. */
  index: number;
  /** 6 digits, the index and one. */
  code: string;
  kind: ProviderKind;
  name: string;
  reducedName: string;
  /** CPF of a professional, CNPJ of a house. */
  document: string;
  email: string;
  professional: Professional;
  locations: readonly [ProviderLocation, ...ProviderLocation[]];
}
