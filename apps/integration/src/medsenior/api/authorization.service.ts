import { Injectable } from '@nestjs/common';
import { pageOf, PonteError } from '@ponte/common';
import { medseniorStatuses } from '@ponte/medsenior/contract';
import { MedseniorMirrorReader, MedseniorWatchStore } from '@ponte/persistence/medsenior';
import type { Tenant } from '../../config/tenant';
import { LiveFailure } from '../live/live-failure';
import { LiveSearch } from '../live/live-search.service';
import { MedseniorMetrics } from '../medsenior-metrics';
import type { MedseniorAuthorizationPage, MedseniorAuthorizationQuery, MedseniorGuideView } from './authorization.dto';
import { liveView, matriculaOf, mirrorView } from './authorization-views';
import { mirrorCover } from './mirror-cover';

/** Live, `page × pageSize` goes so far (engine rule D1). */
const liveWindow = 1_000;
const historyShown = 200;
const allStatuses = medseniorStatuses.map(({ value }) => value);

/** What MedSenior authorized, asked live or of the mirror; each answer says which, and how fresh it is. */
@Injectable()
export class MedseniorAuthorizationService {
  constructor(
    private readonly live: LiveSearch,
    private readonly mirror: MedseniorMirrorReader,
    private readonly watch: MedseniorWatchStore,
    private readonly metrics: MedseniorMetrics,
  ) {}

  async list(tenant: Tenant, query: MedseniorAuthorizationQuery): Promise<MedseniorAuthorizationPage> {
    if (none(query.matricula) && none(query.cpf)) throw new PonteError('MEDSENIOR_FILTER_REQUIRED');
    if (query.source === 'mirror') {
      const page = await this.fromMirror(tenant, query);
      this.metrics.answered(tenant.name, 'mirror');
      return page;
    }
    if (!tenant.medsenior.enabled) throw new PonteError('VENDOR_DISABLED', { params: { vendor: 'MedSenior' } });
    if (query.page * query.pageSize > liveWindow) throw new PonteError('MEDSENIOR_LIVE_WINDOW', { params: { max: liveWindow } });
    try {
      const page = await this.fromVendor(tenant, query);
      this.metrics.answered(tenant.name, 'live');
      return page;
    } catch (error) {
      if (!(error instanceof LiveFailure)) throw error;
      return this.inItsPlace(tenant, query, error);
    }
  }

  /** One guide as the mirror has it, and what became of it. @throws PonteError NOT_FOUND */
  async get(tenant: Tenant, guide: string): Promise<MedseniorGuideView> {
    const row = await this.mirror.find(tenant.id, guide);
    if (!row) throw new PonteError('NOT_FOUND');
    const [entry, history] = await Promise.all([
      row.matricula === null ? null : this.watch.find(tenant.id, row.matricula),
      this.mirror.history(tenant.id, guide, historyShown),
    ]);
    return {
      ...mirrorView({ ...row, subscriberId: entry?.subscriberId ?? null }),
      asOf: entry?.mirroredAt ?? null,
      history: history.map(({ kind, procedureCode, before, after, recordedAt }) => ({ kind, procedureCode, before, after, recordedAt })),
    };
  }

  private async fromVendor(tenant: Tenant, query: MedseniorAuthorizationQuery): Promise<MedseniorAuthorizationPage> {
    const { page, pageSize, matricula = [], cpf = [], tussCode = [], status } = query;
    const { items, more, asOf } = await this.live.search(tenant, {
      matriculas: matricula,
      cpfs: cpf,
      tussCodes: tussCode,
      statuses: none(status) ? allStatuses : (status ?? []),
      wanted: page * pageSize,
    });
    const shown = items.slice((page - 1) * pageSize);
    const subscribers = await this.watch.subscribersOf(
      tenant.id,
      shown.flatMap((item) => matriculaOf(item) ?? []),
    );
    const matchedBy = matchOf(query);
    return {
      items: shown.map((item) => ({ ...liveView(item, subscribers), matchedBy })),
      hasNext: more,
      source: 'live',
      asOf,
      stale: false,
      staleReason: null,
      notMirrored: [],
    };
  }

  private async fromMirror(tenant: Tenant, query: MedseniorAuthorizationQuery): Promise<MedseniorAuthorizationPage> {
    const { page, pageSize, matricula, cpf, tussCode, status } = query;
    const cover = mirrorCover(query, await this.watch.cover(tenant.id, matricula ?? [], none(matricula) ? (cpf ?? []) : []));
    const rows = await this.mirror.list(tenant.id, {
      matriculas: none(matricula) ? undefined : matricula,
      cpfs: none(cpf) ? undefined : cpf,
      tussCodes: none(tussCode) ? undefined : tussCode,
      statuses: none(status) ? undefined : status,
      descending: tenant.medsenior.sortDirection === 'descending',
      limit: pageSize + 1,
      offset: (page - 1) * pageSize,
    });
    const { items, hasNext } = pageOf(rows, pageSize);
    const matchedBy = matchOf(query);
    return {
      items: items.map((row) => ({ ...mirrorView(row), matchedBy })),
      hasNext,
      source: 'mirror',
      stale: false,
      staleReason: null,
      ...cover,
    };
  }

  /** Of beneficiaries it never read the mirror knows nothing, and "no authorizations" would be a lie: then the failure is answered. */
  private async inItsPlace(tenant: Tenant, query: MedseniorAuthorizationQuery, failure: LiveFailure): Promise<MedseniorAuthorizationPage> {
    if (!failure.mirrorMayAnswer) throw failure.error;
    const page = await this.fromMirror(tenant, query);
    if (page.asOf === null) throw failure.error;
    this.metrics.answered(tenant.name, 'stale');
    return { ...page, stale: true, staleReason: failure.error.code };
  }
}

function none(values: readonly unknown[] | undefined): boolean {
  return values === undefined || values.length === 0;
}

/** Filters narrow each other: with a matrícula, the CPF only narrows. */
function matchOf({ matricula }: MedseniorAuthorizationQuery): 'matricula' | 'cpf' {
  return none(matricula) ? 'cpf' : 'matricula';
}
