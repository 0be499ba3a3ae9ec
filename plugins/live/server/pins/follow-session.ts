import { theHouse } from '@hearth/cms/contract';
import type { EventOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { liveSessionMoved } from '../../contract';
import { closePins } from './close-pins';
import { isOnStage } from './pin.rules';
import type { PinDeps } from './pins-deps';

/** What a live that left the air showed is taken away as soon as that is heard; the sweep finds what nobody heard of. */
export async function followSession(
  deps: Pick<PinDeps, 'ledger' | 'pins' | 'rooms'>,
  tx: Tx,
  { payload, station }: Pick<EventOf<typeof liveSessionMoved>, 'payload' | 'station'>,
): Promise<void> {
  const { session, room, to } = payload;
  if (isOnStage(to)) return;
  await deps.pins.lockRooms(tx, [room]);
  const pins = await deps.pins.open(tx, { session });
  await closePins(deps, tx, { pins, by: theHouse('live.sessions', station), why: 'off-air' });
}
