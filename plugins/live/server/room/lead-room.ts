import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { DeskRoom, roomErrors, SetRoom } from '../../contract';
import { shownMessage } from '../messages/message.rules';
import type { RoomDeps } from './room-deps';
import type { KeptRoom } from './room-store';

type NotFound = RefusalOf<typeof roomErrors, 'ROOM_NOT_FOUND'>;

/** A room as its desk sees it, for whoever may see its station. */
export async function seeRoom(deps: RoomDeps, actor: StaffActor, id: string): Promise<Result<DeskRoom, NotFound>> {
  const room = await deps.rooms.find(deps.database.read, id);
  if (!room || !actor.stations.includes(room.station)) return err('ROOM.ROOM_NOT_FOUND');
  return ok(await deskRoom(deps, room));
}

async function deskRoom(deps: RoomDeps, { picture: _picture, ...room }: KeptRoom): Promise<DeskRoom> {
  const { read } = deps.database;
  const [viewers, likes, waiting] = await Promise.all([
    deps.realtime.presence(`live:${room.id}`),
    deps.likes.sum(read, room.id),
    deps.messages.countWaiting(read, room.id),
  ]);
  return { ...room, viewers, likes, waiting };
}

/** Sets how messages are shown, how fast one may write, and whether anybody may. */
export async function setRoom(
  deps: RoomDeps,
  actor: StaffActor,
  { id, version, ...settings }: SetRoom & { readonly id: string },
): Promise<Result<DeskRoom, NotFound | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>>> {
  const done = await deps.database.transaction(async (tx) => {
    const room = await deps.rooms.hold(tx, actor.stations, id);
    if (!room) return err('ROOM.ROOM_NOT_FOUND');
    if (room.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    await deps.rooms.change(tx, room, settings);
    deps.ledger.append(tx, {
      actor: { ...actor, station: room.station },
      action: 'live-room.set',
      subject: id,
      facts: { ...settings },
    });
    tx.afterCommit(() => deps.tell(id, { type: 'mode', ...settings }));
    return ok();
  });
  return done.ok ? seeRoom(deps, actor, id) : done;
}

/** Puts an announcement over the messages, or takes it away. Of two at once the last word stands. */
export async function announce(
  deps: RoomDeps,
  actor: StaffActor,
  { id, text }: { readonly id: string; readonly text: string | null },
): Promise<Result<DeskRoom, NotFound>> {
  const done = await deps.database.transaction(async (tx) => {
    const room = await deps.rooms.hold(tx, actor.stations, id);
    if (!room) return err('ROOM.ROOM_NOT_FOUND');
    await deps.rooms.change(tx, room, { announcement: text });
    deps.ledger.append(tx, {
      actor: { ...actor, station: room.station },
      action: 'live-room.announced',
      subject: id,
      facts: { text },
    });
    tx.afterCommit(() => deps.tell(id, { type: 'announcement', text }));
    return ok();
  });
  return done.ok ? seeRoom(deps, actor, id) : done;
}

/** Pins a message that everybody sees, or none. */
export async function pinMessage(
  deps: RoomDeps,
  actor: StaffActor,
  { id, message: wanted }: { readonly id: string; readonly message: string | null },
): Promise<Result<DeskRoom, RefusalOf<typeof roomErrors, 'ROOM_NOT_FOUND' | 'MESSAGE_NOT_FOUND' | 'NOT_SHOWN'>>> {
  const done = await deps.database.transaction(async (tx) => {
    const room = await deps.rooms.hold(tx, actor.stations, id);
    if (!room) return err('ROOM.ROOM_NOT_FOUND');
    const message = wanted === null ? null : await deps.messages.hold(tx, actor.stations, wanted);
    if (message === undefined || (message && message.room !== id)) return err('ROOM.MESSAGE_NOT_FOUND');
    if (message && message.state !== 'shown') return err('ROOM.NOT_SHOWN');
    await deps.rooms.change(tx, room, { pinnedMessage: wanted });
    deps.ledger.append(tx, {
      actor: { ...actor, station: room.station },
      action: 'live-room.pinned',
      subject: id,
      facts: { message: wanted },
    });
    tx.afterCommit(() => deps.tell(id, { type: 'message-pinned', message: message && shownMessage(message) }));
    return ok();
  });
  return done.ok ? seeRoom(deps, actor, id) : done;
}
