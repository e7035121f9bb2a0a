import { TestQueue } from './queue.fixture';

describe('the end of a submission', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  const told = () =>
    queue.query<{ subject: string; data: Record<string, unknown> }>(
      `SELECT subject, data FROM event_outbox WHERE tenant_id = $1 AND type = 'br.ponte.hat.submission.completed' ORDER BY id`,
      [queue.tenantId],
    );
  const submissions = async () =>
    (
      await queue.query<{ id: string }>('SELECT id FROM hat_submission WHERE tenant_id = $1 ORDER BY first_change_id', [queue.tenantId])
    ).map(({ id }) => id);

  it('is told once, by its last item, with what became of it and without a word of its content', async () => {
    await queue.submit('persons', [{ key: 'A' }, { key: 'B' }, { key: 'C' }], { requestedBy: 'key-1' });
    const batches = await queue.take({ batchSize: 1 });
    for (const [index, batch] of batches.entries()) {
      expect(await told()).toEqual([]);
      await queue.end([batch], index === 1 ? 'rejected' : 'confirmed');
    }
    await queue.end(batches, 'confirmed'); // late answers of a batch that has ended tell nothing
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
    expect(await told()).toEqual([
      {
        subject: (await submissions())[0],
        data: {
          ...{ resource: 'persons', status: 'completed_with_errors', accepted: 3, errors: 1, origin: 'api', retryOf: null },
          ...{ healthInsurerId: '0001', acceptedAt: instant, completedAt: instant },
        },
      },
    ]);
  });

  it('is told for each of the submissions that one answer ends', async () => {
    for (const key of ['A', 'B', 'C']) await queue.submit('persons', [{ key }]);
    await queue.submit('persons', [{ key: 'D' }, { key: 'E', order: 'persons:D' }]);
    await queue.end(await queue.take(), 'confirmed');
    expect((await told()).map(({ subject }) => subject).sort()).toEqual((await submissions()).slice(0, 3).sort());
    await queue.end(await queue.take(), 'failed');
    expect((await told()).at(-1)).toMatchObject({
      subject: (await submissions())[3],
      data: { status: 'completed_with_errors', errors: 1 },
    });
  });

  it('is told when nothing is left to send: all superseded, or all unchanged', async () => {
    await queue.submit('persons', [{ key: 'A', content: 'old' }]);
    await queue.submit('persons', [{ key: 'A', content: 'new' }]);
    const [older, newer] = await submissions();
    expect((await told()).map(({ subject }) => subject)).toEqual([older]);
    await queue.end(await queue.take(), 'confirmed');
    await queue.submit('persons', [{ key: 'A', content: 'new' }]);
    const [, , same] = await submissions();
    expect((await told()).map(({ subject }) => subject)).toEqual([older, newer, same]);
    expect((await told()).at(-1)?.data).toMatchObject({ status: 'completed', accepted: 1, errors: 0 });
  });
});
