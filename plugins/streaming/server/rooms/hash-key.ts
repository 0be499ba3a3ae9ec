import { createHash } from 'node:crypto';

/** As a key is kept and looked up: whoever reads the database cannot send by it. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** A key as an encoder takes it: 32 random bytes, in signs that no form and no address changes. */
export const keyOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
