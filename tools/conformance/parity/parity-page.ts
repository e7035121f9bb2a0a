import type { EvidenceTag, VendorWord } from '../behaviour';
import { contractOf } from '../contract';
import type { BehaviourResult } from '../run-suite';
import { contractElements, type ContractElement } from './contract-elements';
import { elementState, type ElementState } from './element-state';
import { errorFields } from './error-fields';
import { evidenceOf } from './evidence';
import { observedParts } from './observed-parts';
import { openValues } from './open-values';
import { operationsOutside } from './operations-outside';
import { wordedErrors } from './worded-errors';

const meanings: Readonly<Record<EvidenceTag, string>> = {
  doc: 'the vendor’s own document',
  ttalk: 'TOTVS’ public OpenAPI files: official, but older',
  tdn: 'a public page of the TOTVS Developer Network',
  client: 'what an existing client sends or reads; no vendor document says so',
  inferred: 'follows from other sources',
  decision: 'a choice of this project',
};

const introduction = `# What is emulated, part by part

Made by \`npm run parity\` from \`mocks/*/openapi.yaml\` and the suite of \`npm run conformance\`, run against the emulator as it begins.
Edit neither here: \`npm test\` fails when this page is stale.

**supported**: a behaviour of the suite shows it. A parameter is sent and its effect observed, a field of a request taken, a field or
value of an answer seen, an error told. **partial**: the note says how it is to be had. **not**: the emulator never does it.

| evidence | |
|---|---|
${Object.entries(meanings)
  .map(([tag, meaning]) => `| ${tag} | ${meaning} |`)
  .join('\n')}
`;

type Row = ContractElement & ElementState & { evidence: EvidenceTag };

/** The page, from a whole run (with writes) of every suite against the emulator. */
export function parityPage(runs: readonly (readonly [VendorWord, readonly BehaviourResult[]])[]): string {
  const sections = runs.map(([vendor, results]) => vendorSection(vendor, results));
  return [introduction, ...sections].join('\n');
}

/** Every element of a contract with its state. */
export function parityRows(vendor: VendorWord, results: readonly BehaviourResult[]): Row[] {
  const observed = observedParts(results);
  return contractElements(contractOf(vendor), openValues[vendor]).map((element) => ({
    ...element,
    ...elementState(vendor, element, observed),
    evidence: evidenceOf(vendor, element.key),
  }));
}

function vendorSection(vendor: VendorWord, results: readonly BehaviourResult[]): string {
  const rows = parityRows(vendor, results);
  const count = (state: Row['state']) => rows.filter((row) => row.state === state).length;
  const operations = contractOf(vendor).operations.map(({ id }) => rows.filter(({ operation }) => operation.id === id));
  const passed = results.filter(({ result }) => result === 'pass').length;
  return [
    `## ${vendor}`,
    '',
    `${contractOf(vendor).title}. ${rows.length} parts: ${count('supported')} supported, ${count('partial')} partial, ${count('not')} not.`,
    `${results.length} behaviours, ${passed} of them pass at the emulator.`,
    '',
    ...operations.flatMap(operationSection),
    ...errorSection(vendor, results),
    ...outsideSection(vendor),
    ...behaviourSection(results),
  ].join('\n');
}

function operationSection(rows: readonly Row[]): string[] {
  const [first] = rows;
  if (!first) return [];
  return [
    `### ${first.name}`,
    '',
    `\`${first.operation.id}\`. ${first.operation.summary}. Source: ${first.operation.source}.`,
    '',
    '| part | | state | evidence | note |',
    '|---|---|---|---|---|',
    ...rows.map(({ kind, name, state, evidence, note }) => `| ${kind} | ${escaped(name)} | ${state} | ${evidence} | ${note} |`),
    '',
  ];
}

function errorSection(vendor: VendorWord, results: readonly BehaviourResult[]): string[] {
  const passed = new Set(results.filter(({ result }) => result === 'pass').map(({ behaviour }) => behaviour.id));
  return [
    '### Fields of errors',
    '',
    '| field | state | evidence | note |',
    '|---|---|---|---|',
    ...errorFields(vendor, results).map(({ path, state, evidence, note }) => `| ${escaped(path)} | ${state} | ${evidence} | ${note} |`),
    '',
    '### Errors in the documents’ words',
    '',
    '| operation | code | text | state | evidence |',
    '|---|---|---|---|---|',
    ...wordedErrors[vendor].map(({ operations, code, text, evidence, shownBy }) => {
      const state = passed.has(`${vendor}.${shownBy}`) ? 'supported' : 'not';
      return `| ${operations.join(', ')} | ${code} | ${escaped(text)} | ${state} | ${evidence} |`;
    }),
    '',
  ];
}

function outsideSection(vendor: VendorWord): string[] {
  return [
    '### Documented, and outside of the contract',
    '',
    '| operation | state | evidence | source |',
    '|---|---|---|---|',
    ...operationsOutside[vendor].map(
      ({ method, path, source, evidence }) => `| ${escaped(`${method} ${path}`)} | not | ${evidence} | ${source} |`,
    ),
    '',
  ];
}

function behaviourSection(results: readonly BehaviourResult[]): string[] {
  return [
    '### Behaviours',
    '',
    '| behaviour | operation | what is observed | evidence | source | writes | emulator |',
    '|---|---|---|---|---|---|---|',
    ...results.map(({ behaviour, result, why }) => {
      const { id, operation, description, evidence, source, writes } = behaviour;
      return `| ${id} | ${operation} | ${description} | ${evidence} | ${source} | ${writes ? 'yes' : ''} | ${result}${why ? `: ${escaped(why)}` : ''} |`;
    }),
    '',
  ];
}

/** Names and texts stand as code: nothing in them is markup. */
function escaped(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
