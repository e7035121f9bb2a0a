import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface PageFile {
  type: string;
  text: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** The files of the page by name, as they stand beside this file: the builds copy them, nothing makes them. */
export function readPageFiles(folder = join(__dirname, 'page')): ReadonlyMap<string, PageFile> {
  return new Map(
    readdirSync(folder).flatMap((name): [string, PageFile][] => {
      const type = types[extname(name)];
      return type === undefined ? [] : [[name, { type, text: readFileSync(join(folder, name), 'utf8') }]];
    }),
  );
}
