/**
 * Lets a child process of a test run our TypeScript sources as they stand: `node -r test/support/run-typescript.cjs file.ts`.
 * Types are not checked here; `tsc` does that.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const typescript = require('typescript');

const root = path.resolve(__dirname, '../..');
const { config } = typescript.readConfigFile(path.join(root, 'tsconfig.json'), typescript.sys.readFile);
const { options } = typescript.convertCompilerOptionsFromJson({ ...config.compilerOptions, sourceMap: false, inlineSourceMap: true }, root);

require.extensions['.ts'] = (module, fileName) => {
  const { outputText } = typescript.transpileModule(readFileSync(fileName, 'utf8'), { compilerOptions: options, fileName });
  module._compile(outputText, fileName);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const target = request.startsWith('@ponte/') ? path.join(root, 'libs', request.slice('@ponte/'.length)) : request;
  return resolve.call(this, target, ...rest);
};
