/** The checkout of the textbooks, on the same host and tables: lock the row of the stock, read, compare, write, one order each. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const { pressOf } = require(join(root, 'plugins/shop/lib/server/orders/press-of.js'));
const { err, ok } = require(join(root, 'cms/lib/kernel/index.js'));

export async function textbookCheckout(pool, { id, buyer, key, offer, quantity }) {
  const press = pressOf({ buyer, key });
  return pool.transaction(async (tx) => {
    const known = await tx('shop_order').where({ press, buyer }).first('id');
    if (known) return ok({ id: known.id });
    const facts = await tx('shop_offer').where({ id: offer }).first();
    const stock = await tx('shop_stock').where({ variant: facts.variant }).forUpdate().first();
    if (Number(stock.on_hand) - Number(stock.reserved) < quantity) return err('SHOP.SOLD_OUT', { offer });
    await tx('shop_stock')
      .where({ variant: facts.variant })
      .update({ reserved: Number(stock.reserved) + quantity });
    await tx('shop_offer').where({ id: offer }).increment('taken', quantity);
    const now = new Date();
    const goods = Number(facts.price) * quantity;
    await tx('shop_order').insert({
      ...{ id, station: facts.station, buyer, press, state: 'awaiting-payment', goods, amount: goods },
      ...{ placed_at: now, pay_until: new Date(now.getTime() + 900_000), moved_at: now },
      ...{ batch: id, place: 0, hash: '0'.repeat(64) },
    });
    await tx('shop_order_line').insert({
      ...{ order_id: id, offer, variant: facts.variant, station: facts.station, quantity },
      price: facts.price,
    });
    return ok({ id });
  });
}
