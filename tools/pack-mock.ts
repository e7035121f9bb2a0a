import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packMock } from './pack-mock/pack-mock';

/** `npm run pack:mock -- [--out folder]`: the emulator as a package of its own, ponte-mock-<version>.tgz, in this folder by default. */
const { values } = parseArgs({ options: { out: { type: 'string', default: '.' } } });
const file = packMock(resolve(values.out));
console.log(`${basename(file)} is packed. In any folder: npx ${file} --help`);
