import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Actor, RefusalOf, hearthErrors } from '@hearth/cms/contract';
import type { Database, Ledger, Outbox, Tx } from '@hearth/cms/platform';
import { orderMoved, stockFreed, type OrderEffect, type OrderEvent, type shopErrors } from '../../contract';
import type { CouponUse } from '../coupons/coupon-store';
import type { DepositStore } from '../deposits/deposit-store';
import type { LotTeller } from '../lots/tell-lots';
import type { StockStore } from '../stock/stock-store';
import { orderMachine } from './order.machine';
import type { OrderBooks } from './order-books';
import type { KeptOrder, OrderPatch, OrderStore } from './order-store';

/** What moving an order stands on. */
export type OrderDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly orders: OrderStore;
  readonly stock: StockStore;
  readonly coupons: CouponUse;
  readonly books: OrderBooks;
  readonly lots: LotTeller;
  readonly deposits: DepositStore;
};

/** The names of some of the house's people by their ids; who is nobody any more is missing. */
export type NamesOf = (people: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Why an order does not move. */
export type MoveRefusal =
  RefusalOf<typeof shopErrors, 'ORDER_STATE'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** What happens to an order, by whom. */
export type Advance = {
  readonly actor: Actor;
  readonly event: OrderEvent;
  readonly reason?: string;
  readonly patch?: OrderPatch;
};

/** Whoever says it first: the carrier, the buyer, or the clock. */
const ARRIVALS: readonly OrderEvent[] = ['deliver', 'receive'];

/**
 * Moves an order that the caller has locked, with what follows for its stock and for the books, in the caller's
 * transaction. Every verb, tick and payment
 * goes through here, so that none can forget the other half.
 */
export async function advanceOrder(
  deps: OrderDeps,
  tx: Tx,
  { order, ...advance }: Advance & { readonly order: KeptOrder },
): Promise<Result<KeptOrder, MoveRefusal>> {
  const { actor, event, reason = '', patch = {} } = advance;
  const next = orderMachine.next(order.state, event);
  if (!next.ok) {
    return err('SHOP.ORDER_STATE', { state: order.state, event, allowed: orderMachine.allowed(order.state) });
  }
  const { state, effects } = next.value;
  if (!(await deps.orders.move(tx, order, { state, patch }))) return err('HEARTH.CHANGED_MEANWHILE');
  for (const effect of effects) await carryOut(deps, tx, { order, effect });
  const moved = { ...order, ...patch, state, version: order.version + 1 };
  if (ARRIVALS.includes(event)) await deps.books.arrived(tx, moved);
  const { station, id } = order;
  // A reason is a person's own words, which may name somebody: the ledger, which forgets nothing, keeps it only of the shop's people.
  const facts = { version: moved.version, ...(reason === '' ? {} : { reason }) };
  deps.ledger.append(tx, { actor, action: `order.${event}`, subject: id, version: order.hash, facts });
  await deps.outbox.append(tx, orderMoved({ station, orderId: id, state, event, version: moved.version }));
  return ok(moved);
}

type Effect = { readonly order: KeptOrder; readonly effect: OrderEffect };

async function carryOut(deps: OrderDeps, tx: Tx, { order, effect }: Effect): Promise<void> {
  const { stock, coupons, outbox, lots, deposits } = deps;
  const ids = [order.id];
  if (effect === 'return-deposit') return deposits.oweAll(tx, order.id);
  if (effect === 'claim') return stock.hold(tx, ids, { from: ['held'], to: 'claimed' });
  // Whoever asked for this has taken the stock again already; it is his to say whether there was any.
  if (effect === 'take-again') {
    // It was paid with its discount: where the coupon was spent elsewhere meanwhile, the promise stands all the same.
    if (order.coupon !== null) await coupons.spendAgain(tx, order.coupon, order.id);
    return stock.hold(tx, ids, { from: ['released'], to: 'claimed' });
  }
  const variants = order.lines.map(({ variant }) => variant);
  await stock.lock(tx, variants);
  const lines = await stock.linesOf(tx, ids, ['held', 'claimed']);
  if (effect === 'send-off') {
    await lots.leaving(tx, order, lines);
    await stock.sendOff(tx, lines);
    return stock.hold(tx, ids, { from: ['claimed'], to: 'shipped' });
  }
  if (order.coupon !== null) await coupons.giveBack(tx, order.id);
  if (lines.length === 0) return;
  await stock.giveBack(tx, lines);
  await stock.hold(tx, ids, { from: ['held', 'claimed'], to: 'released' });
  await outbox.append(tx, stockFreed({ station: order.station, variants: [...new Set(variants)] }));
}
