import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsDocument } from './errors-document';

const page = join(__dirname, '../../../docs/errors.md');

describe('docs/errors.md', () => {
  it('says what the catalogue says', () => {
    const missing = !existsSync(page);
    if (missing) writeFileSync(page, errorsDocument());
    expect(missing).toBe(false);
    expect(readFileSync(page, 'utf8')).toBe(errorsDocument());
  });
});
