import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Answered, LiveStreaming, Room, streamingErrors } from '../../contract';
import { presentRoom } from '../rooms/present-room';
import type { KeptRoom } from '../rooms/room-store';
import type { RoomRefusal } from '../rooms/turn-room';
import type { PassDeps } from './pass-deps';

/** Who shall find a room, and where its player may stand. */
export type Audienced = {
  readonly room: string;
  readonly version: number;
  readonly listed: boolean;
  readonly hosts: readonly string[];
};

type NotChanged =
  RoomRefusal | RefusalOf<typeof streamingErrors, 'NOT_OFFERED'> | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

/** Writes down whether the app lists a room and on whose pages its player may stand. Where the driver keeps such lists, it is told first. */
export async function changeAudience(
  deps: PassDeps,
  actor: StaffActor,
  { room: id, version, listed, hosts: wanted }: Audienced,
): Promise<Result<Room, NotChanged>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const hosts = [...new Set(wanted)].sort();
  const driver = deps.drivers.named(room.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  const named = await restrictionOf(driver, room, hosts);
  if (!named.ok) return named;
  const pages = { hosts, restriction: named.value };
  const done = await deps.database.transaction(async (tx) => {
    if (!(await deps.rooms.patch(tx, { id, version }, { listed, pages }))) return false;
    deps.ledger.append(tx, { actor, action: 'streaming-room.audience', subject: id, facts: { listed, hosts } });
    return true;
  });
  return done ? ok(presentRoom({ ...room, listed, ...pages, version: version + 1 })) : err('HEARTH.CHANGED_MEANWHILE');
}

async function restrictionOf(driver: LiveStreaming, room: KeptRoom, hosts: readonly string[]): Answered<string | null> {
  if (hosts.length === 0) return ok(null);
  if (hosts.join() === room.hosts.join() && room.restriction !== null) return ok(room.restriction);
  return driver.restrictTo ? driver.restrictTo(hosts) : ok(room.id);
}
