import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractVendors } from '../contract-vendors';
import { projectRoot } from '../project-root';
import { compilePackage } from './compile-package';
import { packageManifest } from './package-manifest';

const app = 'apps/mock-upstream';
const page = `${app}/src/admin/ui/page`;
const entries = [`${app}/src/main.ts`, `${app}/src/create-mock.ts`];

/**
 * Packs the emulator as a package of its own: compiled code with types, contracts, documentation.
 * @param outFolder where the .tgz goes
 * @returns its path
 */
export function packMock(outFolder: string, root = projectRoot()): string {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-pack-'));
  try {
    const imported = compilePackage(root, entries, join(folder, 'dist'));
    // Not compiled: the page runs in the browser as it stands.
    copy(join(root, page), join(folder, 'dist', page));
    chmodSync(join(folder, 'dist', app, 'src/main.js'), 0o755);
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packageManifest(root, imported), undefined, 2)}\n`);
    for (const vendor of contractVendors(root)) {
      for (const part of ['openapi.yaml', 'README.md', 'fixtures', 'scenarios']) {
        const from = join(root, 'mocks', vendor, part);
        if (existsSync(from)) copy(from, join(folder, 'mocks', vendor, part));
      }
    }
    copy(join(root, app, 'README.md'), join(folder, 'README.md'));
    copy(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    copy(join(root, 'docs/emulator.md'), join(folder, 'docs/emulator.md'));
    return pack(folder, outFolder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}

function pack(folder: string, outFolder: string): string {
  const args = ['pack', folder, '--pack-destination', outFolder, '--json', '--ignore-scripts', '--loglevel', 'error'];
  // npm is a script of the shell on Windows.
  const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', cwd: folder, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`);
  return join(outFolder, packedFile(JSON.parse(stdout)));
}

/** npm before 12 tells a list, npm 12 an object by name. */
function packedFile(told: unknown): string {
  const [first] = Object.values(told as object) as { filename?: string }[];
  if (first?.filename === undefined) throw new Error('npm pack did not tell the name of the file');
  return first.filename;
}
