import { randomUUID } from 'node:crypto';
import type { HatResource } from '@ponte/hat/contract';
import { type HubApi, until } from '../../support';
import { type Change, contentOf, type Item, orderKey, recordKey } from './change';

export interface Sent {
  resource: HatResource;
  items: Item[];
  submissionId: string;
}

/** What callers sent, in the order in which it was acknowledged. */
export class Story {
  readonly sent: Sent[] = [];

  /**
   * Sends until the hub says 202, as a careful caller does: the same Idempotency-Key again whenever there was no answer.
   * @throws Error when the hub refuses the content
   */
  async submit(api: HubApi, resource: HatResource, items: readonly Item[]): Promise<Sent> {
    const key = randomUUID();
    let submissionId = '';
    await until(async () => {
      const answer = await api
        .post(`/hat/${resource}`, { items, healthInsurerId: '0001', ansRegistry: '417505' })
        .set('Idempotency-Key', key)
        .then(
          (received) => received,
          () => undefined,
        );
      if (answer === undefined || answer.status >= 500 || answer.status === 409) return false;
      if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text}`);
      submissionId = (answer.body as { submissionId: string }).submissionId;
      return true;
    });
    const sent = { resource, items: [...items], submissionId };
    this.sent.push(sent);
    return sent;
  }

  changes(): Change[] {
    return this.sent.flatMap(({ resource, items }) => items.map((item) => ({ resource, item })));
  }

  /** Per order key, the contents in order. */
  contents(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const change of this.changes()) {
      const key = orderKey(change);
      found.set(key, [...(found.get(key) ?? []), contentOf(change)]);
    }
    return found;
  }

  /** The last change of each record, by resource. */
  newest(): Map<HatResource, Item[]> {
    const last = new Map(this.changes().map((change) => [`${change.resource} ${recordKey(change)}`, change]));
    const found = new Map<HatResource, Item[]>();
    for (const { resource, item } of last.values()) found.set(resource, [...(found.get(resource) ?? []), item]);
    return found;
  }
}
