import type { ContractSchemas } from '@ponte/common';
import { takeHatContract, type HatOpenApiDocument } from './hat-contract-constant';

/** The text of `contract.generated.ts`, banner left out: one constant named after the vendor, `protheusRefundContract`. */
export function renderContract(vendor: string, document: object): string {
  const name = `${vendor.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Contract`;
  // HAT's resources are alike and its field tables are read from the contract: its constant is laid out for that.
  const [type, door, value] =
    vendor === 'hat'
      ? ['ContractDocument', './contract-document', takeHatContract(document as HatOpenApiDocument)]
      : ['ContractSchemas', '@ponte/common', takeSchemas(vendor, document as { components?: { schemas?: Record<string, object> } })];
  return `import type { ${type} } from '${door}';\n\nexport const ${name}: ${type} = ${renderConstant(value, '')};\n`;
}

/** The named schemas of an OpenAPI document, for `contractValidators` of @ponte/common. */
function takeSchemas(vendor: string, { components }: { components?: { schemas?: Record<string, object> } }): ContractSchemas {
  if (!components?.schemas) throw new Error(`mocks/${vendor}/openapi.yaml names no schemas`);
  return { $id: vendor, components: { schemas: components.schemas } };
}

/** JSON with one short value per line, so that a change of the contract reads well in a diff. */
function renderConstant(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || flat.length + indent.length <= 110) return flat;
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([name, child]) => `${inner}${JSON.stringify(name)}: ${renderConstant(child, inner)},\n`);
  return `{\n${lines.join('')}${indent}}`;
}
