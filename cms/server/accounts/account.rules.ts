import type { ConsentPurpose } from '../../contract';
import { COMMONEST_PASSWORDS } from './common-passwords.rules';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long what we hand out lives, in seconds. */
export const LIFE = {
  code: 5 * MINUTE,
  resend: MINUTE,
  access: 10 * MINUTE,
  refresh: 60 * DAY,
  registrationLink: DAY,
  resetLink: HOUR,
  leaving: 7 * DAY,
} as const;

/** A code is dead after so many tries. */
export const CODE_TRIES = 5;

/** How long the client that lost an answer, or raced itself, gets the same successor again. */
export const GRACE_SECONDS = 20;

/** The version of the texts that a consent is given to; raised when a text changes, and then asked for again. */
export const CONSENT_TEXT_VERSION = '2026-11';

/** How often messages may be asked for. Per contact it holds everywhere; the others grow with the scale of a bench. */
export const MESSAGE_LIMITS = {
  resend: { name: 'message.resend', points: 1, seconds: LIFE.resend },
  contactDay: { name: 'message.contact', points: 10, seconds: DAY },
  addressHour: { name: 'message.address', points: 20, seconds: HOUR },
  allHour: { name: 'message.all', points: 3000, seconds: HOUR },
} as const;

/** Guesses at one contact's secret a minute, from wherever they come: closes the gap in which a lock is not yet set. */
export const GUESS_LIMIT = { name: 'guess.contact', points: 10, seconds: MINUTE } as const;

const FREE_FAILURES = 5;

/** Wrong tries in a row are forgotten after a day of rest. */
export const FAILURES_FORGOTTEN_AFTER = DAY;

/** For how many seconds the door stays shut after so many wrong tries: a minute at the fifth, doubled by each one after, a day at most. */
export function lockSeconds(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(DAY, MINUTE * 2 ** Math.min(30, failures - FREE_FAILURES));
}

/** Seconds until a moment, at least one; undefined when it has passed. */
export function secondsUntil(moment: Date | null, now: Date): number | undefined {
  if (!moment || moment <= now) return undefined;
  return Math.ceil((moment.getTime() - now.getTime()) / 1000);
}

/** A moment so many seconds later. */
export const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** What is known of a refresh token that somebody shows. */
export type RefreshFacts = {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly endedAt: Date | null;
  readonly sameClient: boolean;
};

/** What to do with a refresh token: renew it, repeat the answer that got lost, say that it is over, or call the thief. */
export type RefreshVerdict = 'rotate' | 'repeat' | 'ended' | 'stolen';

/** Judges a refresh token. A used one is a theft unless the same client shows it again within the grace. */
export function judgeRefresh(facts: RefreshFacts, now: Date): RefreshVerdict {
  if (facts.endedAt || facts.expiresAt <= now) return 'ended';
  if (!facts.usedAt) return 'rotate';
  const since = now.getTime() - facts.usedAt.getTime();
  return facts.sameClient && since < GRACE_SECONDS * 1000 ? 'repeat' : 'stolen';
}

/** A password is at least this long; length guards better than odd signs. */
export const PASSWORD_MINIMUM = 10;

/** Why a new password cannot be taken; undefined when it can. Signs are counted as people see them. */
export function passwordProblem(password: string): 'short' | 'common' | undefined {
  const signs = [...password.normalize('NFKC')];
  if (signs.length < PASSWORD_MINIMUM) return 'short';
  const folded = signs.join('').toLowerCase();
  if (COMMONEST_PASSWORDS.has(folded) || new Set(signs).size < 4 || isRun(folded)) return 'common';
  return undefined;
}

/** `abcdefghij`, `9876543210`: one after the other, up or down. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => (sign.codePointAt(0) ?? 0) - (text.codePointAt(at) ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

const NEEDED: readonly ConsentPurpose[] = ['terms', 'privacy'];

/** What must still be agreed to before there can be an account. */
export function missingConsents(given: readonly ConsentPurpose[]): readonly ConsentPurpose[] {
  return NEEDED.filter((purpose) => !given.includes(purpose));
}
