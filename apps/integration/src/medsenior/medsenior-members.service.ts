import { Injectable } from '@nestjs/common';
import { MedseniorMirrorReader, MedseniorWatchStore, type MirrorRow } from '@ponte/persistence/medsenior';
import {
  type AuthorizationSource,
  type MatchReason,
  type MemberLink,
  type MemberLinks,
  type MemberQuery,
  newestFirst,
  type SourceAnswer,
} from '../authorizations/authorization-source';
import { authorizationOfMedsenior } from '../authorizations/medsenior-authorization.mapper';
import type { MemberNumbers } from '../authorizations/member-forms';
import { apiPrefix } from '../edge/api-prefix';
import { readGuide } from './vendor/read-guide';

const nothing: SourceAnswer = { items: [], membersLeftOut: 0, asOf: null };

/** MedSenior's part of the unified list, from the mirror; and the links of the watch list. */
@Injectable()
export class MedseniorMembers implements AuthorizationSource, MemberLinks, MemberNumbers {
  readonly source = 'medsenior';

  constructor(
    private readonly mirror: MedseniorMirrorReader,
    private readonly watch: MedseniorWatchStore,
  ) {}

  linksOf(tenantId: number, member: { subscriberIds: readonly string[] } | { cpf: string }): Promise<readonly MemberLink[]> {
    return this.watch.linksOf(tenantId, member);
  }

  async holds(tenantId: number, subscriberId: string): Promise<boolean> {
    return (await this.watch.linksOf(tenantId, { subscriberIds: [subscriberId] })).length > 0;
  }

  membersBeginningWith(tenantId: number, prefix: string): Promise<readonly string[]> {
    return this.watch.membersBeginningWith(tenantId, prefix);
  }

  async authorizationsOf(tenantId: number, { cpf, links }: MemberQuery, limit: number): Promise<SourceAnswer> {
    if (links.length > 0) {
      const matriculas = links.map(({ matricula }) => matricula);
      return this.answer(tenantId, { matriculas }, matriculas, 'link', limit);
    }
    if (cpf === undefined) return nothing;
    const matriculas = await this.mirror.matriculasWithCpf(tenantId, cpf);
    // A guardian's CPF stands with several, and nothing tells which of them is meant.
    if (matriculas.length > 1) return { ...nothing, membersLeftOut: matriculas.length };
    const known = matriculas.flatMap((matricula) => matricula ?? []);
    return this.answer(tenantId, { cpfs: [cpf] }, known, 'cpf', limit);
  }

  private async answer(
    tenantId: number,
    filter: { matriculas?: readonly string[]; cpfs?: readonly string[] },
    matriculas: readonly string[],
    matchedBy: MatchReason,
    limit: number,
  ): Promise<SourceAnswer> {
    const [rows, asOf] = await Promise.all([
      this.mirror.list(tenantId, { ...filter, descending: true, limit, offset: 0 }),
      this.mirror.mirroredAt(tenantId, matriculas),
    ]);
    const items = rows.map((row) => ({ authorization: authorizationOf(row), matchedBy, href: hrefOf(row.guide) }));
    items.sort((one, other) => newestFirst(one.authorization, other.authorization));
    return { items, membersLeftOut: 0, asOf };
  }
}

function authorizationOf({ payload, subscriberId }: MirrorRow) {
  return authorizationOfMedsenior(readGuide(payload), subscriberId);
}

function hrefOf(guide: string): string {
  return `/${apiPrefix}/medsenior/authorizations/${encodeURIComponent(guide)}`;
}
