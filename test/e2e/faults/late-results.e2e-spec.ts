import type { Clock } from '@ponte/common';
import { until } from '../../support';
import { inScene } from './fault-scene';
import { beneficiary, memberEvent, person } from './mixed-operator';

/** A clock that stands still until it is told otherwise. */
class HandClock implements Clock {
  private time = Date.UTC(2026, 10, 22);
  now(): Date {
    return new Date(this.time);
  }
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

const hour = 3_600_000;

describe('HAT applies a lost batch after everything else', () => {
  it('and holds the newest again right after the re-post, records and events alike', () => {
    const clock = new HandClock();
    return inScene({ clock, environment: { HAT_TOKEN_DEADLINE_MS: String(hour) } }, async (scene) => {
      await scene.submit([
        { resource: 'persons', items: [person(1, 1)] },
        { resource: 'beneficiaries', items: [beneficiary(1, 1, { personId: '00000001' })] },
      ]);
      await until(async () => (await scene.ledger.query(`SELECT FROM hat_item WHERE state = 'confirmed'`)).length === 2);
      scene.mock.hat.faults.add({ operation: 'persons', kind: 'late', lateMs: hour, first: 1 });
      scene.mock.hat.faults.add({ operation: 'beneficiaryStatus', kind: 'late', lateMs: hour, first: 1 });
      await scene.submit([
        { resource: 'persons', items: [person(1, 2, { email: 'velho@exemplo.com.br' })] },
        { resource: 'beneficiaryStatus', items: [memberEvent(1, 1, true)] },
        { resource: 'persons', items: [person(1, 3)] },
        { resource: 'beneficiaryStatus', items: [memberEvent(1, 2, false)] },
      ]);
      await until(async () => (await scene.ledger.query(`SELECT FROM hat_item WHERE state = 'confirmed'`)).length === 6);
      expect(scene.mock.hat.records('persons').get('00000001')?.name).toBe('PESSOA 1 VERSAO 3');

      clock.advance(2 * hour);
      expect(scene.mock.hat.records('persons').get('00000001')?.name).toBe('PESSOA 1 VERSAO 2');
      // The hub does not trust what it was told of these keys: the same content is not unchanged now.
      expect(await scene.ledger.query('SELECT FROM hat_uncertain')).toHaveLength(2);
      await scene.ledger.query('UPDATE hat_uncertain SET repost_at = now()');
      await scene.expectTruth();
      expect(scene.mock.hat.records('persons').get('00000001')).toMatchObject({ name: 'PESSOA 1 VERSAO 3', email: 'velho@exemplo.com.br' });
    });
  });

  it('a key in doubt is never taken for unchanged', () =>
    inScene({ environment: { HAT_TOKEN_DEADLINE_MS: String(hour) } }, async (scene) => {
      scene.mock.hat.faults.add({ operation: 'persons', kind: 'resetAfter', first: 1 });
      await scene.submit([{ resource: 'persons', items: [person(1, 1)] }]);
      await until(async () => (await scene.ledger.query(`SELECT FROM hat_item WHERE state = 'confirmed'`)).length === 1);
      const again = await scene.api.settled(await scene.api.submit('persons', [person(1, 1)]));
      expect(again.counts).toEqual({ confirmed: 1 });
      await scene.ledger.query('UPDATE hat_uncertain SET repost_at = now()');
      await scene.expectTruth();
    }));
});
