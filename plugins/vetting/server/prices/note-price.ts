import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { VETTING_FILES, type NotePrice, type Price, type PriceBase, type PricePolicy } from '../../contract';
import { signedAddress } from '../papers/file-address.rules';
import type { GoodsDeps, GoodsRefusal } from '../products/goods-deps';
import { isStale, priceBase, priceGaps } from './price.rules';
import type { KeptPrice } from './price-store';

type Asked = { readonly id: string; readonly policy: PricePolicy };
type Listed = { prices: Price[]; bases: PriceBase[]; gaps: string[] };

/** The prices that were seen, and the former price that may be named at each venue now. */
export async function listPrices(
  deps: GoodsDeps,
  actor: StaffActor,
  { id, policy }: Asked,
): Promise<Result<Listed, GoodsRefusal>> {
  const { read } = deps.database;
  const product = await deps.products.find(read, actor.stations, id);
  if (!product) return err('GOODS.NOT_FOUND');
  const prices = await deps.prices.of(read, id);
  const at = deps.clock.now();
  const venues = [...new Set(prices.map(({ venue }) => venue))].sort();
  return ok({
    prices: prices.map((price) => presentPrice(deps, price, product.station)),
    bases: venues.flatMap((venue) => priceBase(prices, { venue, at, policy }) ?? []),
    gaps: [...priceGaps(prices)],
  });
}

/** Notes a price with its time and place. What was noted stays: a price that was wrong is followed by another. */
export async function notePrice(
  deps: GoodsDeps,
  actor: StaffActor,
  { id: product, seenAt, ...price }: NotePrice & { readonly id: string },
): Promise<Result<Price, GoodsRefusal>> {
  const seen = new Date(seenAt);
  return deps.database.transaction(async (tx): Promise<Result<Price, GoodsRefusal>> => {
    const of = await deps.products.hold(tx, actor.stations, product);
    if (!of) return err('GOODS.NOT_FOUND');
    if (seen > deps.clock.now()) return err('GOODS.SEEN_LATER');
    const { station } = of;
    const { shotHash, venue, url, fen, basis } = price;
    if (shotHash !== null && !(await deps.files.lend(tx, shotHash, { from: actor.stations, to: station })))
      return err('GOODS.FILE_NOT_FOUND');
    const id = deps.ids.next();
    await deps.prices.insert(tx, { ...price, id, station, product, seenAt: seen, notedBy: actor.id });
    const facts = { product, venue, fen, basis, seenAt };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'price.noted', subject: id, facts });
    return ok(presentPrice(deps, { id, venue, url, fen, basis, shotHash, seenAt: seen }, station));
  });
}

function presentPrice({ vault, clock }: GoodsDeps, price: KeptPrice, station: string): Price {
  const { id, venue, url, fen, basis, seenAt, shotHash } = price;
  const now = clock.now();
  const shot =
    shotHash === null ? null : signedAddress(vault, { path: `${VETTING_FILES}/${station}/${shotHash}`, now });
  return { id, venue, url, fen, basis, shot, seenAt: seenAt.toISOString(), stale: isStale(price, now) };
}
