import { timingSafeEqual } from 'node:crypto';
import type { accountErrors } from '../../contract';
import { err, ok, type RefusalOf, type Result } from '../../kernel';
import type { AccountDeps } from './account-deps';
import { GUESS_LIMIT, secondsUntil } from './account.rules';
import type { Contact } from './reader-store';

/** What a wrong guess is told. */
export type GuessRefusal = RefusalOf<typeof accountErrors, 'LOCKED_OUT'>;

/** What a code can be refused with. */
export type CodeRefusal = GuessRefusal | RefusalOf<typeof accountErrors, 'CODE_WRONG'>;

/** Whether somebody may guess at a contact's secret now; asked before the secret is looked at. */
export async function mayGuess(deps: AccountDeps, contact: Contact, now: Date): Promise<Result<void, GuessRefusal>> {
  const locked = secondsUntil(await deps.proofs.lockedUntil(contact), now);
  if (locked !== undefined) return err('ACCOUNT.LOCKED_OUT', { retryIn: locked });
  const crowded = await deps.limits.take(GUESS_LIMIT, deps.proofs.nameOf(contact));
  return crowded === undefined ? ok() : err('ACCOUNT.LOCKED_OUT', { retryIn: crowded });
}

/** Checks a code and gives its id; whoever acts on it uses it up in the same transaction. */
export async function checkCode(
  deps: AccountDeps,
  contact: Contact,
  code: string,
): Promise<Result<string, CodeRefusal>> {
  const now = await deps.time.now();
  const may = await mayGuess(deps, contact, now);
  if (!may.ok) return may;
  const kept = await deps.proofs.takeTry(await deps.homeStation(), contact, now);
  const right = kept !== undefined && deps.keys.some((key) => same(key.sign('code', `${kept.id}:${code}`), kept.hash));
  if (right) return ok(kept.id);
  await deps.proofs.failed(contact, now);
  return err('ACCOUNT.CODE_WRONG');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
