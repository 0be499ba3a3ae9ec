import { sign } from 'jsonwebtoken';
import type { Keyring } from './keyring';
import { claimsOf, type Pass } from './pass.rules';

/** Makes the token of a pass, in the very form of Mux's; the name of its key stands in front as well, where others look for it. */
export type PassSigner = (pass: Pass) => Promise<string>;

/** Signs with the key that signs now. */
export const createPassSigner =
  (keyring: Pick<Keyring, 'signing'>): PassSigner =>
  async (pass) => {
    const { kid, key } = await keyring.signing();
    return sign({ ...claimsOf(pass), kid }, key, { algorithm: 'RS256', keyid: kid, noTimestamp: true });
  };
