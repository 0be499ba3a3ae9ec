import { hkdfSync } from 'node:crypto';

/** A key of the vault: what wraps the key of each value, and what indexes are made with. */
export type VaultKey = { readonly id: string; readonly wrap: Buffer; index(purpose: string): Buffer };

/** Reads `k2:base64,k1:base64`. The first key is the current one; the others still open what they once closed. */
export function parseVaultKeys(text: string): readonly [VaultKey, ...VaultKey[]] {
  const [first, ...others] = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(parseOne);
  if (!first) throw new Error('HEARTH_VAULT_KEYS holds no key; write name:base64 of 32 bytes');
  const names = [first, ...others].map(({ id }) => id);
  if (new Set(names).size < names.length) throw new Error('HEARTH_VAULT_KEYS names a key twice');
  return [first, ...others];
}

function parseOne(part: string): VaultKey {
  const [, id, encoded] = /^\s*([a-z0-9]{1,16}):([A-Za-z0-9+/]+={0,2})\s*$/.exec(part) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  // The text of a broken key stays out of the message: it may be most of a good one.
  if (!id || bytes.length !== 32) throw new Error('A key in HEARTH_VAULT_KEYS is not name:base64 of 32 bytes');
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', bytes, 'hearth.vault', purpose, 32));
  const indexKeys = new Map<string, Buffer>();
  return {
    id,
    wrap: derive('wrap'),
    index: (purpose) => {
      const key = indexKeys.get(purpose) ?? derive(`index:${purpose}`);
      indexKeys.set(purpose, key);
      return key;
    },
  };
}
