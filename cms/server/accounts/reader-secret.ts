import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** A secret that readers' tokens hang on, under the name that tokens carry. */
export type ReaderKey = {
  readonly id: string;
  sign(purpose: KeyPurpose, text: string): string;
  /** As a key, not as bytes: bytes are tried as a public key first, anew for each token, which takes twenty times as long as the check. */
  readonly access: KeyObject;
};

type KeyPurpose = 'code' | 'refresh' | 'client';

/** The keys of this host, current first; the previous one is honoured so that a change signs nobody out. */
export type ReaderKeys = readonly [ReaderKey, ...ReaderKey[]];

/** Reads HEARTH_READER_SECRET and HEARTH_READER_SECRET_PREVIOUS. */
export function readerKeysFrom(env: NodeJS.ProcessEnv): ReaderKeys {
  const current = keyFrom(env['HEARTH_READER_SECRET'] ?? '', 'HEARTH_READER_SECRET');
  const previous = env['HEARTH_READER_SECRET_PREVIOUS'];
  return previous ? [current, keyFrom(previous, 'HEARTH_READER_SECRET_PREVIOUS')] : [current];
}

function keyFrom(secret: string, name: string): ReaderKey {
  if (secret.length < 32) throw new Error(`${name} needs at least 32 characters`);
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'hearth.reader', purpose, 32));
  const keys = { code: derive('code'), refresh: derive('refresh'), client: derive('client') };
  return {
    id: createHash('sha256').update(derive('name')).digest('hex').slice(0, 8),
    access: createSecretKey(derive('access')),
    sign: (purpose, text) => createHmac('sha256', keys[purpose]).update(text).digest('base64url'),
  };
}
