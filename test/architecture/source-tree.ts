import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

export const root = join(__dirname, '..', '..');

export interface Import {
  specifier: string;
  /** The file of this project it leads to, from the root; undefined for packages. */
  target?: string;
  typeOnly: boolean;
  names: readonly string[];
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  tree: ts.SourceFile;
  imports: readonly Import[];
}

const notOurs = new Set(['node_modules', 'dist', '.git', '.data', 'coverage', 'package-lock.json']);

/** Every file of the repository, from the root. */
export const allFiles: readonly string[] = walk(root).sort();

/** Every TypeScript file; generated ones are not held to rules of style. */
export const sources: readonly SourceFile[] = allFiles
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts'))
  .map(readSource);

export const isTest = ({ path }: SourceFile): boolean => path.startsWith('test/') || /[.-](spec|fixture)\.ts$/.test(path);
export const production = sources.filter((file) => !isTest(file));

/** Every node of a file, itself included. */
export function nodesOf(file: SourceFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file.tree);
  return nodes;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return { path, text, tree, imports: tree.statements.flatMap((statement) => importOf(path, statement)) };
}

function importOf(from: string, statement: ts.Statement): Import[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
  if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const specifier = statement.moduleSpecifier.text;
  const clause = ts.isImportDeclaration(statement) ? statement.importClause : statement;
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
  const elements = bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)) ? [...bindings.elements] : [];
  const typeOnly = clause?.isTypeOnly === true || (elements.length > 0 && elements.every((element) => element.isTypeOnly));
  const names = elements.filter((element) => !element.isTypeOnly).map((element) => (element.propertyName ?? element.name).text);
  return [{ specifier, target: resolve(from, specifier), typeOnly, names }];
}

function resolve(from: string, specifier: string): string | undefined {
  const base = specifier.startsWith('.')
    ? posix.join(posix.dirname(from), specifier)
    : specifier.startsWith('@ponte/')
      ? `libs/${specifier.slice('@ponte/'.length)}`
      : undefined;
  if (base === undefined) return undefined;
  return [base, `${base}.ts`, `${base}/index.ts`].find((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}

/** Paths of the files for which the rule does not hold, with what was found; a test expects it to be empty. */
export function offenders(files: readonly SourceFile[], find: (file: SourceFile) => readonly unknown[]): string[] {
  return files.flatMap((file) => find(file).map((found) => `${file.path}: ${String(found)}`));
}
