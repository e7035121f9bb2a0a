import { inChunks } from './in-chunks';

describe('work in chunks', () => {
  it('goes on until a chunk is not full, and counts', async () => {
    const found = [5, 5, 2];
    expect(await inChunks(new AbortController().signal, 5, () => Promise.resolve(found.shift() ?? 0))).toBe(12);
    expect(found).toEqual([]);
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
