import type { SourceFile } from './source-tree';

/** Chains of files that import themselves in the end, each written once. Type-only imports leave no trace at run time and do not count. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const next = new Map(
    files.map((file) => [file.path, file.imports.flatMap(({ target, typeOnly }) => (target && !typeOnly ? [target] : []))]),
  );
  const done = new Set<string>();
  const cycles = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.add([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return [...cycles];
}
