import { confirmWords, type accountErrors, type Actor } from '../../contract';
import { err, ok, unwrap, type MachineRefusal, type RefusalOf, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { AccountDeps } from './account-deps';
import { later, LIFE } from './account.rules';
import { actorOf } from './open-session';
import { readerMachine } from './reader.machine';
import type { Reader } from './reader-store';
import type { Me, SessionRefusal } from './signed-in';

/** Leaves: out of every device now, erased after seven days. Whoever signs in before that stays. */
export async function leave(
  deps: AccountDeps,
  me: Me,
  confirm: string,
): Promise<Result<null, RefusalOf<typeof accountErrors, 'CONFIRM_WRONG'> | SessionRefusal>> {
  const said = confirm.trim();
  if (!confirmWords.some((word) => word === said)) return err('ACCOUNT.CONFIRM_WRONG', { words: confirmWords });
  return deps.database.transaction(async (tx) => {
    const reader = await deps.readers.forUpdate(tx, me.reader.id);
    if (!reader) return err('ACCOUNT.SESSION_ENDED');
    const left = await startLeaving(deps, tx, { reader, actor: actorOf(reader) });
    // The same wish from two devices at once: the first one was heard.
    return left.ok ? ok(null) : err('ACCOUNT.SESSION_ENDED');
  });
}

/** Puts a reader on the way out, by their own wish or by staff on their request. */
export async function startLeaving(
  deps: AccountDeps,
  tx: Tx,
  { reader, actor, reason }: { reader: Reader; actor: Actor; reason?: string },
): Promise<Result<Reader, MachineRefusal>> {
  const next = readerMachine.next(reader.state, 'leave');
  if (!next.ok) return next;
  const at = await deps.time.now(tx);
  const changed = await deps.readers.change(tx, reader, {
    state: next.value.state,
    eraseDueAt: later(at, LIFE.leaving),
  });
  await deps.sessions.endAll(tx, reader.id, { because: 'left', at });
  deps.ledger.append(tx, { actor, action: 'reader.left', subject: reader.id, facts: reason ? { reason } : {} });
  return ok(changed);
}

/** Erases everybody who is due, each in a transaction of their own; gives how many. */
export async function eraseDue(deps: AccountDeps): Promise<number> {
  let erased = 0;
  while (await deps.database.transaction((tx) => eraseOne(deps, tx))) erased += 1;
  return erased;
}

/**
 * The row stays with its id and nothing else: orders, sums and the ledger point at the id, and it leads to nobody any more.
 */
async function eraseOne(deps: AccountDeps, tx: Tx): Promise<boolean> {
  const at = await deps.time.now(tx);
  const reader = await deps.readers.dueForErasure(tx, at);
  if (!reader) return false;
  const { state } = unwrap(readerMachine.next(reader.state, 'erase'));
  await deps.personalData.eraseAll(tx, reader.id);
  const nothing = { name: null, phone: null, email: null, passwordHash: null, eraseDueAt: null, locked: null };
  await deps.readers.change(tx, reader, { ...nothing, state, erasedAt: at });
  const actor = { kind: 'system', id: 'reader-erasure', name: 'erasure', station: reader.station } as const;
  deps.ledger.append(tx, { actor, action: 'reader.erased', subject: reader.id });
  return true;
}
