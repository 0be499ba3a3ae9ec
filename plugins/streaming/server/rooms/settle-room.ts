import type { Actor } from '@hearth/cms/contract';
import type { Stream } from '../../contract';
import { moveRoom } from './move-room';
import type { RoomDeps } from './room-deps';
import { roomMachine } from './room.machine';

/** What became of a room that was being made: its stream, or nothing. */
export type Made = { readonly id: string; readonly stream: Stream | undefined };

/** Writes down what the driver made of a room; whoever comes second finds it written. */
export async function settleRoom(deps: RoomDeps, actor: Actor, { id, stream }: Made): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const room = await deps.rooms.hold(tx, id);
    const event = stream ? 'make' : 'remove';
    const next = room && roomMachine.next(room.state, event);
    if (room?.state !== 'making' || !next?.ok) return;
    const given = stream && { ref: stream.ref, playbackId: stream.playbackId, ingest: stream.ingest };
    const patch = { ...given, state: next.value.state };
    const at = deps.clock.now();
    await moveRoom(deps, tx, { room, actor, action: `streaming-room.${stream ? 'made' : 'not-made'}`, patch, at });
  });
}
