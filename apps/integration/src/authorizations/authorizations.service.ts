import { pageOf, parseFields, PonteError, project } from '@ponte/common';
import type { Caller } from '../edge/access/caller';
import { newestFirst, type AuthorizationSource, type MemberLinks, type MemberQuery } from './authorization-source';
import { authorizationFields, type AuthorizationsPage } from './authorization-view.dto';
import type { AuthorizationsQuery } from './authorizations.dto';
import type { MemberForms } from './member-forms';

/** Each source reads as many as lie before the end of the page: beyond this a caller should ask the vendor's own route. */
const deepest = 2_000;

/** Asks every source for a member's authorizations and puts the answers in one order. Nobody is called: all of it is in our tables. */
export class AuthorizationsService {
  constructor(
    private readonly sources: readonly AuthorizationSource[],
    private readonly links: MemberLinks,
    private readonly forms: MemberForms,
  ) {}

  /** @throws PonteError QUERY_INVALID unless exactly one of subscriberId and cpf is given */
  async list({ tenant }: Caller, query: AuthorizationsQuery): Promise<AuthorizationsPage> {
    const { subscriberId, cpf, page, pageSize } = query;
    if ((subscriberId === undefined) === (cpf === undefined))
      throw new PonteError('QUERY_INVALID', {
        details: [{ code: cpf === undefined ? 'FIELD_REQUIRED' : 'MEMBER_AMBIGUOUS', path: 'subscriberId' }],
      });
    if (page * pageSize > deepest)
      throw new PonteError('QUERY_INVALID', {
        details: [{ code: 'FIELD_RANGE', path: 'page', params: { min: 1, max: Math.floor(deepest / pageSize) } }],
      });
    const fields = parseFields(query.fields, authorizationFields);
    const { ambiguous, ...member } = await this.memberOf(tenant.id, subscriberId, cpf);
    const answers = await Promise.all(
      this.sources.map(async (source) => ({
        source: source.source,
        ...(await source.authorizationsOf(tenant.id, member, page * pageSize + 1)),
      })),
    );
    const all = answers.flatMap(({ items }) => items).sort((one, other) => newestFirst(one.authorization, other.authorization));
    const { items, hasNext } = pageOf(all.slice((page - 1) * pageSize), pageSize);
    return {
      items: items.map(({ authorization, matchedBy, href }) => project({ ...authorization, matchedBy, href }, fields)),
      hasNext,
      sources: answers.map(({ source, asOf, membersLeftOut }) => ({ source, asOf, membersLeftOut: membersLeftOut + ambiguous })),
    };
  }

  private async memberOf(tenantId: number, subscriberId?: string, cpf = ''): Promise<MemberQuery & { ambiguous: number }> {
    if (subscriberId === undefined) {
      const links = await this.links.linksOf(tenantId, { cpf });
      const linked = new Set(links.flatMap((link) => link.subscriberId ?? []));
      const found = await Promise.all([...linked].map((one) => this.forms.of(tenantId, one)));
      return { cpf, links, subscriberIds: [...new Set(found.flatMap(({ forms }) => forms))], ambiguous: 0 };
    }
    const { forms: subscriberIds, ambiguous } = await this.forms.of(tenantId, subscriberId);
    return { subscriberIds, links: await this.links.linksOf(tenantId, { subscriberIds }), ambiguous };
  }
}
