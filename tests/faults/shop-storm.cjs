// Whatever buyers, packers, the till, its callbacks and the clock do to a shop, several at once and in no order, until somebody kills the node.
// What to do it to is looked for in the database: a node knows nothing of what the one before it did.
const { randomUUID } = require('node:crypto');
const { seededRandom } = require('@hearth/cms/kernel');
const { ADDRESS } = require('./shop-life.cjs');
const server = '../../plugins/shop/lib/server';
const { orderSteps } = require('../../plugins/shop/lib/contract/index.js');
const { claimCoupon } = require(`${server}/coupons/claim-coupon.js`);
const { putAddress } = require(`${server}/orders/address-order.js`);
const { moveOwnOrder } = require(`${server}/orders/move-own-order.js`);
const { settleOverdue } = require(`${server}/orders/settle-overdue.js`);
const { stepOrder } = require(`${server}/orders/step-order.js`);
const { applyInbox } = require(`${server}/payments/apply-inbox.js`);
const { beginPayment } = require(`${server}/payments/begin-payment.js`);
const { askRefund } = require(`${server}/payments/decide-refund.js`);
const { chooseAtTill } = require(`${server}/payments/sandbox/choose-at-till.js`);
const { takeCallback } = require(`${server}/payments/take-callback.js`);
const { workDue } = require(`${server}/payments/work-due.js`);
const { shipParcel } = require(`${server}/parcels/ship-parcel.js`);
const { moveStock } = require(`${server}/stock/move-stock.js`);

const RECENT = 25;
const CALLS = 5;
const MOVING = ['paid', 'held', 'shortage', 'confirmed', 'picking', 'shipped', 'delivered', 'received'];

/** So often each act comes up. */
const WEIGHTS = {
  ...{ place: 10, pay: 9, call: 4, apply: 5, due: 2, cancel: 1, late: 1, settle: 1 },
  ...{ step: 4, ship: 3, refund: 2, stock: 2 },
};
const WEIGHTED = Object.entries(WEIGHTS).flatMap(([name, times]) => Array.from({ length: times }, () => name));

/** What acts ask of chance and of the database. */
function means({ pool }, { seed, regulars }) {
  const random = seededRandom(seed);
  const pick = (from) => from[random.int(from.length)];
  const reader = (id) => ({ kind: 'reader', id, name: '王敏', station: 'yunze' });
  const recent = (table) => pool(table).orderBy('id', 'desc').offset(random.int(RECENT));
  return {
    ...{ random, pick, reader },
    shuffled: (all) =>
      all
        .map((one) => [random.int(2 ** 32), one])
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one),
    // Some come again and again and run into their limits; most are new.
    somebody: () => reader(random.int(3) === 0 ? pick(regulars) : randomUUID()),
    order: (states) => recent('shop_order').whereIn('state', states).first('id', 'buyer', 'batch', 'version'),
    paid: () => recent('shop_payment').where({ state: 'succeeded' }).first('id', 'amount'),
  };
}

/** Two presses of one key: one order, or none. */
async function press({ shop, tell }, { goods, coupons }, { somebody, pick, random }) {
  const [buyer, key] = [somebody(), randomUUID()];
  const lines = Array.from({ length: 1 + random.int(2) }, () => {
    const { offer, price } = pick(goods);
    return { offer, price, quantity: 1 + random.int(2) };
  });
  const claimed = random.int(4) === 0 ? await claimCoupon(shop.couponing, buyer, coupons) : undefined;
  const wish = { lines, ...(claimed?.ok && { coupon: claimed.value.id }) };
  tell({ pressed: key, buyer: buyer.id, lines });
  const answers = await Promise.all([0, 1].map(() => shop.desk.place(buyer, key, wish)));
  const ids = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.id] : [])));
  if (ids.size > 1) throw new Error(`one key, two orders: ${[...ids].join(' ')}`);
  const [order = null] = ids;
  tell({ answered: key, order });
  return order !== null;
}

/** Calls in about some trades, each five times, in no order, with forgeries among them. */
async function callIn({ paying, callOf }, numbers, { shuffled }) {
  const calls = [];
  for (const number of numbers) {
    const call = await callOf(number);
    calls.push(...Array.from({ length: CALLS }, () => [call, 'believed']), [await callOf(number, 'stolen'), 'forged']);
  }
  await Promise.all(
    shuffled(calls).map(async ([call, expected]) => {
      const { heard } = await takeCallback(paying, call);
      if ((heard === 'forged') !== (expected === 'forged')) throw new Error(`${expected}, and it was ${heard}`);
    }),
  );
  return numbers.length > 0;
}

