import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ErrorResponse } from './error.response';

const description = `Ponte entre a operadora e os sistemas dos fornecedores.

Toda rota, fora saúde e documentação, exige uma chave de API em \`Authorization: Bearer\` ou \`X-Api-Key\`. Coleções usam \`page\`, \`pageSize\`,
\`order\` e \`fields\`, e respondem \`{ items, hasNext }\`. Erros seguem o modelo TOTVS; as mensagens vêm em português, ou em inglês com
\`Accept-Language: en\`. Os códigos estão em docs/errors.md.`;

/** The document of the API, the same in production and in tests: it is built from the decorators alone. */
function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Ponte Saúde')
    .setDescription(description)
    .setVersion('1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'Este servidor')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Chave de API' })
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'Chave de API' }, 'apiKey')
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [ErrorResponse] });
}

/** Swagger UI at /docs, the document at /docs-json and /docs-yaml. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, openApiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: 'Ponte Saúde',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true },
  });
}
