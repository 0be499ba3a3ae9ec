import { err, ok, type RefusalOf, type Result } from '../../kernel';
import type { accountErrors } from '../../contract';
import type { AccountDeps, Caller } from './account-deps';
import { later, LIFE, MESSAGE_LIMITS } from './account.rules';
import { codeMail } from './letters';
import type { Contact } from './reader-store';

/** What sending a code can refuse with. */
export type SendRefusal = RefusalOf<
  typeof accountErrors,
  'PHONE_NOT_VALID' | 'CODE_TOO_SOON' | 'CODES_USED_UP' | 'MESSAGES_UNAVAILABLE'
>;

type Sent = { readonly resendIn: number; readonly expiresIn: number };

/** Sends a one-time code to a phone. Nothing here looks whether somebody has that number. */
export async function sendPhoneCode(
  deps: AccountDeps,
  caller: Caller,
  written: string,
): Promise<Result<Sent, SendRefusal>> {
  const value = deps.normalisePhone(written);
  if (value === undefined) return err('ACCOUNT.PHONE_NOT_VALID');
  const { sms } = deps;
  if (!sms) return err('ACCOUNT.MESSAGES_UNAVAILABLE');
  const contact = { kind: 'phone', value } as const;
  const room = await roomForMessage(deps, caller, contact);
  if (!room.ok) return room;

  const { id, code } = await keepCode(deps, contact);
  const outcome = await sms.send({ to: value, template: 'code', fill: { code }, id });
  await deps.proofs.setOutcome(id, outcome.state);
  if (outcome.state !== 'sent') deps.log.warn('a code did not surely go out', { id, outcome });
  // A message whose fate nobody knows may still arrive; the person asks again when it does not.
  if (outcome.state !== 'refused') return ok({ resendIn: LIFE.resend, expiresIn: LIFE.code });
  return outcome.reason === 'throttled'
    ? err('ACCOUNT.CODES_USED_UP', { retryIn: GATEWAY_REST })
    : err('ACCOUNT.MESSAGES_UNAVAILABLE');
}

/** The gateway's own limits count by the minute, the hour and the day and do not say which was hit. */
const GATEWAY_REST = 600;

/** Sends a code to an e-mail address that somebody wants to link. */
export async function sendEmailCode(
  deps: AccountDeps,
  caller: Caller,
  value: string,
): Promise<Result<Sent, SendRefusal>> {
  if (!deps.mail) return err('ACCOUNT.MESSAGES_UNAVAILABLE');
  const contact = { kind: 'email', value } as const;
  const room = await roomForMessage(deps, caller, contact);
  if (!room.ok) return room;
  const { id, code } = await keepCode(deps, contact);
  deps.postman.post(codeMail({ to: value, code, locale: caller.locale }));
  await deps.proofs.setOutcome(id, 'sent');
  return ok({ resendIn: LIFE.resend, expiresIn: LIFE.code });
}

type NoRoom = RefusalOf<typeof accountErrors, 'CODE_TOO_SOON' | 'CODES_USED_UP'>;

/** The address and the house are asked first, so that a flood from one address shuts nobody else's door. */
export async function roomForMessage(
  deps: AccountDeps,
  caller: Caller,
  contact: Contact,
): Promise<Result<void, NoRoom>> {
  const name = deps.proofs.nameOf(contact);
  const scaled = (rule: { name: string; points: number; seconds: number }) => ({
    ...rule,
    points: Math.ceil(rule.points * deps.scale),
  });
  const address = deps.keys[0].sign('client', deps.householdOf(caller.address));
  const crowd =
    (await deps.limits.take(scaled(MESSAGE_LIMITS.addressHour), address)) ??
    (await deps.limits.take(scaled(MESSAGE_LIMITS.allHour), 'all'));
  if (crowd !== undefined) return err('ACCOUNT.CODES_USED_UP', { retryIn: crowd });
  const soon = await deps.limits.take(MESSAGE_LIMITS.resend, name);
  if (soon !== undefined) return err('ACCOUNT.CODE_TOO_SOON', { retryIn: soon });
  const day = await deps.limits.take(MESSAGE_LIMITS.contactDay, name);
  return day === undefined ? ok() : err('ACCOUNT.CODES_USED_UP', { retryIn: day });
}

/**
 * The code is kept before it is sent: a node that dies in between leaves a code that works if it arrived, and never a message
 * with a code that nobody knows.
 */
async function keepCode(deps: AccountDeps, contact: Contact): Promise<{ id: string; code: string }> {
  const id = deps.ids.next();
  const code = deps.random.int(1_000_000).toString().padStart(6, '0');
  const at = await deps.time.now();
  const station = await deps.homeStation();
  const hash = deps.keys[0].sign('code', `${id}:${code}`);
  await deps.proofs.addCode({ id, station, contact, hash, at, expiresAt: later(at, LIFE.code) });
  return { id, code };
}
