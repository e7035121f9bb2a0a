import type { CallTrouble, PollOutcome, PostOutcome } from '@ponte/hat/client';
import type { BatchVerdict, DueToken, ItemInFlight } from '@ponte/persistence';
import { defaultTokenCodes } from '../../../config/hat-settings';
import { postVerdict } from './post-verdict';
import { meaningOf, needsItems, tokenVerdict } from './token-verdict';

const items = (count: number, attempts = 0): ItemInFlight[] =>
  Array.from({ length: count }, (_, index) => ({
    changeId: String(index + 1),
    resource: 'persons',
    key: `K${index + 1}`,
    orderKey: `0001:P:K${index + 1}`,
    parentKeys: null,
    attempts,
    awaitsAllParents: false,
    payload: '{}',
  }));
const idsOf = (some: readonly ItemInFlight[]) => some.map((item) => item.changeId);

/** What becomes of each item, in a word. */
function fates({ settle, requeue }: BatchVerdict): Record<string, string> {
  const entries = [
    ...settle.flatMap((part) => part.changeIds.map((id) => [id, part.state])),
    ...requeue.flatMap((part) =>
      part.changeIds.map((id) => [id, `again ${part.outcome}${part.batchLimit ? ` in ${part.batchLimit}` : ''}`]),
    ),
  ];
  expect(entries.length).toBe(new Set(entries.map(([id]) => id)).size);
  return Object.fromEntries(entries) as Record<string, string>;
}
const all = (some: readonly ItemInFlight[], fate: string) => Object.fromEntries(idsOf(some).map((id) => [id, fate]));

