import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import { compiledOnRead } from './compiled-on-read';

/**
 * The named schemas of one vendor's `openapi.yaml`, as `tools/generate-contract.ts` writes them into `contract.generated.ts`.
 * References between them stay as they stand in the document (`#/components/schemas/Name`), so a schema may refer to itself.
 */
export interface ContractSchemas {
  /** The vendor's word, as in `mocks/<vendor>`. */
  readonly $id: string;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export type { ValidateFunction } from 'ajv/dist/2020';

/**
 * A validator per named schema of a contract, each compiled when first read.
 * Formats `date` (a day of the calendar), `date-time` and `uri` are checked; any other format is refused when it is compiled.
 * @throws Error on reading a name the contract does not have
 */
export function contractValidators<Name extends string>(
  contract: ContractSchemas,
  names: readonly Name[],
): Readonly<Record<Name, ValidateFunction>> {
  let compiler: Ajv | undefined;
  return compiledOnRead(names, (name) => {
    compiler ??= compilerOf(contract);
    const validate = compiler.getSchema(`${contract.$id}#/components/schemas/${name}`);
    if (!validate) throw new Error(`the contract of ${contract.$id} has no schema ${name}`);
    return validate as ValidateFunction;
  });
}

function compilerOf(contract: ContractSchemas): Ajv {
  // Lengths by UTF-16 unit, not by code point: `unicode` costs a loop per string and changes nothing for names in Portuguese.
  const compiler = new Ajv({ allErrors: true, allowUnionTypes: true, unicode: false, logger: false });
  compiler.addVocabulary(['components', 'example', ...extensionsIn(contract)]);
  compiler.addFormat('date', isDay);
  compiler.addFormat('date-time', (text: string) => isDay(text.slice(0, 10)) && instant.test(text));
  compiler.addFormat('uri', (text: string) => URL.canParse(text));
  return compiler.addSchema(contract);
}

const instant = /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // The engine reads 31 February as a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Names of the contract's own extensions (`x-…`): what is not announced, Ajv takes for a misspelt keyword. */
function extensionsIn(contract: ContractSchemas): Set<string> {
  const found = new Set<string>();
  JSON.stringify(contract, (name, value: unknown) => {
    if (name.startsWith('x-')) found.add(name);
    return value;
  });
  return found;
}
