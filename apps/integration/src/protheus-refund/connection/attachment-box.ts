import { Inject, Injectable } from '@nestjs/common';
import { parseSecretKey, SecretBox, SecretBoxError } from '@ponte/common';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment } from '../../config/environment';

/** Addresses of attachments at rest. Signed ones open a document to whoever reads them, so they are sealed until they are sent. */
@Injectable()
export class AttachmentBox {
  private readonly box: SecretBox;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    const key = parseSecretKey(environment.SECRETS_KEY);
    if (!key) throw new Error('SECRETS_KEY was checked at start and cannot be read now');
    this.box = new SecretBox(key);
  }

  seal(requestId: string, hrefs: readonly string[]): string {
    return this.box.seal(JSON.stringify(hrefs), contextOf(requestId));
  }

  /** @returns undefined when SECRETS_KEY does not open it */
  open(requestId: string, sealed: string): string[] | undefined {
    try {
      return JSON.parse(this.box.open(sealed, contextOf(requestId))) as string[];
    } catch (error) {
      if (error instanceof SecretBoxError) return undefined;
      throw error;
    }
  }
}

function contextOf(requestId: string): string {
  return `protheus-attachments:${requestId}`;
}
