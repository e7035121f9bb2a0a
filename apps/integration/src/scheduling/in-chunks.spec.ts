import { inChunks, inStretches } from './in-chunks';

describe('work in chunks', () => {
  it('goes on until a chunk is not full, and counts', async () => {
    const found = [5, 5, 2];
    expect(await inChunks(new AbortController().signal, 5, () => Promise.resolve(found.shift() ?? 0))).toBe(12);
    expect(found).toEqual([]);
  });

  it('goes on behind the end of each stretch until there is none, and counts', async () => {
    const asked: string[] = [];
    const step = (after: string) => {
      asked.push(after);
      return Promise.resolve({ purged: 2, ...(asked.length < 3 ? { last: String(asked.length * 10) } : {}) });
    };
    expect(await inStretches(new AbortController().signal, '0', step)).toBe(6);
    expect(asked).toEqual(['0', '10', '20']);
    await expect(inStretches(AbortSignal.abort(), '0', step)).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(3);
  });

  it('that is stopped in between is not done', async () => {
    const stop = new AbortController();
    let steps = 0;
    const step = (limit: number) => {
      if (++steps === 2) stop.abort();
      return Promise.resolve(limit);
    };
    await expect(inChunks(stop.signal, 5, step)).rejects.toMatchObject({ name: 'AbortError' });
    expect(steps).toBe(2);
  });
});
