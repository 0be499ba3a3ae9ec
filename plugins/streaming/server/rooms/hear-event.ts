import type { SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { LiveEvent, LiveEventType, RoomEvent, RoomState } from '../../contract';
import { moveRoom, type MoveDeps } from './move-room';
import type { KeptRoom } from './room-store';
import { roomMachine } from './room.machine';

const MEANS: Readonly<Partial<Record<LiveEventType, RoomEvent>>> = {
  'stream.connecting': 'connect',
  'stream.live': 'picture',
  'stream.reconnecting': 'drop',
  'stream.ended': 'end',
  'stream.enabled': 'enable',
  'stream.disabled': 'disable',
};

/**
 * Hears what a driver tells. It comes twice, late, out of order and of rooms that are gone: the same changes nothing, what is older than what the
 * room knows is only written down, and what the room's state does not allow is no error. False when nothing moved.
 */
export async function hearEvent(deps: MoveDeps, event: LiveEvent): Promise<boolean> {
  return deps.database.transaction((tx) => hearInside(deps, tx, event));
}

/** The same, in the transaction of whoever was told. */
export async function hearInside(deps: MoveDeps, tx: Tx, event: LiveEvent): Promise<boolean> {
  const room = await roomOf(deps, tx, event);
  if (!room || !(await deps.log.note(tx, { room: room.id, station: room.station }, asNoted(room, event)))) return false;
  if (deps.mirror && event.type.startsWith('recording.')) return deps.mirror.heard(tx, room, event);
  const moves = movesOf(room, event);
  if (!moves) return false;
  const { means, state } = moves;
  const actor: SystemActor = { kind: 'system', id: 'streaming', name: 'streaming', station: room.station };
  return moveRoom(deps, tx, {
    room,
    actor,
    action: `streaming-room.${means}`,
    patch: { state, toldAt: event.at },
    at: event.at,
  });
}

/** Where an event takes a room; nowhere when it is old, says the same, or is none that the room's state knows. */
function movesOf(
  room: KeptRoom,
  event: LiveEvent,
): { readonly means: RoomEvent; readonly state: RoomState } | undefined {
  const means = isOfDistribution(room, event) ? undefined : MEANS[event.type];
  if (!means || (room.toldAt !== null && event.at.getTime() < Date.parse(room.toldAt))) return undefined;
  const next = roomMachine.next(room.state, means);
  return next.ok && next.value.state !== room.state ? { means, state: next.value.state } : undefined;
}

/** A hybrid room goes as our own processes see it; what Mux tells is about its handing out. */
const isOfDistribution = (room: KeptRoom, event: LiveEvent): boolean =>
  room.driver === 'hybrid' && event.driver === 'mux';

function asNoted(room: KeptRoom, event: LiveEvent): Omit<LiveEvent, 'type'> & { readonly type: string } {
  if (!isOfDistribution(room, event)) return event;
  return { ...event, type: event.type.replace(/^stream\./, 'distribution.') };
}

/** Whose event it is; one of a recording that no stream made is found by the recording. */
async function roomOf(deps: MoveDeps, tx: Tx, event: LiveEvent): Promise<KeptRoom | undefined> {
  const id = (await deps.rooms.idOf(tx, event.driver, event.ref)) ?? (await deps.mirror?.roomOf(tx, event));
  return id === undefined ? undefined : deps.rooms.hold(tx, id);
}
