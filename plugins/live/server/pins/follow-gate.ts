import { theHouse } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { Suspended } from '@hearth/vetting/contract';
import { closePins } from './close-pins';
import { endPrices } from './end-prices';
import type { PinDeps } from './pins-deps';

/**
 * In the transaction that takes goods off the shelf: what is pinned of them is taken away with it, in all rooms, and prices for some minutes
 * end, so that nothing hangs on a message. The shop closed their offers before.
 */
export async function followGate(
  deps: Pick<PinDeps, 'ledger' | 'pins' | 'prices' | 'rooms'>,
  tx: Tx,
  { product, station, reasons }: Suspended,
): Promise<void> {
  const by = theHouse('live.gate', station);
  await endPrices(deps, tx, { prices: await deps.prices.running(tx, { product }), by, why: 'gate' });
  const pins = await deps.pins.open(tx, { product });
  const codes = [...new Set(reasons.map(({ code }) => code))];
  await closePins(deps, tx, { pins, by, why: 'gate', reasons: codes });
}
