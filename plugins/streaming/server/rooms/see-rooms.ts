import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Room, RoomEntry } from '../../contract';
import { presentRoom } from './present-room';
import type { RoomDeps } from './room-deps';
import type { RoomsWanted } from './room-store';

type NotFound = Refusal<'STREAMING.ROOM_NOT_FOUND', undefined>;

/** The rooms that one sees. */
export async function listRooms(
  deps: RoomDeps,
  actor: StaffActor,
  wanted: Omit<RoomsWanted, 'stations'>,
): Promise<Ok<{ rooms: Room[] }>> {
  const rooms = await deps.rooms.list(deps.database, { ...wanted, stations: actor.stations });
  return ok({ rooms: rooms.map(presentRoom) });
}

/** One room. */
export async function seeRoom(deps: RoomDeps, actor: StaffActor, id: string): Promise<Result<Room, NotFound>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  return room ? ok(presentRoom(room)) : err('STREAMING.ROOM_NOT_FOUND');
}

/** What happened in a room. */
export async function seeLog(
  deps: RoomDeps,
  actor: StaffActor,
  { id, before }: { readonly id: string; readonly before?: string | undefined },
): Promise<Result<{ entries: RoomEntry[] }, NotFound>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  return ok({ entries: [...(await deps.log.entries(deps.database, id, before))] });
}
