import { Bug } from '@hearth/cms/kernel';
import type { Ledger, SharedTime, Tx } from '@hearth/cms/platform';
import { recordPaid, recordReceived, recordRefund, type RecordDeps } from '../books/record-order';
import type { TermsStore } from '../terms/terms-store';
import { bookedOf, type OrderPayment } from './booked-order';
import type { KeptOrder } from './order-store';

/** What orders tell the books, each in the transaction in which it happens. */
export type OrderBooks = {
  /** It was paid: who gets what of it is frozen and booked. */
  paid(tx: Tx, order: KeptOrder, payment: OrderPayment): Promise<void>;
  /** Some of it went back. */
  refunded(tx: Tx, order: KeptOrder, refund: { readonly id: string; readonly amount: number }): Promise<void>;
  /** The parcel came: the time begins after which its suppliers are settled. */
  arrived(tx: Tx, order: KeptOrder): Promise<void>;
};

type Deps = RecordDeps & {
  readonly ledger: Ledger;
  readonly terms: TermsStore;
  readonly time: SharedTime;
};

/** Joins orders to the books. */
export function createOrderBooks(deps: Deps): OrderBooks {
  const { terms, time, ledger } = deps;
  return {
    async paid(tx, order, payment) {
      const offers = order.lines.map(({ offer }) => offer);
      const facts = bookedOf({ order, payment, terms: await terms.ofAll(tx, offers) });
      const done = await recordPaid(deps, tx, facts);
      // Terms were tried on one unit, and their agreement holds since the offer opened.
      if (!done.ok) throw new Bug(`order ${order.id} cannot be booked: ${done.error.code}`);
    },
    async refunded(tx, { id: order, station }, { id, amount }) {
      const refund = { refund: id, order, station, amount, at: await time.now(tx) };
      const done = await recordRefund(deps, tx, refund);
      if (done.ok) return;
      // The money went back all the same: what the books could not follow stands in the ledger, for whoever looks after them.
      const actor = { kind: 'system', id: 'shop.books', name: 'shop.books', station } as const;
      const facts = { refund: id, amount, why: done.error.code };
      ledger.append(tx, { actor, action: 'order.refund-not-booked', subject: order, facts });
    },
    async arrived(tx, { id: order, station }) {
      // What was paid before orders were booked is not in the books, and nothing of it is settled.
      await recordReceived(deps, tx, { station, order, at: await time.now(tx) });
    },
  };
}
