import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, sep } from 'node:path';
import ts from 'typescript';
import { readDoors, withDirectImports } from './direct-imports';

/**
 * Compiles the given files, and all they need of this project, to JavaScript with types; libraries are entered behind their doors.
 * @param entries from the root
 * @returns the packages that the result imports when it runs
 * @throws Error with the compiler's messages
 */
export function compilePackage(root: string, entries: readonly string[], outDir: string): string[] {
  const options = compilerOptions(root, outDir);
  const doors = readDoors(doorsOf(root), options);
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const ours = file.endsWith('.ts') && !file.includes('/node_modules/');
    if (!ours) return readSource(file, languageVersion, ...rest);
    const text = readFileSync(file, 'utf8');
    const plain = ts.createSourceFile(file, text, languageVersion, true);
    return text.includes('@ponte/') ? ts.createSourceFile(file, withDirectImports(plain, doors), languageVersion, true) : plain;
  };
  // Without the aliases: a library that is still named by one could not be found from the package.
  const program = ts.createProgram(
    entries.map((entry) => join(root, entry)),
    { ...options, paths: {} },
    host,
  );
  const packages = new Set<string>();
  const { diagnostics } = program.emit(undefined, (file, text) => {
    if (file.endsWith('.js')) for (const name of packagesIn(text)) packages.add(name);
    ts.sys.writeFile(file, text);
  });
  const faults = [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(), ...diagnostics];
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, host));
  return [...packages].sort();
}

function compilerOptions(root: string, outDir: string): ts.CompilerOptions {
  const file = join(root, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, root);
  const { baseUrl: _baseUrl, configFilePath: _file, ...rest } = options;
  return { ...rest, types: ['node'], sourceMap: false, declaration: true, noEmitOnError: true, outDir, rootDir: root };
}

/** `index.ts` files of `libs/` by the alias that leads to them. */
function doorsOf(root: string): Map<string, string> {
  const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'));
  const doors = files.filter((path) => path.endsWith('/index.ts'));
  return new Map(doors.map((path) => [`@ponte/${dirname(path)}`, join(root, 'libs', path).split(sep).join('/')]));
}

function packagesIn(javascript: string): string[] {
  const specifiers = [...javascript.matchAll(/\brequire\("([^".][^"]*)"\)/g)].map(([, specifier = '']) => specifier);
  return specifiers
    .filter((specifier) => !specifier.startsWith('node:') && !builtinModules.includes(specifier))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
}
