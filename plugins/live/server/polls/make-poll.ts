import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { LivePoll, MakePoll, roomErrors } from '../../contract';
import type { RoomDeps } from '../room/room-deps';
import type { KeptPoll } from './poll-store';

/** A poll as everybody sees it. */
export const shownPoll = ({ station: _station, isInside: _, options, ...poll }: KeptPoll): LivePoll => ({
  ...poll,
  options: [...options],
});

/** Opens a poll for some minutes; a room has one at a time, so that nobody votes in what is covered. */
export async function makePoll(
  deps: RoomDeps,
  actor: StaffActor,
  { id: room, ...wish }: MakePoll & { readonly id: string },
): Promise<Result<LivePoll, RefusalOf<typeof roomErrors, 'ROOM_NOT_FOUND' | 'ROOM_CLOSED' | 'POLL_OPEN'>>> {
  return deps.database.transaction(async (tx) => {
    // All who make polls in a room stand in line at its row.
    const of = await deps.rooms.hold(tx, actor.stations, room);
    if (!of) return err('ROOM.ROOM_NOT_FOUND');
    if (!of.isOpen) return err('ROOM.ROOM_CLOSED');
    if (await deps.polls.openIn(tx, room)) return err('ROOM.POLL_OPEN');
    const id = deps.ids.next();
    await deps.polls.insert(tx, { ...wish, id, room, station: of.station, by: actor.id });
    const made = await deps.polls.find(tx, id);
    if (!made) throw new Error('a poll that was just made is gone');
    const poll = shownPoll(made);
    const doer: StaffActor = { ...actor, station: of.station };
    deps.ledger.append(tx, { actor: doer, action: 'live-poll.opened', subject: id, facts: { room, ...wish } });
    tx.afterCommit(() => deps.tell(room, { type: 'poll', poll }));
    return ok(poll);
  });
}

/** Ends a poll before its time. */
export async function closePoll(
  deps: RoomDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<LivePoll, RefusalOf<typeof roomErrors, 'POLL_NOT_FOUND' | 'POLL_CLOSED'>>> {
  return deps.database.transaction(async (tx) => {
    const before = await deps.polls.find(tx, id);
    if (!before || !actor.stations.includes(before.station)) return err('ROOM.POLL_NOT_FOUND');
    if (!(await deps.polls.close(tx, actor.stations, id))) return err('ROOM.POLL_CLOSED');
    const poll = shownPoll({ ...((await deps.polls.find(tx, id)) ?? before), isOpen: false });
    const { options } = poll;
    const doer: StaffActor = { ...actor, station: before.station };
    deps.ledger.append(tx, { actor: doer, action: 'live-poll.closed', subject: id, facts: { options } });
    tx.afterCommit(() => deps.tell(poll.room, { type: 'poll', poll }));
    return ok(poll);
  });
}
