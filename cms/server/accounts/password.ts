import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../kernel';

/** Keeps and checks passwords. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** Checks against a kept hash, or against nothing in exactly the same time. */
  matches(password: string, kept: string | null): Promise<boolean>;
  /** Whether the hash was made with other parameters than today's, so that a sign-in should renew it. */
  isDated(kept: string): boolean;
};

/** Parameters of scrypt; they stand beside each hash, so that they can be raised any day. 2^15 × 8 takes 32 MB and about 80 ms. */
export type ScryptCost = { readonly log2N: number; readonly r: number; readonly p: number };

const TODAY: ScryptCost = { log2N: 15, r: 8, p: 1 };
const LENGTH = 32;

/** Builds the keeper; a test may give other parameters, as an older house would have used. */
export function createPasswords(random: Random, cost: ScryptCost = TODAY): Passwords {
  const stamp = `scrypt$${cost.log2N}$${cost.r}$${cost.p}$`;
  const nobody = Buffer.from(random.bytes(LENGTH));
  const salt = Buffer.from(random.bytes(16));
  return {
    async hash(password) {
      const fresh = Buffer.from(random.bytes(16));
      const key = await derive(password, fresh, cost);
      return `${stamp}${fresh.toString('base64url')}$${key.toString('base64url')}`;
    },
    async matches(password, kept) {
      const parts = kept === null ? undefined : partsOf(kept);
      const key = await derive(password, parts?.salt ?? salt, parts?.cost ?? cost);
      return timingSafeEqual(key, parts?.key ?? nobody) && parts !== undefined;
    },
    isDated: (kept) => !kept.startsWith(stamp),
  };
}

function partsOf(kept: string): { cost: ScryptCost; salt: Buffer; key: Buffer } {
  const [scheme, log2N, r, p, salt = '', key = ''] = kept.split('$');
  if (scheme !== 'scrypt') throw new Error('A password hash of an unknown scheme');
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

function derive(password: string, salt: Buffer, { log2N, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** log2N;
  return new Promise((resolve, reject) => {
    // The same word typed on another keyboard may come composed differently.
    scrypt(password.normalize('NFKC'), salt, LENGTH, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
