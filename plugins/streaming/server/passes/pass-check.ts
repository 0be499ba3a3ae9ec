import { verify, type KeyObject } from 'node:crypto';
import { decode } from 'jsonwebtoken';
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
  const isBegun = ({ nbf }: Claims): boolean =>
    nbf === undefined || (typeof nbf === 'number' && nbf * 1_000 <= clock.now().getTime());
  const judge = (token: string, { claims }: Said, key: KeyObject | undefined): Pass | undefined => {
    const pass = key && isBegun(claims) && isSigned(token, key) ? living(passOf(claims)) : undefined;
    if (!pass) return undefined;
    known.set(token, pass);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return pass;
  };
  const check: PassCheck = (token) => {
    const found = known.get(token);
    if (found) return living(found);
    const said = token.length > LONGEST ? undefined : read(token);
    if (said === undefined) return undefined;
    const key = keyring.reading(said.kid);
    return key instanceof Promise ? key.then((one) => judge(token, said, one)) : judge(token, said, key);
  };
  return Object.assign(check, {
    forget: () => {
      known.clear();
    },
  });
}

type Claims = Readonly<Record<string, unknown>>;
type Said = { readonly kid: string; readonly claims: Claims };

/** What a token says, and which key it says that it was signed with: Mux says that among the claims, others in front; said twice it is the same. */
function read(token: string): Said | undefined {
  // What cannot be read at all is not always `null`: bytes that are no JSON are thrown.
  try {
    const { header, payload } = decode(token, { complete: true }) ?? {};
    if (header?.alg !== 'RS256' || typeof payload !== 'object') return undefined;
    const claims = payload as Claims; // judged one by one
    const kid = claims['kid'] ?? header.kid;
    if (typeof kid !== 'string') return undefined;
    return header.kid === undefined || header.kid === kid ? { kid, claims } : undefined;
  } catch {
    return undefined;
  }
}

/** RS256 and nothing else, whatever a token asks for. The package's own check reads the token a second time and throws what it refuses, for twice the price. */
function isSigned(token: string, key: KeyObject): boolean {
  const cut = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(cut + 1), 'base64url');
  return verify('RSA-SHA256', Buffer.from(token.slice(0, cut)), key, signature);
}
