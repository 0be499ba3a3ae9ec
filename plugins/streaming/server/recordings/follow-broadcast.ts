import type { EventOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { roomMoved, RoomState } from '../../contract';
import type { KeptRoom } from '../rooms/room-store';
import { houseOf, moveRecording, tellMoved } from './move-recording';
import { SETTLE_WORK, type RecordingDeps } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import { recordingMachine } from './recording.machine';
import { refOf } from './recording-ref';

const ON_AIR: ReadonlySet<RoomState> = new Set(['connecting', 'live', 'reconnecting']);

/**
 * A recording begins with a broadcast of our own engine and is looked through when that has ended. What Mux records is told by Mux. The event comes
 * at least once, and the begin may be heard after the end.
 */
export async function followBroadcast(deps: RecordingDeps, event: EventOf<typeof roomMoved>, tx: Tx): Promise<void> {
  const { roomId, broadcast, to, at } = event.payload;
  const room = broadcast === null ? undefined : await deps.rooms.hold(tx, roomId);
  if (!room || broadcast === null || room.driver === 'mux') return;
  const recording = await begun(deps, tx, { room, broadcast, at });
  if (!recording) return;
  if (ON_AIR.has(to)) return;
  const next = recordingMachine.next(recording.state, 'end');
  if (!next.ok) return;
  await moveRecording(deps, tx, {
    ...{ recording, actor: houseOf(room.station), action: 'streaming-recording.end' },
    patch: { state: next.value.state, endedAt: new Date(at) },
  });
  await deps.jobs.enqueue(tx, SETTLE_WORK, {
    data: { recording: broadcast },
    station: room.station,
    key: broadcast,
  });
}

type Begun = { readonly room: KeptRoom; readonly broadcast: string; readonly at: string };

/** The recording of a broadcast, written down with the first word of it. */
async function begun(deps: RecordingDeps, tx: Tx, { room, broadcast, at }: Begun): Promise<KeptRecording | undefined> {
  const began = room.broadcast === broadcast ? room.beganAt : null;
  const isNew = await deps.recordings.insert(tx, {
    ...{ id: broadcast, station: room.station, room: room.id, broadcast, driver: room.driver },
    ...{ ref: refOf(room.id, broadcast), playbackId: broadcast, kind: 'whole', state: 'recording' },
    ...{ title: room.title, beganAt: new Date(began ?? at) },
  });
  const recording = await deps.recordings.hold(tx, broadcast);
  if (recording && isNew) await tellMoved(deps, tx, recording);
  return recording;
}
