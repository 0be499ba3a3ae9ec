import { unwrap } from '@hearth/cms/kernel';
import type { ReaderActor } from '@hearth/cms/contract';
import type { Order, OwnPayment } from '../../contract';
import { applyInbox } from '../payments/apply-inbox';
import { beginPayment } from '../payments/begin-payment';
import { askRefund } from '../payments/decide-refund';
import { createPayables } from '../payments/payable';
import { chooseAtTill } from '../payments/sandbox/choose-at-till';
import { takeCallback } from '../payments/take-callback';
import { aPayDesk } from '../payments/testing/a-pay-desk';
import { workDue } from '../payments/work-due';
import { aGate, aKey, aShop, wanting, type OnSale } from './a-shop';

/** Shop and payments of one station, joined as a host joins them: orders are paid at the sandbox's till. */
export async function aTill() {
  const desk = await aPayDesk();
  const shop = aShop(desk.db.database, { gate: aGate() });
  const payables = createPayables();
  payables.register(shop.payable);
  const deps = { ...desk.deps, payables };
  const { knex } = desk.db;
  const begin = async (buyer: ReaderActor, subject: string): Promise<OwnPayment> =>
    unwrap(
      await beginPayment(deps, buyer, {
        ...{ kind: 'order', subject, provider: 'sandbox', method: 'page', payer: { address: '203.0.113.7' } },
      }),
    );
  /** Somebody pays at the till, and the sandbox calls in so many times. */
  const settle = async ({ id }: Pick<OwnPayment, 'id'>, calls = 1): Promise<void> => {
    const number = await desk.numberOf(id);
    const { token } = await knex('shop_sandbox_trade')
      .where({ out_trade_no: number })
      .first<{ token: string }>('token');
    unwrap(await chooseAtTill(desk.till, { token, choice: 'pay' }));
    const call = await desk.sandboxCall(number);
    await Promise.all(Array.from({ length: calls }, () => takeCallback(deps, call)));
    await applyInbox(deps);
  };
  return {
    ...{ desk, shop, deps, begin, settle, knex },
    buy: async (buyer: ReaderActor, ...goods: readonly (readonly [OnSale, number])[]): Promise<Order> => {
      // In the host the message of what came back does this.
      shop.memory.forget();
      const lines = goods.flatMap(([one, quantity]) => wanting(one, quantity).lines);
      return unwrap(await shop.desk.place(buyer, aKey(), { lines }));
    },
    pay: async (buyer: ReaderActor, order: Pick<Order, 'id'>): Promise<OwnPayment> => {
      const payment = await begin(buyer, order.id);
      await settle(payment);
      return payment;
    },
    /** Asks for money back, and lets the sandbox give it. */
    refund: async ({ id }: Pick<OwnPayment, 'id'>, amount: number): Promise<void> => {
      unwrap(await askRefund(deps, desk.finance, { id, amount, reason: '收到时有两盒压坏' }));
      await due();
    },
    due,
    /** The order as its buyer sees it now. */
    seen: async ({ id: buyer }: ReaderActor, { id }: Pick<Order, 'id'>) => {
      const order = await shop.orders.orders.ofBuyer(buyer, id);
      if (!order) throw new Error(`no order ${id}`);
      return order;
    },
  };

  /** Lets the time come for all that is due. */
  async function due(): Promise<void> {
    const past = knex.raw(`clock_timestamp() - interval '1 second'`);
    await knex('shop_refund').whereNotNull('next_at').update({ next_at: past });
    await workDue(deps);
  }
}

/** Shop and payments of one station. */
export type Till = Awaited<ReturnType<typeof aTill>>;
