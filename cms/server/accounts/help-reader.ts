import type { hearthErrors, ReaderCard, StaffActor } from '../../contract';
import { err, ok, type MachineRefusal, type RefusalOf, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { AccountDeps } from './account-deps';
import { startLeaving } from './leave';
import type { Contact, Reader } from './reader-store';

type NotFound = RefusalOf<typeof hearthErrors, 'NOT_FOUND'>;

/** Finds the readers of one's stations who have exactly this number or address. There is no list to page through. */
export async function findReader(
  deps: AccountDeps,
  actor: StaffActor,
  written: string,
): Promise<Result<{ items: ReaderCard[] }, never>> {
  const contact = contactOf(deps, written);
  const found = contact && (await deps.readers.byContact(actor.stations, contact));
  if (found) {
    await deps.database.transaction((tx) => {
      // Whoever looks a person up is on record: the search itself is a use of their data.
      deps.ledger.append(tx, { actor, action: 'reader.looked-up', subject: found.id });
      return Promise.resolve();
    });
  }
  return ok({ items: found ? [await cardOf(deps, found)] : [] });
}

function contactOf(deps: AccountDeps, written: string): Contact | undefined {
  if (written.includes('@')) return { kind: 'email', value: written.toLowerCase() };
  const value = deps.normalisePhone(written);
  return value === undefined ? undefined : { kind: 'phone', value };
}

type Named = { readonly id: string; readonly reason: string };

/** Locks an account and signs it out everywhere. */
export async function lockReader(deps: AccountDeps, actor: StaffActor, { id, reason }: Named) {
  return withReader(deps, { actor, id }, async (tx, reader) => {
    if (reader.locked) return err('HEARTH.CHANGED_MEANWHILE');
    const at = await deps.time.now(tx);
    const locked = await deps.readers.change(tx, reader, { locked: { at, by: actor.id, reason } });
    await deps.sessions.endAll(tx, id, { because: 'locked', at });
    deps.ledger.append(tx, { actor, action: 'reader.locked', subject: id, facts: { reason } });
    return ok(locked);
  });
}

/** Unlocks an account; its owner signs in again. */
export async function unlockReader(deps: AccountDeps, actor: StaffActor, { id, reason }: Named) {
  return withReader(deps, { actor, id }, async (tx, reader) => {
    if (!reader.locked) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'reader.unlocked', subject: id, facts: { reason } });
    return ok(await deps.readers.change(tx, reader, { locked: null }));
  });
}

/** Signs a reader out everywhere. */
export async function signReaderOut(deps: AccountDeps, actor: StaffActor, id: string) {
  return withReader(deps, { actor, id }, async (tx, reader) => {
    const ended = await deps.sessions.endAll(tx, id, { because: 'signed-out-everywhere', at: await deps.time.now(tx) });
    deps.ledger.append(tx, { actor, action: 'reader.signed-out-everywhere', subject: id, facts: { ended } });
    return ok(reader);
  });
}

/** Starts the erasure that a reader asked the station for; the seven days are theirs too. */
export async function eraseReader(deps: AccountDeps, actor: StaffActor, { id, reason }: Named) {
  return withReader(deps, { actor, id }, (tx, reader) => startLeaving(deps, tx, { reader, actor, reason }));
}

type Changed = Result<Reader, RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'> | MachineRefusal>;

/** Another station's reader is not found, so that nobody learns that there is one. */
async function withReader(
  deps: AccountDeps,
  { actor, id }: { actor: StaffActor; id: string },
  work: (tx: Tx, reader: Reader) => Promise<Changed>,
): Promise<Result<ReaderCard, NotFound | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'> | MachineRefusal>> {
  const changed = await deps.database.transaction(async (tx) => {
    const reader = await deps.readers.forUpdate(tx, id);
    if (!reader || reader.state === 'erased' || !actor.stations.includes(reader.station))
      return err('HEARTH.NOT_FOUND');
    return work(tx, reader);
  });
  return changed.ok ? ok(await cardOf(deps, changed.value)) : changed;
}

async function cardOf(deps: AccountDeps, reader: Reader): Promise<ReaderCard> {
  const sessions = await deps.sessions.livingOf(reader.id);
  const { id, station, state, masked, joinedAt, locked, eraseDueAt } = reader;
  return {
    id,
    station,
    state,
    phone: masked.phone,
    email: masked.email,
    joinedAt: joinedAt.toISOString(),
    lastSeenAt: sessions[0]?.lastSeenAt.toISOString() ?? null,
    sessions: sessions.length,
    locked: locked && { at: locked.at.toISOString(), reason: locked.reason },
    eraseDueAt: eraseDueAt?.toISOString() ?? null,
    allowed: [
      locked ? 'unlock' : 'lock',
      ...(sessions.length > 0 ? (['signOut'] as const) : []),
      ...(state === 'active' ? (['erase'] as const) : []),
    ],
  };
}
