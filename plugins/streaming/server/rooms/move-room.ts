import type { Actor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { roomMoved, type RoomState } from '../../contract';
import type { RoomDeps } from './room-deps';
import type { KeptRoom, RoomPatch } from './room-store';

type Change = {
  readonly room: KeptRoom;
  readonly actor: Actor;
  readonly action: string;
  readonly patch: RoomPatch & { readonly state: RoomState };
  /** When it happened, by the clock of whoever tells. */
  readonly at: Date;
};

/** What moving a room stands on. */
export type MoveDeps = Omit<RoomDeps, 'drivers'>;

const ON_AIR: ReadonlySet<RoomState> = new Set(['connecting', 'live', 'reconnecting']);

/** Takes a room from one state to the next, in one transaction with its broadcast, its entry and its event; false when somebody was first. */
export async function moveRoom(deps: MoveDeps, tx: Tx, { room, actor, action, patch, at }: Change): Promise<boolean> {
  if (!(await deps.rooms.patch(tx, room, patch))) return false;
  const broadcast = await follow(deps, tx, { room, to: patch.state, at });
  deps.ledger.append(tx, { actor, action, subject: room.id, facts: { from: room.state, to: patch.state } });
  const facts = { roomId: room.id, to: patch.state, broadcast, version: room.version + 1, at: at.toISOString() };
  await deps.outbox.append(tx, roomMoved({ station: room.station, ...facts }));
  return true;
}

/** A broadcast begins with the encoder and ends with it, however it was told. */
async function follow(
  deps: MoveDeps,
  tx: Tx,
  { room, to, at }: { readonly room: KeptRoom; readonly to: RoomState; readonly at: Date },
): Promise<string | null> {
  const where = { room: room.id, station: room.station };
  if (!ON_AIR.has(to)) {
    await deps.log.end(tx, where, at);
    return room.broadcast;
  }
  if (room.broadcast !== null) return room.broadcast;
  const id = deps.ids.next();
  await deps.log.begin(tx, where, { id, at });
  return id;
}
