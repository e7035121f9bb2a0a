import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sha256 } from './digest';

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** A sealed text that cannot be opened: another key, another context, or tampered with. Says which, never what. */
export class SecretBoxError extends Error {
  constructor(readonly reason: 'format' | 'unknown_key' | 'authentication') {
    super(`Sealed secret cannot be opened: ${reason}`);
    this.name = 'SecretBoxError';
  }
}

/**
 * Secrets at rest: AES-256-GCM with the id of the key beside the text, so that a key can be changed while older texts stay readable.
 * The context (for example `tenant:3/hat.masterToken`) is authenticated: a sealed value copied to another row does not open there.
 */
export class SecretBox {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly currentId: string;

  /** @param current 32 bytes, used for sealing @param older further keys that may still open */
  constructor(current: Buffer, older: readonly Buffer[] = []) {
    for (const key of [current, ...older]) if (key.length !== 32) throw new RangeError('A key of a secret box has 32 bytes');
    this.currentId = keyId(current);
    this.keys = new Map([...older, current].map((key) => [keyId(key), key]));
  }

  /** @returns `v1.<key id>.<base64url of nonce, tag and text>` */
  seal(plain: string, context: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.currentId), nonce);
    cipher.setAAD(Buffer.from(context));
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${version}.${this.currentId}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
  }

  /** @throws SecretBoxError */
  open(sealed: string, context: string): string {
    const [sealedVersion, id, content, ...rest] = sealed.split('.');
    if (sealedVersion !== version || id === undefined || content === undefined || rest.length > 0) throw new SecretBoxError('format');
    const key = this.key(id);
    const bytes = Buffer.from(content, 'base64url');
    if (bytes.length < nonceBytes + tagBytes) throw new SecretBoxError('format');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new SecretBoxError('authentication');
    }
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (key === undefined) throw new SecretBoxError('unknown_key');
    return key;
  }
}

/** Names a key without telling it: eight hexadecimal digits of its hash. */
function keyId(key: Buffer): string {
  return sha256(key).slice(0, 8);
}

/** Reads a 32-byte key written as base64, base64url or hexadecimal; undefined when it is none of these. */
export function parseSecretKey(text: string): Buffer | undefined {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length === 32 ? key : undefined;
}
