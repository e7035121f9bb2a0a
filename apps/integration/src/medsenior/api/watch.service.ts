import { Injectable } from '@nestjs/common';
import { pageOf, parseFields, parseOrder, PonteError, project, type ErrorDetail } from '@ponte/common';
import { MedseniorWatchStore, type MedseniorWatchEntity, type WatchLink } from '@ponte/persistence/medsenior';
import type { Tenant } from '../../config/tenant';
import type { WatchEntryView, WatchLinkRequest, WatchLoadRequest, WatchLoadResponse, WatchPage, WatchQuery } from './watch.dto';

const orders = ['matricula', 'subscriberId', 'createdAt', 'mirroredAt'] as const;
const fieldNames = ['matricula', 'subscriberId', 'cpf', 'createdAt', 'updatedAt', 'mirroredAt', 'lastError'] as const;

/** Who is mirrored, and which member of the operator that is. */
@Injectable()
export class WatchService {
  constructor(private readonly watch: MedseniorWatchStore) {}

  /** The link given replaces the one there was; what is left out of it is taken away. */
  async put({ id }: Tenant, matricula: string, link: WatchLinkRequest): Promise<{ created: boolean; entry: WatchEntryView }> {
    const created = (await this.watch.put(id, [linkOf(matricula, link)])) === 1;
    const entry = await this.watch.find(id, matricula);
    if (!entry) throw new PonteError('CONFLICT');
    return { created, entry: viewOf(entry) };
  }

  /** All or none. @throws PonteError VALIDATION_FAILED where a matrícula stands twice */
  async load({ id }: Tenant, { items }: WatchLoadRequest): Promise<WatchLoadResponse> {
    const details = repeatedOnes(items.map(({ matricula }) => matricula));
    if (details.length > 0) throw new PonteError('VALIDATION_FAILED', { details });
    const created = await this.watch.put(
      id,
      items.map((item) => linkOf(item.matricula, item)),
    );
    return { created, updated: items.length - created };
  }

  async get({ id }: Tenant, matricula: string): Promise<WatchEntryView> {
    const entry = await this.watch.find(id, matricula);
    if (!entry) throw new PonteError('NOT_FOUND');
    return viewOf(entry);
  }

  async remove({ id }: Tenant, matricula: string): Promise<void> {
    if (!(await this.watch.remove(id, matricula))) throw new PonteError('NOT_FOUND');
  }

  async list({ id }: Tenant, { page, pageSize, order, fields, subscriberId, cpf }: WatchQuery): Promise<WatchPage> {
    const wanted = parseFields(fields, fieldNames);
    const rows = await this.watch.list(id, {
      subscriberId,
      cpf,
      order: parseOrder(order, orders),
      limit: pageSize + 1,
      offset: (page - 1) * pageSize,
    });
    const { items, hasNext } = pageOf(rows, pageSize);
    return { items: items.map((entry) => project(viewOf(entry), wanted)), hasNext };
  }
}

function linkOf(matricula: string, { subscriberId, cpf }: WatchLinkRequest): WatchLink {
  return { matricula, subscriberId: subscriberId ?? null, cpf: cpf ?? null };
}

function viewOf({ matricula, subscriberId, cpf, createdAt, updatedAt, mirroredAt, lastError }: MedseniorWatchEntity): WatchEntryView {
  return { matricula, subscriberId, cpf, createdAt, updatedAt, mirroredAt, lastError };
}

function repeatedOnes(matriculas: readonly string[]): ErrorDetail[] {
  const first = new Map<string, number>();
  return matriculas.flatMap((matricula, index): ErrorDetail[] => {
    const at = first.get(matricula);
    if (at === undefined) first.set(matricula, index);
    return at === undefined ? [] : [{ code: 'KEY_REPEATED', path: `items[${index}].matricula`, params: { first: `items[${at}]` } }];
  });
}
