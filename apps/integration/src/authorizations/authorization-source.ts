import type { Authorization, AuthorizationSourceName } from './authorization';

/** An explicit link of one member of the operator with one contract of MedSenior: an entry of the watch list. */
export interface MemberLink {
  readonly subscriberId: string | null;
  readonly matricula: string;
  readonly cpf: string | null;
}

/** Whose authorizations are asked for. */
export interface MemberQuery {
  /** Every way to write the number asked for; where a CPF is asked for, the numbers of those linked to it, written in every way. */
  readonly subscriberIds: readonly string[];
  /** 11 digits, check digits right; absent: a number is asked for. */
  readonly cpf?: string;
  /** Every link with one of the numbers, or else with the CPF, asked for. */
  readonly links: readonly MemberLink[];
}

/**
 * Why an authorization is in the answer: it names the subscriberId; a link names the member; the vendor says this CPF is the
 * beneficiary's; the vendor says this CPF is the holder's, who may be somebody else.
 */
export const matchReasons = ['subscriberId', 'link', 'cpf', 'holderCpf'] as const;
export type MatchReason = (typeof matchReasons)[number];

export interface MatchedAuthorization {
  readonly authorization: Authorization;
  readonly matchedBy: MatchReason;
  /** Path of the record in the vendor's shape, as `/api/v1/hat/authorizations/000120261100004713`. */
  readonly href: string;
}

export interface SourceAnswer {
  /** In the order of `newestFirst`. */
  readonly items: readonly MatchedAuthorization[];
  /** How many members share the CPF asked for where no link tells which is meant: their guides are left out. 0: none were. */
  readonly membersLeftOut: number;
  /** Last time the vendor was read without trouble; null: never. */
  readonly asOf: Date | null;
}

/** What a vendor's module offers to the one route over all vendors. Answers come from our tables, never live. */
export interface AuthorizationSource {
  readonly source: AuthorizationSourceName;
  /**
   * The `limit` newest authorizations of a member. Asked by `cpf`, links decide; where none does, guides are found by the CPF the
   * vendor gives only if all of them belong to one member (a guardian's CPF stands with several, and joins nobody).
   */
  authorizationsOf(tenantId: number, member: MemberQuery, limit: number): Promise<SourceAnswer>;
}

/** Who keeps the links of members. */
export interface MemberLinks {
  linksOf(tenantId: number, member: { subscriberIds: readonly string[] } | { cpf: string }): Promise<readonly MemberLink[]>;
}

/** Order of the unified list: day of the request, its time where known, then source and guide; what has no day comes last. */
export function newestFirst(one: Authorization, other: Authorization): number {
  return (
    descending(one.requestedOn, other.requestedOn) ||
    descending(one.requestedAt, other.requestedAt) ||
    descending(other.source, one.source) ||
    descending(one.guide, other.guide)
  );
}

function descending(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? 1 : -1;
}
