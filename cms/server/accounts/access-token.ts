import { createHmac, timingSafeEqual } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import type { ReaderActor } from '../../contract';
import { isUuid, type Clock } from '../../kernel';
import { LIFE } from './account.rules';
import type { ReaderKey, ReaderKeys } from './reader-secret';

/** Makes and reads the short tokens that a reader shows with each request. */
export type AccessTokens = {
  issue(reader: Required<ReaderActor>): string;
  /** Undefined for whatever is not exactly a living token of ours. */
  read(token: string): Required<ReaderActor> | undefined;
};

const ISSUER = 'hearth';
const AUDIENCE = 'reader';

/** How far the clocks of two nodes may be apart. */
const SKEW_SECONDS = 30;

/** Binds the tokens to keys and a clock. */
export function createAccessTokens({
  keys,
  clock,
}: {
  readonly keys: ReaderKeys;
  readonly clock: Clock;
}): AccessTokens {
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000);
  const locks = keys.map((key) => ({ key, head: headOf(key) }));
  return {
    issue({ id, session, station, name }) {
      const iat = seconds();
      const claims = { iat, exp: iat + LIFE.access, sid: session, sta: station, nam: name };
      const [key] = keys;
      return sign(claims, key.access, {
        algorithm: 'HS256',
        keyid: key.id,
        issuer: ISSUER,
        audience: AUDIENCE,
        subject: id,
      });
    },
    read(token) {
      const lock = locks.find(({ head }) => token.startsWith(head));
      const claims = lock && claimsOf(token, lock);
      return claims && readerFrom(claims, seconds());
    },
  };
}

type Lock = { readonly key: ReaderKey; readonly head: string };

/** How every token under a key begins. No other algorithm and no other key is ever looked at, whatever a token says of itself. */
const headOf = ({ id }: ReaderKey): string =>
  `${Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: id })).toString('base64url')}.`;

/**
 * Checked here and not by the library: a rush shows twenty thousand tokens within a second, each for the first time, and a general check
 * takes five times as long as the one signature that matters.
 */
function claimsOf(token: string, { key, head }: Lock): object | undefined {
  const cut = token.lastIndexOf('.');
  if (cut < head.length) return undefined;
  const shown = Buffer.from(token.slice(cut + 1));
  const made = Buffer.from(createHmac('sha256', key.access).update(token.slice(0, cut)).digest('base64url'));
  if (shown.length !== made.length || !timingSafeEqual(shown, made)) return undefined;
  // Signed, so it is what was written here.
  const claims: unknown = JSON.parse(Buffer.from(token.slice(head.length, cut), 'base64url').toString('utf8'));
  return typeof claims === 'object' && claims !== null ? claims : undefined;
}

/** Whatever is not exactly as issued, or expired: the caller is nobody, and which of them it was is nobody's business. */
function readerFrom(claims: object, now: number): Required<ReaderActor> | undefined {
  const { iss, aud, sub: id, sid: session, sta: station, nam: name, iat, exp } = claims as Record<string, unknown>; // judged below
  if (iss !== ISSUER || aud !== AUDIENCE || !isLiving(iat, exp, now)) return undefined;
  if (!isUuid(id) || !isUuid(session) || typeof station !== 'string' || typeof name !== 'string') return undefined;
  return { kind: 'reader', id, name, station, session };
}

/** A token that never ends, or lives longer than ours, was not made here. */
const isLiving = (iat: unknown, exp: unknown, now: number): boolean =>
  typeof iat === 'number' && typeof exp === 'number' && exp - iat === LIFE.access && now < exp + SKEW_SECONDS;
