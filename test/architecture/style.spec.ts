import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { allFiles, nodesOf, offenders, root, type SourceFile, sources } from './source-tree';

const maxLines = 400;
const maxConstructorParameters = 7;

describe('the style of the house', () => {
  it(`no source file has more than ${maxLines} lines`, () => {
    expect(offenders(sources, ({ text }) => [text.split('\n').length].filter((lines) => lines > maxLines))).toEqual([]);
  });

  it(`no constructor has more than ${maxConstructorParameters} parameters`, () => {
    const tooMany = offenders(sources, (file) =>
      nodesOf(file)
        .filter(ts.isConstructorDeclaration)
        .map(({ parameters }) => parameters.length)
        .filter((count) => count > maxConstructorParameters),
    );
    expect(tooMany).toEqual([]);
  });

  it('no file or folder is a drawer for odds and ends', () => {
    expect(allFiles.filter((path) => /(^|[/.-])(utils?|helpers?|misc)([/.-]|$)/i.test(path))).toEqual([]);
  });

  it('no test is skipped, singled out or promised', () => {
    const specs = sources.filter(({ path }) => /[.-]spec\.ts$/.test(path));
    const refused = /^(it|test|describe)(\.\w+)*\.(skip|only|todo|failing)$|^(xit|xtest|xdescribe|fit|fdescribe)$/;
    const calls = offenders(specs, (file) =>
      nodesOf(file).flatMap((node) =>
        ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) ? [node.getText()].filter((text) => refused.test(text)) : [],
      ),
    );
    expect(calls).toEqual([]);
  });

  it('tests wait for states, not for time, and take no fixed port', () => {
    const specs = sources.filter(({ path }) => /[.-]spec\.ts$/.test(path));
    const waits = offenders(specs, (file) =>
      file.imports
        .filter(({ specifier, names }) => specifier.endsWith('timers/promises') && names.includes('setTimeout'))
        .map(() => 'sleeps'),
    );
    expect(waits).toEqual([]);
    expect(offenders(specs, ({ text }) => text.match(/\.listen\(\s*[1-9]\d*/g) ?? [])).toEqual([]);
  });

  it('rules are kept, not switched off', () => {
    const markers = new RegExp(
      [
        ['eslint', 'disable'],
        ['@ts', 'ignore'],
        ['@ts', 'expect', 'error'],
      ]
        .map((words) => words.join('-'))
        .join('|'),
    );
    expect(offenders(sources, ({ text }) => markers.exec(text)?.slice(0, 1) ?? [])).toEqual([]);
    const casts = (file: SourceFile) =>
      nodesOf(file).filter((node) => ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.AnyKeyword);
    expect(offenders(sources, (file) => casts(file).map((node) => node.getText()))).toEqual([]);
  });

  it('nothing is left to be done later', () => {
    const promises = new RegExp(
      `\\b(${[
        ['TO', 'DO'],
        ['FIX', 'ME'],
        ['XX', 'X'],
      ]
        .map((parts) => parts.join(''))
        .join('|')})\\b`,
    );
    expect(offenders(sources, ({ text }) => promises.exec(text)?.slice(0, 1) ?? [])).toEqual([]);
  });

  it('no file names a folder of somebody’s machine', () => {
    const privatePath = new RegExp(`(?<![\\w./~-])/(${['home', 'Users', 'work', 'mnt'].join('|')})/\\w+`);
    const text = allFiles.filter((path) => /\.(ts|mjs|cjs|js|json|md|ya?ml|sh)$|(^|\/)(Dockerfile|run|\.[\w.]+)$/.test(path));
    expect(text.filter((path) => privatePath.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });
});
