import { Injectable } from '@nestjs/common';
import { pageOf, parseFields, parseOrder, PonteError, project } from '@ponte/common';
import { hatExpansions, type HatExpansion } from '@ponte/hat/contract';
import type { Caller } from '../../../edge/access/caller';
import type { FailedImportPage, FailedImportQuery, HatAuthorizationPage } from './authorization-view.dto';
import type { HatAuthorizationListQuery, HatAuthorizationQuery } from './authorization.dto';
import { authorizationOrders, AuthorizationRepository, type AuthorizationRow } from './authorization.repository';
import { expandedGuide } from './expanded-guide';
import { guideFields, readPayload } from './guide-reading';

/** Answers callers from the tables, in HAT's words; HAT is never asked for it. */
@Injectable()
export class HatAuthorizationService {
  constructor(private readonly guides: AuthorizationRepository) {}

  async list({ tenant }: Caller, query: HatAuthorizationListQuery): Promise<HatAuthorizationPage> {
    const view = viewOf(query);
    const rows = await this.guides.list(tenant.id, query, parseOrder(query.order, authorizationOrders));
    const { items, hasNext } = pageOf(rows, query.pageSize);
    return { items: items.map(view), hasNext };
  }

  /** @throws PonteError NOT_FOUND, for another operator's guide too */
  async get({ tenant }: Caller, guide: string, query: HatAuthorizationQuery): Promise<Record<string, unknown>> {
    const view = viewOf(query);
    const row = guide.includes('\0') ? undefined : await this.guides.find(tenant.id, guide);
    if (!row) throw new PonteError('NOT_FOUND');
    return view(row);
  }

  async failures({ tenant }: Caller, { page, pageSize }: FailedImportQuery): Promise<FailedImportPage> {
    const { items, hasNext } = pageOf(await this.guides.failures(tenant.id, (page - 1) * pageSize, pageSize + 1), pageSize);
    return {
      items: items.map(({ guide, code, attempts, firstSeenAt, lastSeenAt }) => ({ guide, code, attempts, firstSeenAt, lastSeenAt })),
      hasNext,
    };
  }
}

/** @throws PonteError QUERY_INVALID for an expansion or a field that there is not */
function viewOf({ expand, fields }: HatAuthorizationQuery): (row: AuthorizationRow) => Record<string, unknown> {
  const wanted = new Set(expand === undefined || expand === '' ? [] : expand.split(',').map((name) => name.trim()));
  const expansions = new Set<HatExpansion>(hatExpansions.filter((name) => wanted.has(name)));
  if (expansions.size < wanted.size)
    throw new PonteError('QUERY_INVALID', {
      details: [{ code: 'FIELD_ENUM', path: 'expand', params: { allowed: hatExpansions.join(', ') } }],
    });
  const kept = parseFields<string>(fields, [...guideFields, 'import']);
  return ({ payload, importedAt, updatedAt, tracking, markRefusal, leftOut }) => {
    const facts = { importedAt, updatedAt, trackingStatus: tracking, markRefusal, leftOut: leftOut ?? [] };
    const view: Record<string, unknown> = { ...expandedGuide(readPayload(payload), expansions), import: facts };
    return project(view, kept);
  };
}
