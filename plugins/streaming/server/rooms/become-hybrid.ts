import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Room, streamingErrors } from '../../contract';
import { moveRoom, type MoveDeps } from './move-room';
import { presentRoom } from './present-room';
import type { Drivers } from './room-deps';
import type { KeptRoom } from './room-store';

/** Why a room leaves Mux's simulcast: it has more platforms than Mux copies to, or one whose key is new for each broadcast. */
export type HybridReason = 'many' | 'keys';

type Change = {
  /** Held by the transaction. */
  readonly room: KeptRoom;
  readonly actor: StaffActor;
  readonly reason: HybridReason;
  /** The platform that made it so, in the words of the operator. */
  readonly name: string;
};

/** What a room is when it became hybrid, with the key of its encoder, which is told once. */
export type BecameHybrid = { readonly room: Room; readonly key: string };

/**
 * Makes a room of Mux a hybrid one while nothing goes out: its encoder sends here from now on, and the stream that it had at Mux hands it out.
 * All of it is in the transaction of whoever asks; what is to be done at Mux follows from what is written (`settle-distribution.ts`).
 */
export async function becomeHybrid(
  deps: MoveDeps & { readonly drivers: Pick<Drivers, 'adopt'> },
  tx: Tx,
  { room, actor, reason, name }: Change,
): Promise<Result<BecameHybrid, RefusalOf<typeof streamingErrors, 'TARGETS_WHILE_LIVE' | 'NOT_OFFERED'>>> {
  const { adopt } = deps.drivers;
  if (!adopt) return err('STREAMING.NOT_OFFERED', { what: 'hybrid' });
  const isResting = room.state === 'idle' || room.state === 'disabled';
  if (!isResting || room.ref === null || room.playbackId === null) return err('STREAMING.TARGETS_WHILE_LIVE');
  const adopted = await adopt(tx, room.id);
  if (!adopted) return err('STREAMING.NOT_OFFERED', { what: 'hybrid' });
  const { key, ...place } = adopted;
  const carrier = { driver: 'hybrid', muxRef: room.ref, muxPlaybackId: room.playbackId } as const;
  const at = deps.clock.now();
  const patch = { ...place, carrier, state: room.state };
  await moveRoom(deps, tx, { room, actor, action: 'streaming-room.became-hybrid', patch, at });
  await deps.log.note(
    tx,
    { room: room.id, station: room.station },
    { id: deps.ids.next(), driver: 'hybrid', type: `room.hybrid-${reason}`, at, data: { name } },
  );
  const now = await deps.rooms.hold(tx, room.id);
  return now ? ok({ room: presentRoom(now), key }) : err('STREAMING.TARGETS_WHILE_LIVE');
}
