import { Injectable } from '@nestjs/common';
import type { AuthorizationSource, MatchReason, MemberQuery, SourceAnswer } from '../../authorizations/authorization-source';
import { authorizationOfHat } from '../../authorizations/hat-authorization.mapper';
import { apiPrefix } from '../../edge/api-prefix';
import { AuthorizationRepository, type AuthorizationRow } from './api/authorization.repository';
import { readGuide } from './api/guide-reading';
import { ImportStatusRepository } from './import/import-status.repository';

/** HAT's authorizations for the route over all vendors. HAT tells the holder's CPF, which is the whole family's. */
@Injectable()
export class HatAuthorizationSource implements AuthorizationSource {
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

  private async find(tenantId: number, { subscriberId, cpf, links }: MemberQuery, limit: number): Promise<Found> {
    if (subscriberId !== undefined)
      return { rows: await this.guides.newestOf(tenantId, [subscriberId], limit), matchedBy: 'subscriberId', leftOut: 0 };
    if (cpf === undefined) return { rows: [], matchedBy: 'link', leftOut: 0 };
    const linked = [...new Set(links.flatMap((link) => (link.subscriberId === null ? [] : [link.subscriberId])))];
    const members = await this.guides.membersOfHolder(tenantId, cpf);
    if (linked.length > 0) {
      const leftOut = members.filter((one) => one === null || !linked.includes(one)).length;
      return { rows: await this.guides.newestOf(tenantId, linked, limit), matchedBy: 'link', leftOut };
    }
    if (members.length !== 1) return { rows: [], matchedBy: 'holderCpf', leftOut: members.length };
    return { rows: await this.guides.newestOfHolder(tenantId, cpf, limit), matchedBy: 'holderCpf', leftOut: 0 };
  }
}

interface Found {
  rows: AuthorizationRow[];
  matchedBy: MatchReason;
  leftOut: number;
}
