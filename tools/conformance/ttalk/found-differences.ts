import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contractOf } from '../contract';
import { hatSuite } from '../hat/hat-suite';
import { runAtEmulator } from '../run-suite';
import { answerDifferences } from './answer-differences';
import { contractDifferences, type TtalkDifference } from './contract-differences';
import { TtalkDocuments } from './ttalk-documents';

/** Why TOTVS' files cannot be looked at; undefined when they can. */
export function missingTtalk(folder: string | undefined): string | undefined {
  if (!folder) return 'TTALK_DIR is not set: TOTVS’ OpenAPI files were not compared';
  return existsSync(join(folder, 'jsonschema', 'apis'))
    ? undefined
    : 'TTALK_DIR holds no jsonschema/apis: TOTVS’ OpenAPI files were not compared';
}

/** Everything at which TOTVS' files, our contract and the emulator's answers differ. */
export async function foundDifferences(folder: string): Promise<TtalkDifference[]> {
  const documents = new TtalkDocuments(folder);
  const contract = contractOf('hat');
  const answers = await runAtEmulator(hatSuite, { writes: true });
  return [...contractDifferences(documents, contract), ...answerDifferences(documents, contract, answers)];
}
