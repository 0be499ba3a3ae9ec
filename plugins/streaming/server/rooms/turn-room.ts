import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type {
  DriverRefusal,
  LiveStreaming,
  Room,
  RoomDeed,
  RoomEvent,
  RoomState,
  streamingErrors,
} from '../../contract';
import type { RefusalOf } from '@hearth/cms/contract';
import { moveRoom } from './move-room';
import { presentRoom } from './present-room';
import type { RoomDeps } from './room-deps';
import type { KeptRoom } from './room-store';
import { roomMachine } from './room.machine';

/** Why a deed on a room is refused. */
export type RoomRefusal = DriverRefusal | RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND' | 'ROOM_STATE'>;

const ASK: Readonly<
  Record<RoomDeed | 'remove', (driver: LiveStreaming, ref: string) => ReturnType<LiveStreaming['enable']>>
> = {
  end: (driver, ref) => driver.complete(ref),
  disable: (driver, ref) => driver.disable(ref),
  enable: (driver, ref) => driver.enable(ref),
  remove: (driver, ref) => driver.remove(ref),
};

/** Ends a broadcast, closes a room or opens it. The driver is asked first; pressed twice it is done once. */
export async function turnRoom(
  deps: RoomDeps,
  actor: StaffActor,
  { id, event }: { readonly id: string; readonly event: RoomDeed },
): Promise<Result<Room, RoomRefusal>> {
  const done = await deed(deps, actor, { id, event });
  if (!done.ok) return done;
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  return room ? ok(presentRoom(room)) : err('STREAMING.ROOM_NOT_FOUND');
}

/** Takes a room away that is not on air. */
export async function removeRoom(deps: RoomDeps, actor: StaffActor, id: string): Promise<Result<null, RoomRefusal>> {
  const done = await deed(deps, actor, { id, event: 'remove' });
  return done.ok ? ok(null) : done;
}

type Deed = { readonly id: string; readonly event: RoomDeed | 'remove' };

async function deed(deps: RoomDeps, actor: StaffActor, { id, event }: Deed): Promise<Result<null, RoomRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  if (nextState(room, event) === undefined) return err('STREAMING.ROOM_STATE', { state: room.state });
  const driver = deps.drivers.named(room.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  const asked = room.ref === null ? ok(undefined) : await ASK[event](driver, room.ref);
  if (!asked.ok && !(event === 'remove' && asked.error.code === 'STREAMING.PROVIDER_GONE')) return asked;
  return deps.database.transaction((tx) => written(deps, tx, { actor, id, event }));
}

/** Looks again, since the driver took its time; who finds it done is content. */
async function written(
  deps: RoomDeps,
  tx: Parameters<typeof moveRoom>[1],
  { actor, id, event }: Deed & { readonly actor: StaffActor },
): Promise<Result<null, RoomRefusal>> {
  const room = await deps.rooms.hold(tx, id);
  const state = room && nextState(room, event);
  if (!room || state === undefined || state === room.state) return ok(null);
  const at = deps.clock.now();
  const patch = { state, toldAt: at, kick: true } as const;
  await moveRoom(deps, tx, { room, actor, action: `streaming-room.${event}`, patch, at });
  return ok(null);
}

function nextState(room: KeptRoom, event: RoomEvent): RoomState | undefined {
  const next = roomMachine.next(room.state, event);
  return next.ok ? next.value.state : undefined;
}
