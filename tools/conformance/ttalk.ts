import { checkedDifferences, differencesPath, listedDifferences } from './ttalk/listed-differences';
import { foundDifferences, missingTtalk } from './ttalk/found-differences';
import { runCommand } from '../run-command';

/** `TTALK_DIR=… npm run conformance:ttalk`: TOTVS' OpenAPI files against the contract and the emulator's answers. */
async function main(): Promise<number> {
  const folder = process.env.TTALK_DIR;
  const missing = missingTtalk(folder);
  if (missing !== undefined || folder === undefined) {
    console.log(missing);
    return 0;
  }
  const found = await foundDifferences(folder);
  const { unlisted, stale, undecided } = checkedDifferences(found, listedDifferences());
  for (const { at, theirs, here } of unlisted) console.log(`not listed: ${at}: TOTVS ${theirs}, here ${here}`);
  for (const { at } of stale) console.log(`not found any more: ${at}`);
  for (const { at } of undecided) console.log(`without decision or setting: ${at}`);
  console.log(`${found.length} differences, ${unlisted.length} of them not listed in ${differencesPath}`);
  return unlisted.length + stale.length + undecided.length === 0 ? 0 : 1;
}

runCommand(main);
