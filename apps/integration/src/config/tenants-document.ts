import { tenantsFileSchema, tenantsJsonSchema, type TenantsFile } from './tenants-file';

const example = {
  tenants: [
    {
      name: 'operadora-norte',
      apiKeyVariable: 'API_KEY_NORTE',
      hat: { masterTokenVariable: 'HAT_MASTER_TOKEN_NORTE', idTenant: 5, tenantName: 'operadora-norte' },
      protheus: {
        baseUrl: 'https://protheus.norte.example/rest',
        username: 'integracao',
        passwordVariable: 'PROTHEUS_PASSWORD_NORTE',
        attachmentHosts: ['arquivos.norte.example'],
      },
      medsenior: {
        baseUrl: 'https://integracao.medsenior.com.br',
        clientId: 'operadora-norte',
        clientSecretVariable: 'MEDSENIOR_CLIENT_SECRET_NORTE',
      },
    },
    {
      name: 'operadora-sul',
      apiKeyVariable: 'API_KEY_SUL',
      hat: {
        masterTokenVariable: 'HAT_MASTER_TOKEN_SUL',
        idTenant: 8,
        tenantName: 'operadora-sul',
        insurers: [{ healthInsurerId: '0002', ansRegistry: '321456' }],
        dateFormat: 'iso',
        arrayNames: { healthProviders: 'providers' },
        ratePerSecond: 10,
      },
    },
  ],
};

const intro = `# Several operators in one hub

\`TENANTS_FILE\` names a JSON file with the operators (tenants) that one hub serves. Without it there is one tenant, \`default\`, described by the
environment. Every row of the database belongs to one tenant and is never shown to another. A tenant taken out of the file keeps its rows; its
keys stop working.

Secrets are not written into the file: \`apiKeyVariable\`, \`masterTokenVariable\`, \`passwordVariable\` and \`clientSecretVariable\` name the variables of
the environment that hold them. What is absent comes from the \`HAT_*\`, \`PROTHEUS_*\` and \`MEDSENIOR_*\` variables, or from the default named in the schema. Faults are all listed at the start, by place, never by value.

This page is written from the schema in \`apps/integration/src/config\`; a test keeps the two alike (delete the page and run the test to write it anew).`;

/** docs/tenants.md, from the schema. */
export function tenantsDocument(): string {
  const checked: TenantsFile = tenantsFileSchema.parse(example);
  if (checked.tenants.length !== example.tenants.length) throw new Error('The example of docs/tenants.md lost a tenant');
  const block = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
  return `${[intro, '## Example', block(example), '## JSON Schema', block(tenantsJsonSchema())].join('\n\n')}\n`;
}