describe('after one look at a token', () => {
  const limits = { maxAttempts: 3, pollIntervalMs: 1_000, jitter: 0 };
  const ask = (
    code: string,
    {
      lines = [],
      message = '',
      of = items(4),
      ...due
    }: Partial<DueToken> & { lines?: string[]; message?: string; of?: ItemInFlight[] } = {},
  ): BatchVerdict => {
    const token: DueToken = { id: 'b', resource: 'persons', token: 't', changeIds: idsOf(of), polls: 1, overdue: false, ...due };
    const answer: PollOutcome & { kind: 'answered' } = {
      kind: 'answered',
      code,
      message,
      lines,
      facts: { operation: 'integration', durationMs: 1 },
    };
    const meaning = meaningOf(code, defaultTokenCodes);
    const verdict = tokenVerdict(token, 'lease', answer, meaning, needsItems(meaning, token) ? of : [], limits);
    expect(verdict).toMatchObject({ batchId: 'b', leaseId: 'lease', polls: 1 });
    return verdict;
  };
  const four = items(4);

  it.each(['0', '1', '2', '7', '-1', '500'])('code %s is not final: the token is asked again later', (code) => {
    expect(ask(code)).toMatchObject({ state: 'awaiting', nextPollMs: 2_000, settle: [], requeue: [] });
  });

  it('asks at doubling pauses, a minute at most', () => {
    expect([0, 1, 2, 5, 6, 40, 1_000].map((polls) => ask('0', { polls }).nextPollMs)).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('code 4 confirms all, and charges nobody', () => {
    const verdict = ask('4');
    expect(fates(verdict)).toEqual(all(four, 'confirmed'));
    expect(verdict).toMatchObject({ state: 'settled', settle: [{ charged: 0 }] });
  });

  it('code 3 rejects all, each with its own line where it has one', () => {
    const verdict = ask('3', { lines: ['K2: sem nome', 'verifique'], message: 'Nenhum item' });
    expect(fates(verdict)).toEqual(all(four, 'rejected'));
    expect(verdict.settle.map((part) => part.vendorMessage)).toEqual(['Nenhum item', 'K2: sem nome', 'Nenhum item', 'Nenhum item']);
    expect(verdict.details).toEqual(['K2: sem nome', 'verifique']);
  });

  it('code 5 rejects what the lines name and confirms the rest', () => {
    expect(fates(ask('5', { lines: ['K2: x', 'K4: y'] }))).toEqual({ 1: 'confirmed', 2: 'rejected', 3: 'confirmed', 4: 'rejected' });
  });

  it.each([
    ['5', ['K2: x', 'alguma coisa']],
    ['5', []],
    ['6', []],
    ['6', ['alguma coisa']],
    ['5', ['K1 e K2']],
  ])('code %s with lines %j splits the batch: some of it may have been applied', (code, lines) => {
    const verdict = ask(code, { lines });
    expect(fates(verdict)).toEqual(all(four, 'again maybe-applied in 2'));
    expect(verdict.requeue[0]).toMatchObject({ charged: 1 });
  });

  it('code 6 rejects what the lines name and sends the rest again', () => {
    expect(fates(ask('6', { lines: ['K2: x'] }))).toEqual({
      1: 'again maybe-applied',
      2: 'rejected',
      3: 'again maybe-applied',
      4: 'again maybe-applied',
    });
  });

  it.each(['3', '5', '6'])('a single item that fails with code %s is rejected, with HAT’s words', (code) => {
    const verdict = ask(code, { of: items(1), lines: ['erro interno'], message: 'Erro' });
    expect(fates(verdict)).toEqual({ 1: 'rejected' });
    expect(verdict.settle[0]).toMatchObject({ code: 'REJECTED_BY_HAT', vendorMessage: expect.stringContaining('erro interno') });
  });

  it('splits an odd batch so that both halves are smaller', () => {
    expect(ask('6', { of: items(3) }).requeue[0]?.batchLimit).toBe(2);
    expect(ask('6', { of: items(2) }).requeue[0]?.batchLimit).toBe(1);
  });

  it('believes 404 from the second look on: then the outcome is unknown and every item charged', () => {
    expect(ask('404', { polls: 0 })).toMatchObject({ state: 'awaiting', settle: [], requeue: [] });
    const verdict = ask('404');
    expect(verdict).toMatchObject({ state: 'unknown', requeue: [{ charged: 1 }] });
    expect(fates(verdict)).toEqual(all(four, 'again unknown'));
  });

  it.each(['0', '2', '99', '404'])('code %s past the deadline is a lost token', (code) => {
    expect(fates(ask(code, { overdue: true, polls: 0 }))).toEqual(all(four, 'again unknown'));
  });

  it.each([
    ['4', 'confirmed'],
    ['3', 'rejected'],
  ])('code %s past the deadline is an answer like any other', (code, fate) => {
    expect(fates(ask(code, { overdue: true }))).toEqual(all(four, fate));
  });

  it.each(['404', '5', '6'])('code %s fails items whose attempts are spent, and only those', (code) => {
    const of = [...items(3, 2).slice(0, 2), ...items(3).slice(2)];
    const verdict = ask(code, { of });
    expect(fates(verdict)).toEqual({ 1: 'failed', 2: 'failed', 3: expect.stringMatching(/^again/) });
    expect(verdict.settle[0]).toMatchObject({ code: 'ATTEMPTS_SPENT', charged: 1 });
  });

  it('goes by the tenant’s table of codes', () => {
    expect(meaningOf('7', { ...defaultTokenCodes, '7': 'done' })).toBe('done');
    expect(meaningOf('4', { ...defaultTokenCodes, '4': 'pending' })).toBe('pending');
    expect(meaningOf('constructor', defaultTokenCodes)).toBe('pending');
  });
});

describe('after the POST of a batch', () => {
  const limits = { tokenDeadlineMs: 60_000, maxAttempts: 3 };
  const facts = { operation: 'persons', status: 400, durationMs: 1 };
  const judge = (outcome: PostOutcome, of = items(4)) => postVerdict({ id: 'b', changeIds: idsOf(of) }, 'lease', outcome, limits, of);
  const trouble = (more: Partial<CallTrouble> & { capNamed?: boolean }): PostOutcome => ({
    kind: 'trouble',
    action: 'hold',
    applied: 'unknown',
    reason: 'X',
    capNamed: false,
    facts,
    ...more,
  });

  it('waits for the token, at least as long as configured and longer where HAT says so', () => {
    const accepted = (timeoutMs?: number): PostOutcome => ({
      kind: 'accepted',
      token: 't',
      averageMs: 2_000,
      facts,
      ...(timeoutMs ? { timeoutMs } : {}),
    });
    expect(judge(accepted())).toMatchObject({ state: 'awaiting', token: 't', nextPollMs: 2_000, deadlineMs: 60_000 });
    expect(judge(accepted(1_000)).deadlineMs).toBe(60_000);
    expect(judge(accepted(90_000)).deadlineMs).toBe(90_000);
  });

  it.each(['hold', 'reauthenticate', 'rate-limited'] as const)(
    'charges nobody for %s, and knows whether HAT may have taken it',
    (action) => {
      const known = judge(trouble({ action, applied: 'no' }));
      expect(known).toMatchObject({ state: 'returned', code: '400', requeue: [{ charged: 0 }] });
      expect(fates(known)).toEqual(all(items(4), 'again not-applied'));
      const unknown = judge(trouble({ action, applied: 'unknown' }));
      expect(unknown).toMatchObject({ state: 'unknown', requeue: [{ charged: 0 }] });
      expect(fates(unknown)).toEqual(all(items(4), 'again unknown'));
    },
  );

  it('splits what HAT refused as a whole: none of it was applied', () => {
    const verdict = judge(trouble({ action: 'split', applied: 'no', message: 'Requisicao invalida' }));
    expect(verdict).toMatchObject({ state: 'settled', message: 'Requisicao invalida' });
    expect(fates(verdict)).toEqual(all(items(4), 'again not-applied in 2'));
  });

  it('rejects a single refused item, with HAT’s words, even where they name a cap', () => {
    for (const capNamed of [false, true]) {
      const verdict = judge(trouble({ action: 'split', applied: 'no', message: 'acima do permitido', capNamed }), items(1));
      expect(fates(verdict)).toEqual({ 1: 'rejected' });
      expect(verdict.settle[0]).toMatchObject({ vendorMessage: 'acima do permitido', charged: 1 });
    }
  });

  it('charges nobody where HAT named its cap: the size was wrong, not the items', () => {
    const verdict = judge(trouble({ action: 'split', applied: 'no', message: 'acima do permitido', capNamed: true }));
    expect(fates(verdict)).toEqual(all(items(4), 'again not-applied'));
    expect(verdict.requeue[0]?.charged).toBe(0);
  });
});
