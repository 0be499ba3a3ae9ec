import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { dutyErrors, OrderHold } from '../../contract';
import type { SessionStore } from '../sessions/session-store';
import type { HoldWish } from './hold-order';
import type { SessionHoldStore } from './session-hold-store';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly sessions: SessionStore;
  readonly sessionHolds: SessionHoldStore;
};
type Name = 'SESSION_NOT_FOUND' | 'SESSION_HELD' | 'SESSION_NOT_HELD';
type Refused<Some extends Name> = RefusalOf<typeof dutyErrors, Some>;

/** The holds of a live. */
export type SessionHolds = { readonly holds: OrderHold[] };

/** Holds a live of the actor's station, and with it all of its orders, also those that are still paid. */
export async function holdSession(
  { database, ids, ledger, sessions, sessionHolds }: Deps,
  actor: StaffActor,
  { id, reason }: HoldWish,
): Promise<Result<SessionHolds, Refused<'SESSION_NOT_FOUND' | 'SESSION_HELD'>>> {
  const which = { station: actor.station, id };
  return database.transaction(async (tx) => {
    if (!(await sessions.hold(tx, which))) return err('DUTIES.SESSION_NOT_FOUND');
    const isFirst = await sessionHolds.put(tx, { ...which, hold: ids.next(), reason, by: actor.id });
    if (!isFirst) return err('DUTIES.SESSION_HELD');
    ledger.append(tx, { actor, action: 'session.held-for-evidence', subject: id, facts: { reason } });
    return ok({ holds: [...(await sessionHolds.of(tx, which))] });
  });
}

/** Lets go of a live. */
export async function liftSessionHold(
  { database, ledger, sessions, sessionHolds }: Deps,
  actor: StaffActor,
  { id, reason }: HoldWish,
): Promise<Result<SessionHolds, Refused<'SESSION_NOT_FOUND' | 'SESSION_NOT_HELD'>>> {
  const which = { station: actor.station, id };
  return database.transaction(async (tx) => {
    if (!(await sessions.hold(tx, which))) return err('DUTIES.SESSION_NOT_FOUND');
    if (!(await sessionHolds.lift(tx, { ...which, reason, by: actor.id }))) return err('DUTIES.SESSION_NOT_HELD');
    ledger.append(tx, { actor, action: 'session.hold-lifted', subject: id, facts: { reason } });
    return ok({ holds: [...(await sessionHolds.of(tx, which))] });
  });
}
