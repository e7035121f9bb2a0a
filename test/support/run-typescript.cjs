/**
 * Lets a child process of a test run our TypeScript sources as they stand: `node -r test/support/run-typescript.cjs file.ts`.
 * Types are not checked here; `tsc` does that. What was transpiled once is kept by content in node_modules/.cache: a hub that is
 * killed and started again twenty times must not pay for it twenty times.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const cache = path.join(root, 'node_modules', '.cache', 'ponte-typescript');
const tsconfig = path.join(root, 'tsconfig.json');
const flavour = require('typescript/package.json').version + readFileSync(tsconfig, 'utf8');

let compilerOptions;

function transpile(text, fileName) {
  const typescript = require('typescript');
  if (!compilerOptions) {
    const { config } = typescript.readConfigFile(tsconfig, typescript.sys.readFile);
    const wanted = { ...config.compilerOptions, sourceMap: false, inlineSourceMap: true };
    compilerOptions = typescript.convertCompilerOptionsFromJson(wanted, root).options;
  }
  return typescript.transpileModule(text, { compilerOptions, fileName }).outputText;
}

require.extensions['.ts'] = (module, fileName) => {
  const text = readFileSync(fileName, 'utf8');
  const kept = path.join(cache, `${createHash('sha256').update(`${flavour}\n${fileName}\n${text}`).digest('hex')}.js`);
  module._compile(read(kept) ?? keep(kept, transpile(text, fileName)), fileName);
};

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Renamed into place: another process never reads half of it. Where it cannot be kept it is just made again. */
function keep(file, text) {
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return text;
  }
  return text;
}

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const target = request.startsWith('@ponte/') ? path.join(root, 'libs', request.slice('@ponte/'.length)) : request;
  return resolve.call(this, target, ...rest);
};
