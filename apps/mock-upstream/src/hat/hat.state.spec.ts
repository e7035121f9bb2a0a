import { ManualClock } from '@ponte/common';
import type { HatResource } from '@ponte/hat/contract';
import { WorldClock } from '../engine/clock';
import { SeededRandomness } from '../engine/randomness';
import { VendorSettings } from '../engine/vendor-settings';
import type { BatchOutcome, HatBatch } from './batch-outcome';
import { hatSettings, type HatItem, type HatMockSettings } from './hat.settings';
import { HatState } from './hat.state';
import { readRegistrationBody } from './registration-body';

const insurers = [{ healthInsurerId: '0001', ansRegistry: '417505' }];
const member = '00010001000001018';

function emulatedHat(patch: Partial<HatMockSettings> = {}) {
  const clock = new ManualClock(0);
  const settings = new VendorSettings('hat', hatSettings, { insurers, ...patch });
  const random = new SeededRandomness('hat');
  const state = new HatState({ world: 'default', clock: new WorldClock(clock), random, settings, remember: () => undefined });
  let tokens = 0;
  const post = (resource: HatResource, items: HatItem[], effect?: HatBatch['effect']): BatchOutcome => {
    const text = JSON.stringify({ items, healthInsurerId: '0001', ansRegistry: '417505' });
    const body = readRegistrationBody(resource, text, insurers, state.settings);
    if ('reason' in body) throw new Error(body.reason);
    const { partial, unnamedLines } = state.settings;
    const token = String(++tokens);
    state.accept(token, { resource, ...body, partial, unnamedLines, effect });
    const progress = state.progress(token);
    if (progress.phase !== 'final') throw new Error(progress.phase);
    return progress.outcome;
  };
  return { state, post, clock, settings };
}

