import type { Beneficiary, BeneficiaryStatus, HealthProvider, HealthProviderStatus } from '@ponte/hat/contract';
import type { SeededRandom } from './seeded-random';

const reasons = ['Inadimplência', 'Solicitação do beneficiário', 'Desligamento da empresa', 'Atualização cadastral pendente'];

/** Blocks, and for half of them the later unblock. The ERP writes cards without the check digit here: 16 digits, sometimes 17. */
export function generateMemberEvents(random: SeededRandom, beneficiaries: readonly Beneficiary[], count: number): BeneficiaryStatus[] {
  const events: BeneficiaryStatus[] = [];
  const step = Math.floor((beneficiaries.length * 1.4) / count);
  for (let at = 0; events.length < count; at += step) {
    const { subscriberId } = beneficiaries[at % beneficiaries.length] as Beneficiary;
    const card = random.chance(0.2) ? subscriberId : subscriberId.slice(0, 16);
    events.push(event(random, card, 'Bloqueio', 2024));
    if (events.length < count && random.chance(0.5)) events.push(event(random, card, 'Desbloqueio', 2025));
  }
  return events;
}

export function event(random: SeededRandom, subscriberId: string, eventType: 'Bloqueio' | 'Desbloqueio', year: number): BeneficiaryStatus {
  const date = random.date(year, year);
  const hour = `${String(random.integer(8, 17)).padStart(2, '0')}:${String(random.integer(0, 59)).padStart(2, '0')}`;
  const status: BeneficiaryStatus = { subscriberId, eventDate: date, eventType, entry_date: date, entry_hour: hour };
  return eventType === 'Bloqueio' ? { ...status, reason: random.pick(reasons) } : status;
}

/** One event per provider, so that loading the sample again finds each one as it was left. */
export function generateProviderEvents(random: SeededRandom, providers: readonly HealthProvider[], count: number): HealthProviderStatus[] {
  const step = Math.floor(providers.length / count);
  return Array.from({ length: count }, (_, at) => {
    const { healthProviderCode, healthProviderDocument } = providers[at * step] as HealthProvider;
    return {
      healthProviderCode,
      healthProviderDocument,
      eventType: random.chance(0.6) ? 'Bloqueio' : 'Desbloqueio',
      eventDate: random.date(2025, 2025),
    };
  });
}
