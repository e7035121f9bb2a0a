import { Injectable } from '@nestjs/common';
import { pageOf, parseFields, parseOrder, PonteError, project, type Language } from '@ponte/common';
import type { ProtheusRequestEntity } from '@ponte/persistence/protheus-refund';
import type { Caller } from '../../../edge/access/caller';
import { roleIncludes } from '../../../edge/access/role';
import { requestView } from './request-views';
import type { RequestPage, RequestQuery, RequestView } from './request.dto';
import { requestOrders, RequestRepository } from './request.repository';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const fieldNames = [
  ...(['requestId', 'state', 'subscriberId', 'prescriptionCode', 'prescription', 'error', 'vendorText', 'posts'] as const),
  ...(['resolvedBy', 'acceptedAt', 'changedAt', 'nextStepAt'] as const),
] as const;

/** Tells callers what became of what they handed over. */
@Injectable()
export class RequestService {
  constructor(private readonly requests: RequestRepository) {}

  async list(caller: Caller, query: RequestQuery, language: Language): Promise<RequestPage> {
    const fields = parseFields(query.fields, fieldNames);
    const rows = await this.requests.list(caller.tenant.id, query, parseOrder(query.order, requestOrders));
    const page = pageOf(rows, query.pageSize);
    return { items: page.items.map((row) => project(view(row, caller, language), fields)), hasNext: page.hasNext };
  }

  async get(caller: Caller, id: string, language: Language): Promise<RequestView> {
    return view(await this.require(caller.tenant.id, id), caller, language);
  }

  /** @throws PonteError NOT_FOUND, for another tenant's request too */
  async require(tenantId: number, id: string): Promise<ProtheusRequestEntity> {
    const row = uuid.test(id) ? await this.requests.find(tenantId, id) : null;
    if (!row) throw new PonteError('NOT_FOUND');
    return row;
  }
}

function view(row: ProtheusRequestEntity, { role }: Caller, language: Language): RequestView {
  return requestView(row, language, roleIncludes(role, 'operator'));
}
