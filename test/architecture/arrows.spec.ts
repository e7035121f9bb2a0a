import { type Import, isTest, nodesOf, offenders, production, type SourceFile, sources } from './source-tree';
import { importCycles } from './import-cycles';
import ts from 'typescript';

const vendors = ['hat', 'protheus-refund', 'medsenior'];
const inside =
  (...folders: string[]) =>
  (file: SourceFile): boolean =>
    folders.some((folder) => file.path.startsWith(folder));
const importsThat =
  (refused: (one: Import) => boolean) =>
  (file: SourceFile): string[] =>
    file.imports.filter(refused).map(({ specifier }) => `imports ${specifier}`);

/** The vendor a file belongs to, by the one folder name it has in libs/, apps/, test/ and tools/. */
const vendorOf = (path: string): string | undefined => vendors.find((vendor) => path.split('/').includes(vendor));

/** A library is one of these folders, and libs/ holds nothing else. Its index.ts is the way in; persistence has one per owner of tables besides. */
const libraryOf = (path: string): string | undefined =>
  /^libs\/(?:common|persistence|generators|[\w-]+\/(?:contract|client))(?=\/)/.exec(path)?.[0];
const doors = /^libs\/(common|generators|persistence(\/[\w-]+)?|[\w-]+\/(contract|client))\/index\.ts$/;

describe('the arrows between parts', () => {
  it('vendor modules never import each other', () => {
    const crossing = (file: SourceFile) => {
      const own = vendorOf(file.path);
      return importsThat(({ target }) => target !== undefined && own !== undefined && (vendorOf(target) ?? own) !== own)(file);
    };
    expect(offenders(sources, crossing)).toEqual([]);
  });

  it('there are no import cycles, and forwardRef hides none', () => {
    expect(importCycles(sources)).toEqual([]);
    const uses = (file: SourceFile) => nodesOf(file).filter((node) => ts.isIdentifier(node) && node.text === 'forwardRef');
    expect(offenders(sources, (file) => uses(file).map(() => 'forwardRef'))).toEqual([]);
  });

  it('the emulator shares contracts with the hub, and nothing else', () => {
    const emulator = production.filter(inside('apps/mock-upstream/'));
    const refused = ({ specifier, target = '' }: Import) =>
      /^libs\/(persistence|[\w-]+\/client)\//.test(target) ||
      target.startsWith('apps/integration/') ||
      /^(typeorm|@nestjs\/typeorm|pg)$/.test(specifier);
    expect(offenders(emulator, importsThat(refused))).toEqual([]);
    expect(
      offenders(
        production.filter(inside('apps/integration/', 'libs/')),
        importsThat(({ target = '' }) => target.startsWith('apps/mock-upstream/')),
      ),
    ).toEqual([]);
  });

  it('libraries know no app, and are entered through their door', () => {
    expect(
      offenders(
        production.filter(inside('libs/')),
        importsThat(({ target = '' }) => target.startsWith('apps/')),
      ),
    ).toEqual([]);
    expect(sources.filter((file) => inside('libs/')(file) && libraryOf(file.path) === undefined).map(({ path }) => path)).toEqual([]);
    const besideTheDoor = (file: SourceFile) =>
      importsThat(({ specifier, target = '', typeOnly }) => {
        const library = libraryOf(target);
        if (library === undefined || library === libraryOf(file.path)) return false;
        // The generator of a library's constant knows the shape of what it writes.
        if (typeOnly && file.path.startsWith('tools/')) return false;
        return !doors.test(target) || !specifier.startsWith('@ponte/');
      })(file);
    expect(offenders(sources, besideTheDoor)).toEqual([]);
    expect(sources.filter(({ path }) => /^apps\/.*\/index\.ts$/.test(path))).toEqual([]);
  });

  it('only clients and the sender make outgoing calls', () => {
    const others = production.filter((file) => !/^(libs\/common\/http|libs\/[\w-]+\/client|tools)\//.test(file.path));
    const senders = /^(axios|undici|@nestjs\/axios|(node:)?https|got|node-fetch)$/;
    // A module hands the sender its HttpService; it calls nobody.
    const wiring = new Set(['HttpModule', 'HttpService']);
    const calls = (file: SourceFile) =>
      importsThat(({ specifier, names }) => {
        const isWiring = file.path.endsWith('.module.ts') && names.length > 0 && names.every((name) => wiring.has(name));
        return senders.test(specifier) && !isWiring;
      })(file);
    expect(offenders(others, calls)).toEqual([]);
    const fetches = (file: SourceFile) =>
      nodesOf(file).filter((node) => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'fetch');
    expect(offenders(others, (file) => fetches(file).map(() => 'calls fetch'))).toEqual([]);
  });

  it('only repositories, stores and the database folder use the query API', () => {
    const others = production.filter(
      (file) =>
        !/\.(repository|store)\.ts$/.test(file.path) &&
        !inside('apps/integration/src/database/', 'libs/persistence/', 'tools/bench/')(file),
    );
    // Modules name their entities, and an error class is not a query: everything else of these packages is.
    const harmless = new Set(['TypeOrmModule', 'QueryFailedError']);
    const queries = ({ specifier, typeOnly, names }: Import) =>
      /^(typeorm|@nestjs\/typeorm|pg)$/.test(specifier) && !typeOnly && !(names.length > 0 && names.every((name) => harmless.has(name)));
    expect(offenders(others, importsThat(queries))).toEqual([]);
  });

  it('the environment is read in config/ alone', () => {
    const others = sources.filter((file) => !isTest(file) && !/^(apps\/[\w-]+\/src\/config|tools)\//.test(file.path));
    const reads = (file: SourceFile) =>
      nodesOf(file).filter(
        (node) => ts.isPropertyAccessExpression(node) && node.name.text === 'env' && node.expression.getText() === 'process',
      );
    expect(offenders(others, (file) => reads(file).map(() => 'process.env'))).toEqual([]);
  });

  it('apps take time from a Clock and randomness from outside', () => {
    const refused = new Set(['Date.now', 'Math.random']);
    const found = (file: SourceFile) =>
      nodesOf(file).flatMap((node) => {
        if (ts.isPropertyAccessExpression(node) && refused.has(node.getText())) return [node.getText()];
        return ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0
          ? ['new Date()']
          : [];
      });
    expect(offenders(production.filter(inside('apps/')), found)).toEqual([]);
  });
});
