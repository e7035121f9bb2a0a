import { Injectable } from '@nestjs/common';
import type { AuthorizationSource, MatchReason, MemberQuery, SourceAnswer } from '../../authorizations/authorization-source';
import { authorizationOfHat } from '../../authorizations/hat-authorization.mapper';
import type { MemberNumbers } from '../../authorizations/member-forms';
import { countMembers } from '../../authorizations/member-number';
import { apiPrefix } from '../../edge/api-prefix';
import { AuthorizationRepository, type AuthorizationRow } from './api/authorization.repository';
import { readGuide } from './api/guide-reading';
import { ImportStatusRepository } from './import/import-status.repository';

/** HAT's authorizations for the route over all vendors. HAT tells the holder's CPF, which is the whole family's. */
@Injectable()
export class HatAuthorizationSource implements AuthorizationSource, MemberNumbers {
  readonly source = 'hat';

  constructor(
    private readonly guides: AuthorizationRepository,
    private readonly status: ImportStatusRepository,
  ) {}

  async authorizationsOf(tenantId: number, member: MemberQuery, limit: number): Promise<SourceAnswer> {
    const [{ completeAt }, found] = await Promise.all([this.status.read(tenantId), this.find(tenantId, member, limit)]);
    const items = found.rows.map(({ guide, payload }) => ({
      authorization: authorizationOfHat(readGuide(payload)),
      matchedBy: found.matchedBy,
      href: `/${apiPrefix}/hat/authorizations/${encodeURIComponent(guide)}`,
    }));
    return { items, membersLeftOut: found.leftOut, asOf: completeAt };
  }

  holds(tenantId: number, subscriberId: string): Promise<boolean> {
    return this.guides.namesMember(tenantId, subscriberId);
  }

  membersBeginningWith(tenantId: number, prefix: string): Promise<readonly string[]> {
    return this.guides.membersBeginningWith(tenantId, prefix);
  }

  private async find(tenantId: number, { subscriberIds, cpf }: MemberQuery, limit: number): Promise<Found> {
    if (cpf === undefined)
      return { rows: await this.guides.newestOf(tenantId, subscriberIds, limit), matchedBy: 'subscriberId', leftOut: 0 };
    const members = await this.guides.membersOfHolder(tenantId, cpf);
    if (subscriberIds.length > 0) {
      const leftOut = countMembers(members.filter((one) => one === null || !subscriberIds.includes(one)));
      return { rows: await this.guides.newestOf(tenantId, subscriberIds, limit), matchedBy: 'link', leftOut };
    }
    const count = countMembers(members);
    if (count !== 1) return { rows: [], matchedBy: 'holderCpf', leftOut: count };
    return { rows: await this.guides.newestOfHolder(tenantId, cpf, limit), matchedBy: 'holderCpf', leftOut: 0 };
  }
}

interface Found {
  rows: AuthorizationRow[];
  matchedBy: MatchReason;
  leftOut: number;
}