async function pay(node, { order, reader, pick, random, shuffled }) {
  const { paying, till, pool } = node;
  const owed = await order(['awaiting-payment', 'cancelled']);
  if (!owed) return false;
  const wanted = { kind: 'order', subject: owed.id, provider: 'sandbox', method: 'page' };
  await beginPayment(paying, reader(owed.buyer), { ...wanted, payer: { address: '203.0.113.7' } });
  // Also at a till that was opened before the order was cancelled: that is money that comes too late.
  const trade = await pool('shop_sandbox_trade as t')
    .join('shop_payment as p', 'p.out_trade_no', 't.out_trade_no')
    .where({ 'p.subject': owed.id, 't.state': 'waiting' })
    .first('t.token', 't.out_trade_no as number');
  if (!trade) return false;
  const choice = pick(['pay', 'pay', 'pay', 'pay', 'lose-callback', 'fail']);
  const chosen = await chooseAtTill(till, { token: trade.token, choice });
  if (choice === 'pay' && random.int(2) === 0) await callIn(node, [trade.number], { shuffled });
  return chosen.ok;
}

/** What buyers and the till do. */
const buying = (node, storm, by) => ({
  place: () => press(node, storm, by),
  pay: () => pay(node, by),
  call: async () => {
    const trades = node.pool('shop_sandbox_trade').orderBy('created_at', 'desc').offset(by.random.int(RECENT)).limit(3);
    return callIn(node, await trades.pluck('out_trade_no'), by);
  },
  cancel: async () => {
    const own = await by.order(['awaiting-payment']);
    if (!own) return false;
    return (await moveOwnOrder(node.shop.orders, by.reader(own.buyer), { id: own.id, event: 'cancel' })).ok;
  },
});

/** Brings the time of some rows forward, as if it had passed. */
const hurry = (pool, table, column) =>
  pool.raw(
    `UPDATE ?? SET ?? = clock_timestamp() WHERE id IN
       (SELECT id FROM ?? WHERE ?? IS NOT NULL ORDER BY ?? LIMIT 5 FOR UPDATE SKIP LOCKED)`,
    [table, column, table, column, column],
  );

/** What time does. */
const passing = ({ shop, paying, pool }, by) => ({
  apply: () => applyInbox(paying).then(() => true),
  due: async () => {
    await hurry(pool, 'shop_payment', 'next_query_at');
    await hurry(pool, 'shop_refund', 'next_at');
    await workDue(paying);
    return true;
  },
  late: async () => {
    const owed = await by.order(['awaiting-payment']);
    if (!owed) return false;
    const over = { pay_until: pool.raw(`now() - interval '1 second'`) };
    await pool('shop_batch').where({ id: owed.batch }).update(over);
    return (await pool('shop_order').where({ id: owed.id, state: 'awaiting-payment' }).update(over)) === 1;
  },
  settle: async () => (await settleOverdue(shop.orders)) > 0,
});

/** What the people of the shop do. */
const keeping = ({ shop, paying, parcels }, { keeper, finance, goods }, by) => ({
  step: async () => {
    const order = await by.order(MOVING);
    if (!order) return false;
    const step = { id: order.id, step: by.pick(orderSteps), version: order.version, reason: '' };
    return (await stepOrder(shop.orders, keeper, step)).ok;
  },
  ship: async () => {
    const order = await by.order(['paid', 'confirmed']);
    if (!order) return false;
    const { id, buyer } = order;
    await putAddress(shop.addressing, by.reader(buyer), { id, address: ADDRESS });
    const number = `YT${id.replaceAll('-', '').slice(-14).toUpperCase()}`;
    const sent = await Promise.all([0, 1].map(() => shipParcel(parcels, keeper, { id, company: 'yuantong', number })));
    return sent.some(({ ok }) => ok);
  },
  refund: async () => {
    const payment = await by.paid();
    if (!payment) return false;
    const amount = 1 + by.random.int(Number(payment.amount));
    return (await askRefund(paying, finance, { id: payment.id, amount, reason: '压坏' })).ok;
  },
  stock: async () => {
    const kind = by.pick(['received', 'received', 'received', 'written-off']);
    const move = { id: by.pick(goods).variant, kind, quantity: 1 + by.random.int(6), reason: '盘点', lot: null };
    return (await moveStock(shop.stock, keeper, move)).ok;
  },
});

/** Does one thing after the other, `atOnce` at a time. */
async function storm(node, wanted) {
  const by = means(node, wanted);
  const acts = { ...buying(node, wanted, by), ...passing(node, by), ...keeping(node, wanted, by) };
  const oneByOne = async () => {
    for (;;) {
      const name = by.pick(WEIGHTED);
      try {
        node.tell({ did: name, went: await acts[name]() });
      } catch (error) {
        node.tell({ did: name, went: false, wrong: `${name}: ${error.stack}` });
      }
    }
  };
  await Promise.all(Array.from({ length: wanted.atOnce }, oneByOne));
}

module.exports = { storm };
