import type { Log, Tx } from '@hearth/cms/platform';
import type { SessionBook } from '@hearth/shop/contract';
import { houseOf } from './note';
import type { SessionDeps } from './session-deps';
import type { KeptSession } from './session-store';

type Deps = Pick<SessionDeps, 'sessions'> & { readonly shop: SessionBook; readonly log: Log };

const MINUTE = 60_000;

/** When a session is over: when it was, or when it is planned to be. One that is on the air goes on until somebody ends it, however long that was planned. */
function endOf({ endedAt, beganAt, plannedAt, plannedMinutes }: KeptSession): Date | null {
  if (endedAt || beganAt) return endedAt;
  return new Date(plannedAt.getTime() + plannedMinutes * MINUTE);
}

/** A session of which the shop has to know: it keeps duties, offers, orders and evidence by its number. */
const isTold = ({ isRehearsal, state, shopVersion }: KeptSession): boolean =>
  !isRehearsal && (state !== 'cancelled' || shopVersion > 0);

/**
 * Tells the shop of a session that was planned or moved, and notes the version that it knows now, both in one transaction: neither stands
 * without the other. Told twice it knows it once; somebody who changed it by hand there is not overruled.
 */
export async function tellShop({ sessions, shop, log }: Deps, tx: Tx, id: string): Promise<void> {
  const session = await sessions.known(tx, { id });
  if (!session || !isTold(session)) return;
  const { station, title, kinds, beganAt, plannedAt, shopVersion: version } = session;
  const beginsAt = beganAt ?? plannedAt;
  const end = endOf(session);
  const told = await shop.tell(tx, houseOf(station), {
    ...{ id, title, kinds, version, beginsAt: beginsAt.toISOString() },
    endsAt: end && end > beginsAt ? end.toISOString() : null,
  });
  if (told.ok) {
    await sessions.told(tx, id, told.value.version);
    return;
  }
  const { code: refusal } = told.error;
  log.warn('the shop did not take a session', { session: id, refusal });
}
