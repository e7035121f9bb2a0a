import { reconcileDays, type ReconcilingRun } from './reconcile-days';

describe('the nightly pass', () => {
  it('lets an import that is at work go first, holding no slot meanwhile', async () => {
    const told: string[] = [];
    const busy = [true, true, false];
    const run: ReconcilingRun = {
      parts: {
        tenant: { hat: { dateFormat: 'iso', authorizations: { reconcileDays: 3 } } },
        store: {
          isAtWork: (task: string) => {
            told.push(`look at ${task}`);
            return Promise.resolve(busy.shift() ?? false);
          },
        },
        calls: {
          release: () => {
            told.push('release');
            return Promise.resolve();
          },
        },
        signal: new AbortController().signal,
      },
      page: ({ page, dateFrom }) => {
        told.push(`page ${page} from ${dateFrom}`);
        return Promise.resolve({ guides: [], hasNext: false, askedAt: '' });
      },
      store: () => Promise.resolve([]),
      keepExchanges: () => Promise.resolve(),
    };
    await reconcileDays(run, new Date('2026-11-22T03:00:00Z'), 'import');
    expect(told).toEqual([...['look at import', 'release', 'look at import', 'release', 'look at import'], 'page 1 from 2026-11-19']);
  });
});