describe('HAT registration', () => {
  it('merges: absent leaves a field, empty empties it', () => {
    const { state, post } = emulatedHat();
    post('persons', [{ personId: '1', name: 'ANA', socialName: 'A', email: 'a@example.com' }]);
    expect(post('persons', [{ personId: '1', socialName: '' }])).toEqual({ code: 4, lines: [] });
    expect(state.records('persons').get('1')).toEqual({ personId: '1', name: 'ANA', socialName: '', email: 'a@example.com' });
  });

  it('applies the valid items of a batch and names the others', () => {
    const { state, post } = emulatedHat();
    post('persons', [{ personId: '00000041' }]);
    const outcome = post('beneficiaries', [
      { subscriberId: member, personId: '00000042' },
      { subscriberId: '00010001000001026', personId: '00000041' },
      { subscriberId: '00010001000001034', gender: 'X' },
    ]);
    expect(outcome).toEqual({
      code: 5,
      lines: [`Beneficiario ${member}: pessoa 00000042 nao encontrada`, 'Beneficiario 00010001000001034: campo gender invalido'],
    });
    expect([...state.records('beneficiaries').keys()]).toEqual(['00010001000001026']);
  });

  it('says 3 when every item fails', () => {
    const { post } = emulatedHat();
    expect(post('attendanceLocations', [{ healthProviderCode: '1', locationCode: '2', locationTypeCode: '3' }])).toEqual({
      code: 3,
      lines: ['Local 0001:1:2:3: prestador nao encontrado'],
    });
  });

  it('may refuse a whole batch for one item', () => {
    const { state, post } = emulatedHat({ partial: 'refuse-batch' });
    post('persons', [{ personId: '1' }]);
    const outcome = post('beneficiaries', [
      { subscriberId: member, personId: '1' },
      { subscriberId: '00010001000001026', personId: '2' },
    ]);
    expect(outcome.code).toBe(6);
    expect(state.records('beneficiaries').size).toBe(0);
  });

  it('finds the member of a status by 15, 16 or 17 digits, and keeps who is blocked', () => {
    const { state, post } = emulatedHat();
    post('beneficiaries', [{ subscriberId: member }]);
    const event = (digits: number, eventType: string, eventDate: string): HatItem => ({
      subscriberId: member.slice(0, digits),
      eventType,
      eventDate,
    });
    expect(post('beneficiaryStatus', [event(15, 'Bloqueio', '20260101')]).code).toBe(4);
    expect(post('beneficiaryStatus', [event(17, 'Desbloqueio', '20260201')]).code).toBe(4);
    expect(post('beneficiaryStatus', [event(16, 'Bloqueio', '2026-01-01')]).code).toBe(4);
    const standing = state.insurer().memberStandings.get(member);
    expect(standing).toMatchObject({ blocked: true, blockedDate: '2026-01-01' });
    expect(standing?.events).toHaveLength(2);
    expect([...state.records('beneficiaryStatus').keys()]).toEqual([`${member}:20260101:Bloqueio::`, `${member}:20260201:Desbloqueio::`]);
  });

  it('refuses a status that could mean two members, or none', () => {
    const { post } = emulatedHat();
    post('beneficiaries', [{ subscriberId: '00010001000001018' }, { subscriberId: '00010001000001026' }]);
    const status = (subscriberId: string) => post('beneficiaryStatus', [{ subscriberId, eventDate: '20260101', eventType: 'Bloqueio' }]);
    expect(status('000100010000010').lines).toEqual([
      'Situacao 000100010000010:20260101:Bloqueio::: matricula corresponde a mais de um beneficiario',
    ]);
    expect(status('000100010000099').lines).toEqual(['Situacao 000100010000099:20260101:Bloqueio::: beneficiario nao encontrado']);
  });

  it('wants the provider before its status, place and specialty, and the place before a specialty there', () => {
    const { state, post } = emulatedHat();
    const specialty = { healthProviderCode: '7', locationCode: '1', specialtyCode: '010' };
    expect(post('healthProviderStatus', [{ healthProviderCode: '7', eventDate: '20260101', eventType: 'Bloqueio' }]).code).toBe(3);
    post('healthProviders', [{ healthProviderCode: '7' }]);
    expect(post('healthProviderSpecialties', [specialty]).lines).toEqual([
      'Especialidade 0001:7:1:010:: local de atendimento nao encontrado',
    ]);
    expect(post('healthProviderSpecialties', [{ healthProviderCode: '7', specialtyCode: '011' }]).code).toBe(4);
    expect(post('attendanceLocations', [{ healthProviderCode: '7', locationCode: '1', locationTypeCode: 'CLI' }]).code).toBe(4);
    expect(post('healthProviderSpecialties', [specialty]).code).toBe(4);
    expect(post('healthProviderStatus', [{ healthProviderCode: '7', eventDate: '20260101', eventType: 'Bloqueio' }]).code).toBe(4);
    expect(state.insurer().providerStandings.get('7')).toMatchObject({ blocked: true });
  });

  it('reads names in any letter case and eventType in any form, and refuses one name twice', () => {
    const { state, post } = emulatedHat();
    post('beneficiaries', [{ SUBSCRIBERID: member, ZIPCode: '01310100', subcontractNumber: '1', coverageGroup: [{ Code: '9' }] }]);
    expect(state.records('beneficiaries').get(member)).toEqual({
      subscriberId: member,
      zipCode: '01310100',
      subContractNumber: '1',
      coverageGroup: [{ code: '9' }],
    });
    expect(post('beneficiaryStatus', [{ subscriberId: member, eventDate: '20260101', eventType: 'bloqueio' }]).code).toBe(4);
    expect(post('persons', [{ personId: '1', name: 'A', NAME: 'B' }]).lines).toEqual(['Pessoa 1: campo informado em duas grafias']);
  });

  it('refuses what a test poisons, named or not', () => {
    const { settings, post } = emulatedHat();
    settings.change({ poison: (_resource, item) => (item.personId === '2' ? 'veneno' : null) });
    expect(post('persons', [{ personId: '1' }, { personId: '2' }]).lines).toEqual(['Pessoa 2: veneno']);
    settings.change({ unnamedLines: true });
    expect(post('persons', [{ personId: '1' }, { personId: '2' }]).lines).toEqual(['Erro no processamento de um item do lote']);
    settings.change({ poison: undefined });
    expect(post('persons', [{ personId: '2' }]).code).toBe(4);
  });

  it('fails chosen keys without naming them', () => {
    const { state, post } = emulatedHat();
    const unnamed = { unnamed: { code: 5, keys: ['2'] } };
    expect(post('persons', [{ personId: '1' }, { personId: '2' }], unnamed)).toEqual({
      code: 5,
      lines: ['Erro no processamento de um item do lote'],
    });
    expect([...state.records('persons').keys()]).toEqual(['1']);
    expect(post('persons', [{ personId: '3' }], unnamed).code).toBe(4);
  });

  it('shows 0, 1 and 2 on the way', () => {
    const { state, clock } = emulatedHat({ processingMs: 100 });
    const batch = (items: HatItem[]): HatBatch => {
      const text = JSON.stringify({ items, healthInsurerId: '0001', ansRegistry: '417505' });
      const body = readRegistrationBody('persons', text, insurers, state.settings);
      if ('reason' in body) throw new Error(body.reason);
      return { resource: 'persons', ...body, partial: 'apply-valid', unnamedLines: false };
    };
    state.accept('a', batch([{ personId: '1' }]));
    expect(state.progress('a').phase).toBe('waiting');
    clock.advance(60);
    expect(state.progress('a').phase).toBe('processing');
    expect(state.records('persons').size).toBe(0);
    clock.advance(60);
    expect(state.records('persons').size).toBe(1);
    expect(state.progress('a').phase).toBe('final');
  });
});
