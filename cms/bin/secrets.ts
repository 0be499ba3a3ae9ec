import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each secret of a host and how many of them it wants; all are made by chance at the first start. */
const SECRETS = {
  APP_KEYS: 4,
  ADMIN_JWT_SECRET: 1,
  API_TOKEN_SALT: 1,
  TRANSFER_TOKEN_SALT: 1,
  ENCRYPTION_KEY: 1,
  HEARTH_READER_SECRET: 1,
  HEARTH_VAULT_KEYS: 1,
} as const;

/** Makes what is missing of the secrets into `.env`, which git ignores, and loads them; what the environment gives wins. */
export function ensureSecrets(root: string, env: NodeJS.ProcessEnv): void {
  const file = join(root, '.env');
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = new Map(
    kept
      .split('\n')
      .map((line) => /^([A-Z_]+)=(.*)$/.exec(line))
      .flatMap((match) => (match?.[1] ? [[match[1], match[2] ?? ''] as const] : [])),
  );
  const made = Object.entries(SECRETS).flatMap(([name, count]) =>
    env[name] || known.has(name) ? [] : [[name, secret(name, count)] as const],
  );
  if (made.length > 0) {
    const lines = made.map(([name, value]) => `${name}=${value}\n`).join('');
    writeFileSync(file, kept + (kept && !kept.endsWith('\n') ? '\n' : '') + lines, { mode: 0o600 });
  }
  for (const [name, value] of [...known, ...made]) env[name] ??= value;
}

function secret(name: string, count: number): string {
  const one = (): string => randomBytes(32).toString('base64');
  if (name === 'HEARTH_VAULT_KEYS') return `k1:${one()}`;
  return Array.from({ length: count }, one).join(',');
}
