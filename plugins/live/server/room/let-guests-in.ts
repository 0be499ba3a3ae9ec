import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { roomErrors } from '../../contract';
import type { GuestPasses } from './guest-passes';
import type { RoomDeps } from './room-deps';

type Deps = Pick<RoomDeps, 'database' | 'ledger' | 'rooms'> & { readonly guests: Pick<GuestPasses, 'make'> };

/** Gives out a pass to a rehearsal. What it opens is told here and never again; the ledger keeps who gave one until when. */
export async function letGuestsIn(
  { database, ledger, rooms, guests }: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ pass: string; until: string }, RefusalOf<typeof roomErrors, 'ROOM_NOT_FOUND' | 'OPEN_TO_ALL'>>> {
  return database.transaction(async (tx) => {
    const room = await rooms.find(tx, id);
    if (!room || !actor.stations.includes(room.station)) return err('ROOM.ROOM_NOT_FOUND');
    if (!room.isClosed) return err('ROOM.OPEN_TO_ALL');
    const { pass, until: end } = guests.make(id);
    const until = end.toISOString();
    const doer: StaffActor = { ...actor, station: room.station };
    ledger.append(tx, { actor: doer, action: 'live-room.guest-pass', subject: id, facts: { until } });
    return ok({ pass, until });
  });
}
