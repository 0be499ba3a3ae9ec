import type { Clock } from '@hearth/cms/kernel';
import { LONGEST_PASS_HOURS } from '../../contract';
import { claimsOf, type Pass } from './pass.rules';
import type { PassSigner } from './pass-signer';

/** Hands out tokens. Whoever asks for the same pass again gets the same token: players ask often, and signing costs. */
export type Issuer = { token(pass: Pass): Promise<string>; forget(): void };

const KEPT = 5_000;
const HOUR = 3_600_000;

/** Signs a pass once. None lasts longer than a key that no longer signs is kept for. */
export function createIssuer({ sign, clock }: { readonly sign: PassSigner; readonly clock: Clock }): Issuer {
  const kept = new Map<string, Promise<string>>();
  return {
    token(asked) {
      const longest = clock.now().getTime() + LONGEST_PASS_HOURS * HOUR;
      const pass = asked.until.getTime() > longest ? { ...asked, until: new Date(longest) } : asked;
      const key = JSON.stringify(claimsOf(pass));
      const known = kept.get(key);
      if (known) return known;
      const made = sign(pass);
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return made;
    },
    forget: () => {
      kept.clear();
    },
  };
}
