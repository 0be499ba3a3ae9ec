import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Random } from '../../kernel';
import type { VaultKey } from './vault-keys';

/** Where a sealed value lives. It opens only there, so that nobody can move one person's secret into another's row. */
export type Place = { readonly table: string; readonly column: string; readonly row: string };

/** Keeps what must not lie in plain text: phones, e-mail addresses, platform tokens, bank data. */
export type Vault = {
  seal(place: Place, text: string): string;
  /** Throws when the value was changed, moved, or closed by a key this host does not have. */
  open(place: Place, sealed: string): string;
  /** The same value under the current key. */
  reseal(place: Place, sealed: string): string;
  isCurrent(sealedOrIndex: string): boolean;
  /** A blind index: equal values have equal indexes and the index tells nothing else. Made with the current key. */
  index(purpose: string, value: string): string;
  /** The index under each key: look up by all of them, because rows are rewritten only after a key has changed. */
  indexes(purpose: string, value: string): readonly string[];
};

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;
const KEY = 32;

/**
 * Envelope encryption: a value is closed by a key of its own, and that key by the vault's. Changing the vault's key then
 * rewrites 60 bytes of each value, not the value.
 */
export function createVault(keys: readonly [VaultKey, ...VaultKey[]], random: Random): Vault {
  const [current] = keys;
  const keyOf = (sealed: string): VaultKey => {
    const id = idOf(sealed);
    const key = keys.find((one) => one.id === id);
    if (!key) throw new Error(`The vault has no key ${id}; HEARTH_VAULT_KEYS must list old keys until all is resealed`);
    return key;
  };
  const indexBy = (key: VaultKey, purpose: string, value: string): string =>
    `${key.id}.${createHmac('sha256', key.index(purpose)).update(value).digest('base64url')}`;

  return {
    seal(place, text) {
      const own = Buffer.from(random.bytes(KEY));
      const wrapped = encrypt(current.wrap, own, { iv: random.bytes(IV), bound: boundTo(place, 'key') });
      const value = encrypt(own, Buffer.from(text, 'utf8'), { iv: random.bytes(IV), bound: boundTo(place, 'value') });
      return joined(current, wrapped, value);
    },
    open(place, sealed) {
      const { wrapped, value } = parts(sealed);
      const own = decrypt(keyOf(sealed).wrap, wrapped, boundTo(place, 'key'));
      return decrypt(own, value, boundTo(place, 'value')).toString('utf8');
    },
    reseal(place, sealed) {
      const { wrapped, value } = parts(sealed);
      const own = decrypt(keyOf(sealed).wrap, wrapped, boundTo(place, 'key'));
      return joined(current, encrypt(current.wrap, own, { iv: random.bytes(IV), bound: boundTo(place, 'key') }), value);
    },
    isCurrent: (sealed) => idOf(sealed) === current.id,
    index: (purpose, value) => indexBy(current, purpose, value),
    indexes: (purpose, value) => keys.map((key) => indexBy(key, purpose, value)),
  };
}

const idOf = (sealed: string): string => sealed.slice(0, Math.max(0, sealed.indexOf('.')));

const joined = (key: VaultKey, wrapped: Buffer, value: Buffer): string =>
  `${key.id}.${Buffer.concat([wrapped, value]).toString('base64url')}`;

const WRAPPED = IV + KEY + TAG;

function parts(sealed: string): { wrapped: Buffer; value: Buffer } {
  const bytes = Buffer.from(sealed.slice(sealed.indexOf('.') + 1), 'base64url');
  if (bytes.length < WRAPPED + IV + TAG) throw new Error('This is no sealed value');
  return { wrapped: bytes.subarray(0, WRAPPED), value: bytes.subarray(WRAPPED) };
}

/** The lengths stand before the names, so that no two places are written alike. */
function boundTo({ table, column, row }: Place, layer: 'key' | 'value'): Buffer {
  return Buffer.from([layer, table, column, row].map((part) => `${part.length}:${part}`).join(','), 'utf8');
}

function encrypt(key: Buffer, plain: Buffer, { iv, bound }: { iv: Uint8Array; bound: Buffer }): Buffer {
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(bound);
  const closed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, closed, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV), { authTagLength: TAG }).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV, sealed.length - TAG)), decipher.final()]);
}
