import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link or a token, as text. `prefix` says whose it is, so that scanners find one that has leaked. */
export function newSecret(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a secret: SHA-256 in hex. Nobody can guess 256 random bits, so no slow hash is needed. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
