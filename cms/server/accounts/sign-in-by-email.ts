import type { accountErrors, AccountSession } from '../../contract';
import { err, ok, type RefusalOf, type Result } from '../../kernel';
import type { AccountDeps, Caller } from './account-deps';
import { mayGuess, type GuessRefusal } from './check-code';
import { openSession } from './open-session';
import type { Contact } from './reader-store';
import type { Registration } from './register';

type Input = { readonly email: string; readonly password: string; readonly device: string };
type Refused = GuessRefusal | RefusalOf<typeof accountErrors, 'CREDENTIALS_WRONG' | 'EMAIL_NOT_CONFIRMED' | 'LOCKED'>;

/** Signs in by password. One hash is computed whoever asks, so that the time tells nothing about who has an account. */
export async function signInByEmail(
  deps: AccountDeps,
  caller: Caller,
  input: Input,
): Promise<Result<AccountSession, Refused>> {
  const contact = { kind: 'email', value: input.email } as const;
  const now = await deps.time.now();
  const may = await mayGuess(deps, contact, now);
  if (!may.ok) return may;
  const { known, kept } = await keptFor(deps, contact, now);
  if (!(await deps.passwords.matches(input.password, kept))) {
    await deps.proofs.failed(contact, now);
    return err('ACCOUNT.CREDENTIALS_WRONG');
  }
  if (!known) return err('ACCOUNT.EMAIL_NOT_CONFIRMED');
  const dated = kept !== null && deps.passwords.isDated(kept);
  const renewed = dated ? await deps.passwords.hash(input.password) : undefined;

  return deps.database.transaction(async (tx) => {
    const reader = await deps.readers.forUpdate(tx, known.id);
    // Between the check and now the password may have been changed, or the account erased.
    if (reader?.email !== input.email || reader.passwordHash !== kept) return err('ACCOUNT.CREDENTIALS_WRONG');
    if (reader.locked) return err('ACCOUNT.LOCKED');
    const current = renewed ? await deps.readers.change(tx, reader, { passwordHash: renewed }) : reader;
    await deps.proofs.succeeded(tx, contact);
    return ok(await openSession(deps, tx, { reader: current, from: { device: input.device, agent: caller.agent } }));
  });
}

/** The hash to check against: the reader's, or that of a registration which waits for its link. */
async function keptFor(deps: AccountDeps, contact: Contact, now: Date) {
  const station = await deps.homeStation();
  const [known, waiting] = await Promise.all([
    deps.readers.byContact([station], contact),
    deps.proofs.pendingRegistration(station, contact, now),
  ]);
  // A registration's payload is written by register.ts and by nothing else.
  const pending = waiting?.payload ? (JSON.parse(waiting.payload) as Registration) : undefined;
  return { known, kept: known ? known.passwordHash : (pending?.passwordHash ?? null) };
}
