import { z } from 'zod';
import { contentLocaleSchema } from './stories';

/** What a reader may agree to; terms and privacy make the account, each other one is free. */
export const consentPurposes = ['terms', 'privacy', 'push', 'personalisation', 'research'] as const;

/** One of the purposes a reader may agree to. */
export type ConsentPurpose = (typeof consentPurposes)[number];

/** What may be typed to confirm that an account shall be deleted. */
export const confirmWords = ['注销', '注销账号', 'delete', 'DELETE'] as const;

/** A purpose, parsed. */
export const purpose = z.enum(consentPurposes).meta({ id: 'Purpose' });
/** A language of the house, parsed. */
export const locale = contentLocaleSchema;
/** A phone number as people write it; what it is decides the host. */
export const phone = z.string().min(1).max(40);
/** An e-mail address in its one spelling. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** A one-time code. */
export const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/);
/** How a reader will recognise a device. */
export const device = z
  .string()
  .trim()
  .min(1)
  .max(80)
  // PostgreSQL keeps no NUL, and nobody names a device with control signs or half of one sign.
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);
/** Only a bound: an old password is never refused for its length, a new one is judged by the rules. */
export const password = z.string().min(1).max(256);
/** A long random token. */
export const token = z.string().min(20).max(200);
/** A name as a reader writes it. */
export const name = z
  .string()
  .trim()
  .min(1)
  .max(30)
  // Letters, marks, figures, spaces and quiet punctuation: no control signs, no text that turns its line around.
  .regex(/^[\p{L}\p{M}\p{N}\p{Zs}\p{Pd}\p{Pc}·.'’]+$/u);
/** An answer that says nothing more. */
export const done = z.null();

/** A reader as they see themselves; phone and e-mail are shown masked. */
export const accountUser = z
  .object({
    id: z.uuid(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    locale,
  })
  .meta({ id: 'User' });

/** A reader as they see themselves. */
export type AccountUser = z.output<typeof accountUser>;

/** What a sign-in gives: a short key to show, and a long one to renew it with, once. */
export const accountSession = z
  .object({
    access: z.string(),
    accessExpiresIn: z.int(),
    refresh: z.string(),
    user: accountUser,
  })
  .meta({ id: 'Session' });

/** What a sign-in gives. */
export type AccountSession = z.output<typeof accountSession>;

/** What each purpose stands at now. */
export const consentState = z
  .object({
    terms: z.boolean(),
    privacy: z.boolean(),
    push: z.boolean(),
    personalisation: z.boolean(),
    research: z.boolean(),
  })
  .meta({ id: 'Purposes' });

/** What each purpose stands at now. */
export type ConsentState = z.output<typeof consentState>;

/** When another code may be asked for, and how long this one works. */
export const codeSent = z.object({ resendIn: z.int(), expiresIn: z.int() });
/** All purposes at once. */
export const consents = z.object({ purposes: consentState });
/** Where one is signed in. */
export const devices = z.object({
  items: z.array(
    z
      .object({
        id: z.uuid(),
        device: z.string(),
        createdAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        current: z.boolean(),
      })
      .meta({ id: 'Device' }),
  ),
});

/** What asking for a message can refuse with. */
export const CODE_REFUSALS = [
  'ACCOUNT.CODE_TOO_SOON',
  'ACCOUNT.CODES_USED_UP',
  'ACCOUNT.MESSAGES_UNAVAILABLE',
] as const;
/** What any sign-in can refuse with. */
export const ENTRY_REFUSALS = ['ACCOUNT.LOCKED_OUT', 'ACCOUNT.LOCKED'] as const;
/** What a new password can be refused for. */
export const PASSWORD_REFUSALS = ['ACCOUNT.PASSWORD_TOO_SHORT', 'ACCOUNT.PASSWORD_TOO_COMMON'] as const;
/** The session of the access token is over. */
export const SESSION = 'ACCOUNT.SESSION_ENDED';
