import { sign, verify, type JwtPayload } from 'jsonwebtoken';
import type { ReaderActor } from '../../contract';
import { isUuid, type Clock } from '../../kernel';
import { LIFE } from './account.rules';
import type { ReaderKeys } from './reader-secret';

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
      for (const key of keys) {
        const claims = claimsOf(token, { key, now: seconds() });
        if (claims) return readerFrom(claims);
      }
      return undefined;
    },
  };
}

function claimsOf(token: string, by: { key: ReaderKeys[0]; now: number }): JwtPayload | undefined {
  try {
    const { header, payload } = verify(token, by.key.access, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTimestamp: by.now,
      clockTolerance: SKEW_SECONDS,
      complete: true,
    });
    return header.kid === by.key.id && typeof payload === 'object' ? payload : undefined;
  } catch {
    // Forged, expired or garbage: the caller is nobody, and which of them it was is nobody's business.
    return undefined;
  }
}

function readerFrom(claims: JwtPayload): Required<ReaderActor> | undefined {
  const { sub: id, sid: session, sta: station, nam: name, iat, exp } = claims as Record<string, unknown>; // judged below
  if (!isUuid(id) || !isUuid(session) || typeof station !== 'string' || typeof name !== 'string') return undefined;
  // A token that never ends, or lives longer than ours, was not made here.
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp - iat !== LIFE.access) return undefined;
  return { kind: 'reader', id, name, station, session };
}
