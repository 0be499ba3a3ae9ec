import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor, SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { LivePrice, pinErrors, PriceEnd, sessionErrors } from '../../contract';
import type { KeptPrice } from './live-price-store';
import type { PinDeps } from './pins-deps';
import { shownPrice } from './shown-pin';

/** Which prices end, by whom and why. */
export type Ending = {
  readonly prices: readonly Pick<KeptPrice, 'id'>[];
  readonly by: StaffActor | SystemActor;
  readonly why: PriceEnd;
};

/** Notes that prices are over, writes it down, and tells their rooms. Their offers are closed by the caller, who takes them first. */
export async function endPrices(
  { ledger, prices: store, rooms }: Pick<PinDeps, 'ledger' | 'prices' | 'rooms'>,
  tx: Tx,
  { prices, by, why }: Ending,
): Promise<readonly KeptPrice[]> {
  if (prices.length === 0) return [];
  const ended = await store.end(tx, { prices: prices.map(({ id }) => id), by: by.id, why });
  for (const price of ended) {
    const { id, station, session, offer } = price;
    ledger.append(tx, {
      actor: { ...by, station },
      action: 'live.price-ended',
      subject: session,
      facts: { price: id, offer, why },
    });
    tx.afterCommit(() => {
      tellEnded({ rooms }, price);
    });
  }
  return ended;
}

/** Tells a room that a price is over. */
export function tellEnded({ rooms }: Pick<PinDeps, 'rooms'>, { id, room }: KeptPrice): void {
  rooms.tell(room, { type: 'tool-closed', kind: 'price', id });
}

type Refused =
  RefusalOf<typeof sessionErrors, 'NOT_FOUND'> | RefusalOf<typeof pinErrors, 'PRICE_NOT_FOUND' | 'PRICE_OVER'>;

/** Ends a price at once: its offer is closed first, so that each order is before the end or after it. */
export async function endPrice(
  deps: PinDeps,
  actor: StaffActor,
  { id, price: wanted }: { readonly id: string; readonly price: string },
): Promise<Result<LivePrice, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<LivePrice, Refused>> => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    const price = await deps.prices.find(tx, id, wanted);
    if (!price) return err('PINS.PRICE_NOT_FOUND');
    await deps.offers.close(tx, actor, price.offer);
    const [ended] = await endPrices(deps, tx, { prices: [price], by: actor, why: 'hand' });
    return ended ? ok(shownPrice(ended)) : err('PINS.PRICE_OVER');
  });
}
