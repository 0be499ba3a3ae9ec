import { Bug } from '@hearth/cms/kernel';
import type { Ledger, SharedTime, Tx } from '@hearth/cms/platform';
import type { AccountName, SaleMode } from '../../contract';
import { recordPaid, recordReceived, recordRefund, type RecordDeps } from '../books/record-order';
import type { RefundCauseStore } from '../aftersales/refund-cause-store';
import type { TermsStore } from '../terms/terms-store';
import { clearingOf } from '../books/sale-modes.rules';
import type { Entry } from '../books/posting.rules';
import type { DepositStore } from '../deposits/deposit-store';
import { feeOf } from '../terms/terms.rules';
import { bookedOf, unnamedTerms, type OrderPayment } from './booked-order';
import type { KeptOrder } from './order-store';

/** What orders tell the books, each in the transaction in which it happens. */
export type OrderBooks = {
  /** It was paid: who gets what of it is frozen and booked. */
  paid(tx: Tx, order: KeptOrder, payment: OrderPayment): Promise<void>;
  /** Its deposit came: it is owed to the buyer until it is used. */
  deposited(tx: Tx, order: KeptOrder, payment: OrderPayment & { readonly id: string }): Promise<void>;
  /** Some of a deposit went back. */
  depositBack(tx: Tx, order: KeptOrder, amount: number): Promise<void>;
  /** Some of it went back. */
  refunded(tx: Tx, order: KeptOrder, refund: { readonly id: string; readonly amount: number }): Promise<void>;
  /** The parcel came: the time begins after which its suppliers are settled. */
  arrived(tx: Tx, order: KeptOrder): Promise<void>;
};

type Deps = RecordDeps & {
  readonly ledger: Ledger;
  readonly terms: TermsStore;
  readonly deposits: DepositStore;
  /** What refunds were asked for. */
  readonly causes: Pick<RefundCauseStore, 'ofRefund'>;
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
    async refunded(tx, { id: order, station, lines }, { id, amount }) {
      const asked = await deps.causes.ofRefund(tx, { order, refund: id });
      const line = lines.findIndex(({ offer }) => offer === asked?.offer);
      const cause = asked && line >= 0 ? { cause: { ...asked, line } } : {};
      const refund = { refund: id, order, station, amount, at: await time.now(tx), ...cause };
      const done = await recordRefund(deps, tx, refund);
      if (done.ok) return;
      // The money went back all the same: what the books could not follow stands in the ledger, for whoever looks after them.
      const actor = { kind: 'system', id: 'shop.books', name: 'shop.books', station } as const;
      const facts = { refund: id, amount, why: done.error.code };
      ledger.append(tx, { actor, action: 'order.refund-not-booked', subject: order, facts });
    },
    async deposited(tx, order, { id: payment, number, at }) {
      const { id, station, deposit } = order;
      const amount = deposit?.amount ?? 0;
      const { mode, clearing, feePoints } = await termsOf(deps, tx, order);
      const fee = feeOf([{ goods: amount, feePoints }], amount);
      await deps.deposits.insert(tx, { order: id, station, payment, number, mode, amount, fee, at });
      await deps.books.post(tx, { station, kind: 'deposit.paid', ref: id, at, entries: heldFor(clearing, amount) });
    },
    async depositBack(tx, order, amount) {
      const { id: ref, station } = order;
      const { clearing } = await termsOf(deps, tx, order);
      const entries = heldFor(clearing, amount).map(turned);
      await deps.books.post(tx, { station, kind: 'deposit.refunded', ref, at: await time.now(tx), entries });
    },
    async arrived(tx, { id: order, station }) {
      // What was paid before orders were booked is not in the books, and nothing of it is settled.
      await recordReceived(deps, tx, { station, order, at: await time.now(tx) });
    },
  };
}

type OfferedBy = { readonly mode: SaleMode; readonly clearing: AccountName; readonly feePoints: number };

/** To whom a deposit is paid: goods with one are ordered alone, so one offer says it. */
async function termsOf({ terms }: Deps, tx: Tx, { id, lines: [line] }: KeptOrder): Promise<OfferedBy> {
  if (!line) throw new Bug(`order ${id} has no lines`);
  const known = (await terms.ofAll(tx, [line.offer])).get(line.offer);
  const { mode, supplier, feePoints } = known ?? unnamedTerms(line.price);
  return { mode, clearing: clearingOf(mode, supplier), feePoints };
}

const heldFor = (clearing: AccountName, amount: number): readonly Entry[] => [
  { account: clearing, side: 'debit', fen: BigInt(amount) },
  { account: 'depositHeld', side: 'credit', fen: BigInt(amount) },
];

const turned = (entry: Entry): Entry => ({ ...entry, side: entry.side === 'debit' ? 'credit' : 'debit' });
