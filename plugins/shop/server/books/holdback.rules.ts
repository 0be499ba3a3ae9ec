import type { GoodsKind } from '../../contract';

const HOUR = 3_600_000;

/** How long after its arrival a parcel's money is held 售后期: fresh goods three days, others a week. */
export const holdbackHours: Readonly<Record<GoodsKind, number>> = { fresh: 72, other: 7 * 24 };

/** How many days a reserve is kept after the run that took it 保证金. */
export const RESERVE_DAYS = 30;

/** From when on an order may be settled with its suppliers. */
export const releaseAt = (kind: GoodsKind, received: Date): Date =>
  new Date(received.getTime() + holdbackHours[kind] * HOUR);
