import type { Address, Phone } from '../places/address';

export type Gender = 'F' | 'M';
export type Kinship = 'holder' | 'spouse' | 'child' | 'parent';

/** Somebody who does not exist. */
export interface Person {
  /** Place among all people of the operator, from 0. */
  index: number;
  /** 8 digits, the index and one. */
  personId: string;
  familyIndex: number;
  /** Place in the family; the holder is 0. */
  member: number;
  kinship: Kinship;
  /** T for the holder, D for everybody else (BA1_TIPUSU; the contract has no other kinship code). */
  holderRelationship: 'T' | 'D';
  name: string;
  socialName?: string;
  motherName: string;
  gender: Gender;
  /** yyyy-MM-dd, as all dates here. */
  birthDate: string;
  /** The person's own, or the holder's where `ownCpf` is false (some minors). */
  cpf: string;
  ownCpf: boolean;
  holderCpf: string;
  /** 15 digits, definitive or provisional. */
  cns: string;
  /** Card, 17 digits. */
  subscriberId: string;
  effectiveDate: string;
  waitingPeriodEnd: string;
  cardExpiration: string;
  /** Adults only. */
  phone?: Phone;
  email?: string;
  address: Address;
}

export interface Contract {
  number: string;
  version: string;
  subContractNumber: string;
  subContractVersion: string;
  planCode: string;
  planVersion: string;
}

/** People who share an address, a contract and the first 14 digits of their cards. */
export interface Family {
  index: number;
  /** 4 digits. */
  company: string;
  /** 1 to 999999 within the company. */
  number: number;
  contract: Contract;
  address: Address;
  members: readonly [Person, ...Person[]];
}
