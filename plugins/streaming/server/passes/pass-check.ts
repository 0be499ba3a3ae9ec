import type { KeyObject } from 'node:crypto';
import { decode, verify } from 'jsonwebtoken';
import type { Clock } from '@hearth/cms/kernel';
import type { Keyring } from './keyring';
import { passOf, type Pass } from './pass.rules';

/** Reads a token: the pass, or nothing for whatever is not exactly a living one of ours. At once where it was read before. */
export type PassCheck = (token: string) => Pass | undefined | Promise<Pass | undefined>;

/** As many as watch a node; of what was not asked for longest the signature is checked anew. */
const REMEMBERED = 20_000;
/** No token of ours is longer; one that is costs nothing. */
const LONGEST = 2_000;

/** Checks a signature once for each token, and remembers it by its text until it runs out. What is forged is not remembered: it costs less than room. */
export function createPassCheck({
  keyring,
  clock,
  remembered = REMEMBERED,
}: {
  readonly keyring: Pick<Keyring, 'reading'>;
  readonly clock: Clock;
  readonly remembered?: number;
}): PassCheck & { readonly forget: () => void } {
  const known = new Map<string, Pass>();
  const living = (pass: Pass | undefined): Pass | undefined =>
    pass && pass.until.getTime() > clock.now().getTime() ? pass : undefined;
  const judge = (token: string, key: KeyObject | undefined): Pass | undefined => {
    const pass = key && living(passOf(verified(token, key)));
    if (!pass) return undefined;
    known.set(token, pass);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return pass;
  };
  const check: PassCheck = (token) => {
    const found = known.get(token);
    if (found) return living(found);
    const kid = token.length > LONGEST ? undefined : kidOf(token);
    if (kid === undefined) return undefined;
    const key = keyring.reading(kid);
    return key instanceof Promise ? key.then((one) => judge(token, one)) : judge(token, key);
  };
  return Object.assign(check, {
    forget: () => {
      known.clear();
    },
  });
}

/** Which key a token says that it was signed with. Mux says it among the claims, others in front; said twice it is the same. */
function kidOf(token: string): string | undefined {
  // What cannot be read at all is not always `null`: bytes that are no JSON are thrown.
  try {
    const read = decode(token, { complete: true });
    if (read?.header.alg !== 'RS256' || typeof read.payload === 'string') return undefined;
    const { kid: claimed } = read.payload as Record<string, unknown>; // judged below
    const kid = claimed ?? read.header.kid;
    if (typeof kid !== 'string') return undefined;
    return read.header.kid === undefined || read.header.kid === kid ? kid : undefined;
  } catch {
    return undefined;
  }
}

function verified(token: string, key: KeyObject): unknown {
  try {
    // Whether it has run out is judged by our own clock.
    return verify(token, key, { algorithms: ['RS256'], ignoreExpiration: true });
  } catch {
    return undefined;
  }
}
