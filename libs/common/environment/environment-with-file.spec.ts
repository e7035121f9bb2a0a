import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentWithFile } from '@ponte/common';

describe('the environment with a file behind it', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ponte-test-environment-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes from the file what is not set, and leaves what is, even empty', () => {
    const file = join(folder, '.env');
    writeFileSync(file, '# note\nA=file\nB=file\nC=file\n');
    expect(environmentWithFile({ A: 'set', B: '' }, file)).toEqual({ A: 'set', B: '', C: 'file' });
  });

  it('needs no file', () => expect(environmentWithFile({ A: 'set' }, join(folder, 'none'))).toEqual({ A: 'set' }));
});
