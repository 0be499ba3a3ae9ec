import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Capabilities, DriverRefusal, LiveStreaming, MakeRoom, Room } from '../../contract';
import { presentRoom } from './present-room';
import type { Drivers, RoomDeps } from './room-deps';
import { settleRoom } from './settle-room';

/** A room with the key of its encoder, which is told once; none when the driver has not answered yet. */
export type RoomWithKey = { readonly room: Room; readonly key: string | null };

/**
 * Makes a room. It is on record before the driver is asked, under an id that is the driver's as well: when the answer is lost, the stream is found
 * again by that id (`finish-making.ts`), and a new key can be made then.
 */
export async function makeRoom(
  deps: RoomDeps,
  actor: StaffActor,
  input: MakeRoom,
): Promise<Result<RoomWithKey, DriverRefusal | Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  const { station } = input;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const chosen = chosenDriver(deps.drivers, input);
  if (!chosen.ok) return chosen;
  const driver = chosen.value;
  const id = deps.ids.next();
  await deps.database.transaction(async (tx) => {
    await deps.rooms.insert(tx, { ...input, id, driver: driver.driver, madeBy: actor.id });
    const facts = { title: input.title, driver: driver.driver };
    deps.ledger.append(tx, { actor, action: 'streaming-room.make', subject: id, facts });
  });
  const made = await driver.create({ ...input, opId: id });
  // Nobody knows whether it was made: the room stays `making` and is asked about again.
  const isLost = !made.ok && made.error.code === 'STREAMING.PROVIDER_LOST';
  if (!isLost) await settleRoom(deps, actor, { id, stream: made.ok ? made.value.stream : undefined });
  if (!made.ok && !isLost) return made;
  const room = await deps.rooms.find(deps.database, [station], id);
  return room ? ok({ room: presentRoom(room), key: made.ok ? made.value.key : null }) : err('STREAMING.PROVIDER_LOST');
}

/** Who carries it: as somebody chose, or as is usual; nobody who does not offer what is wanted. */
function chosenDriver(drivers: Drivers, wanted: MakeRoom): Result<LiveStreaming, DriverRefusal> {
  const name = wanted.driver ?? drivers.usual;
  const driver = drivers.named(name);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: name });
  const lacking = lackingOf(driver.capabilities(), wanted);
  return lacking === undefined ? ok(driver) : err('STREAMING.NOT_OFFERED', { what: lacking });
}

/** What is asked of a driver that it does not offer, if anything. */
function lackingOf({ trial, signed, latencies }: Capabilities, wanted: MakeRoom): string | undefined {
  if (wanted.test && !trial) return 'trial';
  if (wanted.signed && !signed) return 'signed';
  return latencies.includes(wanted.latency) ? undefined : `latency ${wanted.latency}`;
}
