import { dirname, relative, sep } from 'node:path';
import ts from 'typescript';

/** Where a library's door (`libs/<library>/index.ts`) gets each name from: the file that declares it, and its name there. */
export type DoorMap = ReadonlyMap<string, ReadonlyMap<string, { file: string; name: string }>>;

/** @param doors files by specifier: `@ponte/common` is at `libs/common/index.ts` */
export function readDoors(doors: ReadonlyMap<string, string>, options: ts.CompilerOptions): DoorMap {
  const program = ts.createProgram([...doors.values()], { ...options, noLib: true, types: [] });
  const checker = program.getTypeChecker();
  const exportsOf = (file: string) => {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    const entries = (symbol ? checker.getExportsOfModule(symbol) : []).map((exported) => {
      const declared = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declaredIn = declared.declarations?.[0]?.getSourceFile().fileName ?? file;
      // What a door passes on from a package stays with the door.
      const own = declaredIn.includes('/node_modules/') ? { file, name: exported.name } : { file: declaredIn, name: declared.name };
      return [exported.name, own] as const;
    });
    return new Map(entries);
  };
  return new Map([...doors].map(([specifier, file]) => [specifier, exportsOf(file)]));
}

/**
 * The source with each import from a door replaced by imports from the files behind it, line by line where it stood: so a package holds
 * what is used of a library, not all that its door offers.
 * @throws Error on a form of import that it cannot take apart
 */
export function withDirectImports(source: ts.SourceFile, doors: DoorMap): string {
  const { fileName, text } = source;
  const cuts = source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    const door = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? doors.get(moduleSpecifier.text) : undefined;
    if (!door) return [];
    const start = statement.getStart(source);
    const line = text.slice(start, statement.end).split('\n').length - 1;
    return [{ start, end: statement.end, text: directImports(statement, fileName, door) + '\n'.repeat(line) }];
  });
  return cuts.reduceRight((whole, cut) => whole.slice(0, cut.start) + cut.text + whole.slice(cut.end), text);
}

function directImports(
  statement: ts.ImportDeclaration | ts.ExportDeclaration,
  from: string,
  door: NonNullable<ReturnType<DoorMap['get']>>,
): string {
  const clause = ts.isImportDeclaration(statement) ? statement.importClause : statement;
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
  if (!bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) {
    throw new Error(`${from}: name what is taken from a library, so that it can be packed`);
  }
  const verb = ts.isImportDeclaration(statement) ? 'import' : 'export';
  const lines = [...bindings.elements].map((element) => {
    const asked = (element.propertyName ?? element.name).text;
    const found = door.get(asked);
    if (!found) throw new Error(`${from}: the library has no ${asked}`);
    const type = clause?.isTypeOnly || element.isTypeOnly ? 'type ' : '';
    return `${verb} ${type}{ ${found.name} as ${element.name.text} } from '${specifierOf(from, found.file)}';`;
  });
  return lines.join(' ');
}

function specifierOf(from: string, to: string): string {
  const path = relative(dirname(from), to).split(sep).join('/').replace(/\.ts$/, '');
  return path.startsWith('.') ? path : `./${path}`;
}
