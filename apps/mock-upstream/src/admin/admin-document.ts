import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the page of the admin routes at `/__admin/docs`, its document at `/__admin/docs-json`. */
export function serveAdminDocument(app: INestApplication): void {
  const description =
    'Looks into the emulator and changes its behaviour. The emulated vendors themselves are described by their contracts in mocks/.';
  const config = new DocumentBuilder().setTitle('Ponte Saude emulator').setVersion('1').setDescription(description).build();
  SwaggerModule.setup('__admin/docs', app, () => SwaggerModule.createDocument(app, config), { jsonDocumentUrl: '__admin/docs-json' });
}
