import { randomBytes } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64');

/** Settings that a production host accepts, with secrets of their own; everything that a test wants otherwise comes on top. */
export function productionSettings(): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://news.hearth.test',
    BEHIND_PROXY: 'true',
    APP_KEYS: `${secret()},${secret()}`,
    ADMIN_JWT_SECRET: secret(),
    API_TOKEN_SALT: secret(),
    TRANSFER_TOKEN_SALT: secret(),
    ENCRYPTION_KEY: secret(),
    HEARTH_READER_SECRET: secret(),
    HEARTH_VAULT_KEYS: `k1:${secret()}`,
  };
}
