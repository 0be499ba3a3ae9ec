import type { accountErrors, ReaderActor } from '../../contract';
import { err, ok, type Err, type RefusalOf, type Result } from '../../kernel';
import type { AccountDeps, Caller } from './account-deps';
import { later, LIFE, PASSWORD_MINIMUM, passwordProblem } from './account.rules';
import { checkCode, mayGuess, type CodeRefusal } from './check-code';
import { linkTo, resetMail, type LinkBase } from './letters';
import { actorOf, hashOfToken } from './open-session';
import type { Reader } from './reader-store';
import { roomForMessage, type SendRefusal } from './send-code';

/** Why a new password was not taken. */
export type PasswordRefusal = RefusalOf<typeof accountErrors, 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_COMMON'>;

/** The refusal for a new password, if there is one. */
export function newPasswordProblem(password: string): Err<PasswordRefusal> | undefined {
  const problem = passwordProblem(password);
  if (problem === 'short') return err('ACCOUNT.PASSWORD_TOO_SHORT', { minimum: PASSWORD_MINIMUM });
  return problem && err('ACCOUNT.PASSWORD_TOO_COMMON');
}

type Input = { readonly password: string; readonly current?: string | undefined; readonly code?: string | undefined };
type Refused = PasswordRefusal | CodeRefusal | RefusalOf<typeof accountErrors, 'PASSWORD_WRONG' | 'SESSION_ENDED'>;

/** Sets a password. A borrowed session is not enough: the old password, or a code to the phone, must prove the person. */
export async function changePassword(
  deps: AccountDeps,
  me: { readonly reader: Reader; readonly actor: ReaderActor },
  input: Input,
): Promise<Result<null, Refused>> {
  const problem = newPasswordProblem(input.password);
  if (problem) return problem;
  const proven = await proof(deps, me.reader, input);
  if (!proven.ok) return proven;
  const passwordHash = await deps.passwords.hash(input.password);
  return deps.database.transaction(async (tx) => {
    const reader = await deps.readers.forUpdate(tx, me.reader.id);
    if (reader?.passwordHash !== me.reader.passwordHash) return err('ACCOUNT.PASSWORD_WRONG');
    const at = await deps.time.now(tx);
    if (proven.value && !(await deps.proofs.useCode(tx, proven.value, at))) return err('ACCOUNT.CODE_WRONG');
    await deps.readers.change(tx, reader, { passwordHash });
    const { session: except } = me.actor;
    await deps.sessions.endAll(tx, reader.id, { because: 'password', at, ...(except ? { except } : {}) });
    deps.ledger.append(tx, { actor: actorOf(reader), action: 'reader.password-changed', subject: reader.id });
    return ok(null);
  });
}

/** Gives the id of the code that proved the person, or nothing where the password did. */
async function proof(deps: AccountDeps, reader: Reader, input: Input): Promise<Result<string | null, Refused>> {
  if (reader.passwordHash === null) {
    const contact = reader.phone
      ? ({ kind: 'phone', value: reader.phone } as const)
      : ({ kind: 'email', value: reader.email ?? '' } as const);
    return input.code ? checkCode(deps, contact, input.code) : err('ACCOUNT.CODE_WRONG');
  }
  // Guesses are counted on the account itself, whichever contacts it has.
  const contact = { kind: 'email', value: reader.email ?? reader.id } as const;
  const now = await deps.time.now();
  const may = await mayGuess(deps, contact, now);
  if (!may.ok) return may;
  if (await deps.passwords.matches(input.current ?? '', reader.passwordHash)) return ok(null);
  await deps.proofs.failed(contact, now);
  return err('ACCOUNT.PASSWORD_WRONG');
}

/** Writes a link to a known address and nothing to others; the answer and its time are the same. */
export async function askReset(
  deps: AccountDeps & { readonly linkBase: () => LinkBase },
  caller: Caller,
  email: string,
): Promise<Result<{ expiresIn: number }, SendRefusal>> {
  if (!deps.mail) return err('ACCOUNT.MESSAGES_UNAVAILABLE');
  const contact = { kind: 'email', value: email } as const;
  const room = await roomForMessage(deps, caller, contact);
  if (!room.ok) return room;
  const station = await deps.homeStation();
  const reader = await deps.readers.byContact([station], contact);
  const at = await deps.time.now();
  const token = Buffer.from(deps.random.bytes(32)).toString('base64url');
  if (reader && !reader.locked) {
    const expiresAt = later(at, LIFE.resetLink);
    const made = { id: deps.ids.next(), hash: hashOfToken(token), at, expiresAt };
    await deps.proofs.addLink({ ...made, purpose: 'reset', station, contact, readerId: reader.id, payload: null });
    const link = linkTo(deps.linkBase(), 'reset', token);
    deps.postman.post(resetMail({ to: email, locale: reader.locale, link }));
  }
  return ok({ expiresIn: LIFE.resetLink });
}

/** Sets the password that a link allows. Every device is signed out: whoever had the old password may sit at one of them. */
export async function resetPassword(
  deps: AccountDeps,
  input: { readonly token: string; readonly password: string },
): Promise<Result<null, PasswordRefusal | RefusalOf<typeof accountErrors, 'LINK_NOT_VALID'>>> {
  const problem = newPasswordProblem(input.password);
  if (problem) return problem;
  const passwordHash = await deps.passwords.hash(input.password);
  return deps.database.transaction(async (tx) => {
    const now = await deps.time.now(tx);
    const link = await deps.proofs.useLink(tx, { hash: hashOfToken(input.token), purpose: 'reset', now });
    const reader = link?.readerId ? await deps.readers.forUpdate(tx, link.readerId) : undefined;
    if (!reader || reader.state === 'erased') return err('ACCOUNT.LINK_NOT_VALID');
    await deps.readers.change(tx, reader, { passwordHash });
    await deps.sessions.endAll(tx, reader.id, { because: 'password', at: now });
    if (reader.email) await deps.proofs.succeeded(tx, { kind: 'email', value: reader.email });
    deps.ledger.append(tx, { actor: actorOf(reader), action: 'reader.password-reset', subject: reader.id });
    return ok(null);
  });
}
