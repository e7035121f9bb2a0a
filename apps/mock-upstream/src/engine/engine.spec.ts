import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeLog } from './change-log';

describe('ChangeLog', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'change-log-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = async (path: string): Promise<unknown[]> => {
    const entries: unknown[] = [];
    await new ChangeLog(path).replay((entry) => entries.push(entry));
    return entries;
  };

  it('gives back what was appended, line separators of Unicode included', async () => {
    const path = join(folder, 'deep', 'a.jsonl');
    const log = new ChangeLog(path);
    const entries = [{ text: 'a\u2028b\u2029c\nd' }, { text: 'é😀' }];
    for (const entry of entries) log.append(entry);
    expect(await read(path)).toEqual(entries);
    log.close();
  });

  it('leaves out a last line that was cut off', async () => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, '{"a":1}\n{"a":2');
    expect(await read(path)).toEqual([{ a: 1 }]);
  });

  it('is replaced as a whole', async () => {
    const path = join(folder, 'a.jsonl');
    const log = new ChangeLog(path);
    log.append({ old: true });
    log.rewrite([{ fresh: 1 }]);
    log.append({ fresh: 2 });
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('{"fresh":1}\n{"fresh":2}\n');
  });

  it('is empty before the first run', async () => {
    expect(await read(join(folder, 'none.jsonl'))).toEqual([]);
  });
});
