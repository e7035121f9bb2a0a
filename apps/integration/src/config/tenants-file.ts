import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError, type ConfigurationFault } from './configuration.errors';
import { hatFileSchema } from './hat-settings';
import { medseniorFileSchema } from './medsenior-settings';
import { protheusFileSchema } from './protheus-settings';

/** Shape of TENANTS_FILE. Secrets are not written in it: it names the variables that hold them. */
export const tenantsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  tenants: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens')
          .describe('Stable name of the operator; rows of the database belong to it, so it is never changed'),
        apiKeyVariable: z
          .string()
          .optional()
          .describe('Variable with the bootstrap admin key; for the tenant `default` API_KEY is used when absent'),
        hat: hatFileSchema.prefault({}).describe('TOTVS HAT'),
        protheus: protheusFileSchema.prefault({}).describe('TOTVS Saúde Planos, Protheus: continuous medications and refunds'),
        medsenior: medseniorFileSchema.prefault({}).describe('MedSenior: authorizations of the partner network'),
      }),
    )
    .min(1),
});

export type TenantsFile = z.infer<typeof tenantsFileSchema>;

/** The JSON Schema that editors can use for TENANTS_FILE; it stands in docs/tenants.md. */
export function tenantsJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(tenantsFileSchema, { io: 'input' }) as Record<string, unknown>;
}

/** @throws ConfigurationError naming places in the file, never their values */
export function readTenantsFile(path: string): TenantsFile {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not valid JSON' : 'names a file that cannot be read';
    throw new ConfigurationError([{ name: 'TENANTS_FILE', message: reason }]);
  }
  const result = tenantsFileSchema.safeParse(content);
  const faults: ConfigurationFault[] = result.success
    ? repeatedNames(result.data)
    : result.error.issues.map((issue) => ({ name: `TENANTS_FILE ${place(issue.path)}`, message: issue.message }));
  if (!result.success || faults.length > 0) throw new ConfigurationError(faults);
  return result.data;
}

function repeatedNames(file: TenantsFile): ConfigurationFault[] {
  return file.tenants.flatMap((tenant, index) =>
    file.tenants.findIndex((other) => other.name === tenant.name) < index
      ? [{ name: `TENANTS_FILE tenants[${index}].name`, message: 'repeats the name of an earlier tenant' }]
      : [],
  );
}

function place(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
}
