import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Keyring } from '../passes/keyring';

/** A key of tests. */
export type TestKey = { readonly kid: string; readonly key: KeyObject };

/** Makes one. */
export const aKey = (kid: string): TestKey => ({
  kid,
  key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
});

/** A keyring that knows these, the first of which signs. */
export const keyringOf = (...keys: readonly [TestKey, ...TestKey[]]): Pick<Keyring, 'signing' | 'reading'> => {
  const reading = new Map(keys.map(({ kid, key }) => [kid, createPublicKey(key)]));
  return { signing: () => Promise.resolve(keys[0]), reading: (kid) => reading.get(kid) };
};

/** A token as nobody's library would make it: any header, any claims, signed by whatever. */
export function rawToken(header: object, claims: object, signature: (text: string) => Buffer | string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  const signed = signature(text);
  return `${text}.${typeof signed === 'string' ? signed : signed.toString('base64url')}`;
}
