import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root';
import { generateSample, sampleText } from './generate-sample';

/** Writes `mocks/hat/sample/<resource>.json` anew; a test holds the committed files to this generator. */
const folder = join(projectRoot(), 'mocks', 'hat', 'sample');
mkdirSync(folder, { recursive: true });
for (const [resource, body] of Object.entries(generateSample())) {
  writeFileSync(join(folder, `${resource}.json`), sampleText(body));
  console.log(`${resource}: ${body.items.length}`);
}
