import type { StaffActor, SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { UnpinReason } from '../../contract';
import type { PinDeps } from './pins-deps';
import type { KeptPin } from './pin-store';

/** Which pins are closed, by whom and why. */
export type Closing = {
  readonly pins: readonly Pick<KeptPin, 'id' | 'room'>[];
  readonly by: StaffActor | SystemActor;
  readonly why: UnpinReason;
  readonly reasons?: readonly string[];
};

/** What closing pins stands on. */
export type ClosingDeps = Pick<PinDeps, 'ledger' | 'pins' | 'rooms'>;

/**
 * Ends pins: each is written down under the station whose live it was, and its room is told once that is safe. Rooms are the last locks of
 * whatever transaction this is part of.
 */
export async function closePins(
  { ledger, pins: store, rooms }: ClosingDeps,
  tx: Tx,
  { pins, by, why, reasons = [] }: Closing,
): Promise<readonly KeptPin[]> {
  if (pins.length === 0) return [];
  await store.lockRooms(
    tx,
    pins.map(({ room }) => room),
  );
  const ids = pins.map(({ id }) => id);
  const closed = await store.close(tx, { pins: ids, by: by.id, name: by.name, why, reasons });
  for (const { id, station, session, room, offer, unpinnedAt } of closed) {
    const facts = { pin: id, offer, why, reasons: [...reasons] };
    ledger.append(tx, { actor: { ...by, station }, action: 'live.unpinned', subject: session, facts });
    // What comes instead is told by whoever pins it.
    if (why === 'next') continue;
    const at = unpinnedAt ?? undefined;
    const telling = { type: 'unpinned', pin: id, why, reasons: [...reasons], ...(at !== undefined && { at }) } as const;
    tx.afterCommit(() => rooms.tell(room, telling));
  }
  return closed;
}
