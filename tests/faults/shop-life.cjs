// One order from its coupon to the money that goes back. Whoever lives it again goes on where it stopped, with the same key and the same number
// of a parcel, as a buyer and a packer do whose page never answered.
const server = '../../plugins/shop/lib/server';
const { claimCoupon } = require(`${server}/coupons/claim-coupon.js`);
const { putAddress } = require(`${server}/orders/address-order.js`);
const { applyInbox } = require(`${server}/payments/apply-inbox.js`);
const { beginPayment } = require(`${server}/payments/begin-payment.js`);
const { askRefund } = require(`${server}/payments/decide-refund.js`);
const { chooseAtTill } = require(`${server}/payments/sandbox/choose-at-till.js`);
const { takeCallback } = require(`${server}/payments/take-callback.js`);
const { workDue } = require(`${server}/payments/work-due.js`);
const { shipParcel } = require(`${server}/parcels/ship-parcel.js`);

const ADDRESS = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 8 号' };
const CALLS = 5;

/** What is not granted here is a fault of the house, unless it says that it was done already. */
function granted(answer, ...unless) {
  if (answer.ok) return answer.value;
  if (unless.includes(answer.error.code)) return undefined;
  throw new Error(`refused: ${JSON.stringify(answer.error)}`);
}

async function couponOf({ shop, pool }, { buyer, coupons }) {
  const had = await pool('shop_coupon').where({ batch: coupons, buyer: buyer.id }).first('id');
  return had ? had.id : granted(await claimCoupon(shop.couponing, buyer, coupons)).id;
}

/** Pays, and is called in about five times at once, with a forgery among them. */
async function payFor(node, { buyer, order }) {
  const { paying, till, pool } = node;
  const wanted = { kind: 'order', subject: order, provider: 'sandbox', method: 'page' };
  const begun = await beginPayment(paying, buyer, { ...wanted, payer: { address: '203.0.113.7' } });
  const payment = granted(begun, 'PAY.NOT_PAYABLE', 'PAY.ALREADY_PAID');
  if (!payment) return;
  const { out_trade_no: number } = await pool('shop_payment').where({ id: payment.id }).first('out_trade_no');
  const { token } = await pool('shop_sandbox_trade').where({ out_trade_no: number }).first('token');
  granted(await chooseAtTill(till, { token, choice: 'pay' }), 'PAY.TRADE_OVER');
  const [call, forged] = [await node.callOf(number), await node.callOf(number, 'a secret of somebody else')];
  const heard = await Promise.all(
    [...Array.from({ length: CALLS }, () => call), forged].map((one) => takeCallback(paying, one)),
  );
  if (heard.at(-1).heard !== 'forged') throw new Error('a forgery was believed');
  await applyInbox(paying);
}

/** Sends half of the money back, unless somebody asked for it before. */
async function giveBack({ paying, pool }, { order, finance }) {
  const payment = await pool('shop_payment').where({ subject: order, state: 'succeeded' }).first('id', 'amount');
  const asked = await pool('shop_refund').where({ payment: payment.id }).first('id');
  const wanted = { id: payment.id, amount: Math.floor(Number(payment.amount) / 2), reason: '两盒压坏' };
  if (!asked) granted(await askRefund(paying, finance, wanted));
  await workDue(paying);
}

/** Lives an order to its end, from wherever it stands. */
async function liveOrder(node, life) {
  const { shop, parcels } = node;
  const { buyer, keeper, key, lines, number } = life;
  const coupon = await couponOf(node, life);
  const { id } = granted(await shop.desk.place(buyer, key, { lines, coupon }));
  await payFor(node, { buyer, order: id });
  granted(await putAddress(shop.addressing, buyer, { id, address: ADDRESS }), 'SHOP.ORDER_STATE');
  granted(await shipParcel(parcels, keeper, { id, company: 'yuantong', number }));
  await giveBack(node, { ...life, order: id });
}

module.exports = { liveOrder, ADDRESS };
