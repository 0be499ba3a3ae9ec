import type { Tx } from '@hearth/cms/platform';
import type { LiveEvent } from '../../contract';
import { hearInside } from '../rooms/hear-event';
import type { MoveDeps } from '../rooms/move-room';
import { hearRemote } from '../targets/hear-remote';
import type { HearTargetDeps } from '../targets/hear-target';
import type { DistributionStore } from './hybrid/distribution-store';

/** What hearing Mux stands on. */
export type HearMuxDeps = {
  readonly rooms: MoveDeps;
  readonly targets: HearTargetDeps;
  readonly distribution: DistributionStore;
};

/**
 * Applies what Mux tells to the room that it is about, in the transaction that marks it done: heard and applied are one. Rooms are held before
 * their copies, as everywhere.
 */
export async function hearMux(deps: HearMuxDeps, tx: Tx, event: LiveEvent): Promise<void> {
  const id = await deps.rooms.rooms.idOf(tx, 'mux', event.ref);
  const room = id === undefined ? undefined : await deps.rooms.rooms.hold(tx, id);
  const name = room && event.type.startsWith('target.') ? await hearRemote(deps.targets, tx, event) : undefined;
  // What is no stream's, as a clip, is found by whoever keeps recordings.
  await hearInside(deps.rooms, tx, name === undefined ? event : { ...event, data: { ...event.data, name } });
  // Somebody removed it there: the house makes another one, and viewers are told of that.
  if (room?.muxRef === event.ref && event.type === 'stream.removed') await deps.distribution.forgetStream(tx, room.id);
}
