import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each secret of a host and how many of them it wants. */
const SECRETS = {
  APP_KEYS: 4,
  ADMIN_JWT_SECRET: 1,
  API_TOKEN_SALT: 1,
  TRANSFER_TOKEN_SALT: 1,
  ENCRYPTION_KEY: 1,
  HEARTH_READER_SECRET: 1,
  HEARTH_VAULT_KEYS: 1,
} as const;

type Settings = ReadonlyMap<string, string>;

/**
 * Loads `.env`, which git ignores; what the environment gives wins. Outside production, missing secrets are made and kept there. In
 * production they are not: a node that makes its own signs out everybody and closes the vault to the other nodes.
 */
export function ensureSecrets(root: string, env: NodeJS.ProcessEnv): void {
  const kept = readSettings(root);
  const made = env['NODE_ENV'] === 'production' ? new Map<string, string>() : missingSecrets(kept, env);
  addSettings(root, made);
  for (const [name, value] of [...kept, ...made]) env[name] ??= value;
}

/** New values for the secrets that neither the file nor the environment has. */
export function missingSecrets(kept: Settings, env: NodeJS.ProcessEnv): Settings {
  return new Map(
    Object.entries(SECRETS).flatMap(([name, count]) =>
      env[name] || kept.has(name) ? [] : [[name, secret(name, count)] as const],
    ),
  );
}

/** The settings in `.env`, if there is one. */
export function readSettings(root: string): Settings {
  return new Map(
    textOf(join(root, '.env'))
      .split('\n')
      .map((line) => /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line))
      .flatMap((match) => (match?.[1] ? [[match[1], match[2] ?? ''] as const] : [])),
  );
}

/** Adds lines to `.env`, which from then on nobody else on the machine may read. */
export function addSettings(root: string, settings: Settings): void {
  if (settings.size === 0) return;
  const file = join(root, '.env');
  const kept = textOf(file);
  writeFileSync(file, kept + (kept && !kept.endsWith('\n') ? '\n' : '') + linesOf(settings), { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** Settings as they are written in `.env`. */
export function linesOf(settings: Settings): string {
  return [...settings].map(([name, value]) => `${name}=${value}\n`).join('');
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function secret(name: string, count: number): string {
  const one = (): string => randomBytes(32).toString('base64');
  if (name === 'HEARTH_VAULT_KEYS') return `k1:${one()}`;
  return Array.from({ length: count }, one).join(',');
}
