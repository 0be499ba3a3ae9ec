// The shop of the lab: the routes that a buyer uses, and a till that stands by itself as a provider's does.
import { randomUUID } from 'node:crypto';
import { Refusal } from './account-book.mjs';
import { AFTER_SALES_DEEDS, afterSaleLevers, freshAfterSales } from './aftersales.mjs';
import { BUYER_DEEDS, buyerLevers, freshBuyers, groupOf, openToAll } from './buyers.mjs';
import { listed, makeGoods } from './shop-goods.mjs';
import { no, refusalOf } from './shop-refusals.mjs';
import { quoteOf, sumLevers, sumsOf, togetherOf } from './shop-sums.mjs';
import { proofOf, sealPage, vowOf } from './shop-vow.mjs';

const RESERVED_MS = 15 * 60_000;

export function freshShop(now) {
  const offers = makeGoods(now).map((offer) => ({ ...offer, page: sealPage(offer).hash }));
  const fresh = { orders: [], presses: [], waiting: [], crowd: 0, rules: new Map() };
  return { offers, ...fresh, isForged: false, isBarred: false, ...freshBuyers(now), ...freshAfterSales() };
}

const offerOf = ({ offers }, id) => {
  const found = offers.find((offer) => offer.id === id);
  if (!found) throw no('SHOP.OFFER_NOT_FOUND');
  return found;
};

function orderOf({ orders }, id, user) {
  const found = orders.find((order) => order.id === id);
  if (found?.buyer !== user.id) throw no('SHOP.ORDER_NOT_FOUND');
  if (found.state === 'awaiting-payment' && Date.parse(found.payUntil) < Date.now()) found.state = 'cancelled';
  return found;
}

const shown = ({ key: _key, buyer: _buyer, address: _address, vow: _vow, session: _session, group, ...order }) => ({
  ...order,
  group: group?.id ?? null,
});

function place(shop, { body, user, key }) {
  if (!/^[\w-]{8,64}$/.test(key ?? '')) throw no('SHOP.KEY_MISSING');
  shop.presses.push({ key, ticket: body.ticket ?? null });
  const before = shop.orders.find((order) => order.buyer === user.id && order.key === key);
  if (before) return shown(before);
  const wanted = togetherOf(shop, body.lines);
  for (const line of wanted) {
    const refused = refusalOf(shop, line, { user, body });
    if (refused) throw refused;
  }
  const { sums, coupon } = sumsOf(shop, wanted, { user, body });
  const group = groupOf(shop, body.group, wanted[0].offer);
  for (const { of, quantity } of wanted) of.left -= quantity;
  const now = Date.now();
  const order = {
    ...{ id: randomUUID(), key, buyer: user.id, state: 'awaiting-payment', version: 1, ...sums },
    ...{ refunded: 0, receipt: null, placedAt: new Date(now).toISOString(), group, session: body.session ?? null },
    payUntil: new Date(now + RESERVED_MS).toISOString(),
    lines: wanted.map(({ of: { id, variant, price, page, title, spec }, quantity }) => ({
      ...{ offer: id, variant, quantity, price, page, title, spec },
    })),
  };
  order.vow = vowOf(order, user.id);
  order.hash = order.vow.hash;
  if (coupon) coupon.order = order.id;
  shop.orders.unshift(order);
  return shown(order);
}

function move(order, to, from) {
  if (order.state !== from) throw no('SHOP.ORDER_STATE');
  Object.assign(order, { state: to, version: order.version + 1 });
  return shown(order);
}

function promise(shop, order) {
  const pages = order.lines.map(({ offer }) => sealPage(offerOf(shop, offer)));
  const vow = shop.isForged
    ? { ...order.vow, promise: order.vow.promise.replace('"amount":', '"amount":1') }
    : order.vow;
  return proofOf(vow, pages);
}

const pay = (order) => ({
  ...{ id: order.id, kind: 'order', subject: order.id, provider: 'sandbox', method: 'page', amount: order.amount },
  ...{ refunded: 0, title: order.id, state: 'pending', until: order.payUntil, paidAt: null },
  handover: { kind: 'open', url: `/cashier/?order=${order.id}` },
});

/** What a signed-in reader does, by the method and the pattern of the path. */
const DEEDS = [
  ['POST', /^orders$/, (shop, call) => [201, place(shop, call)]],
  [
    'GET',
    /^orders$/,
    ({ orders }, { user }) => [
      200,
      { orders: orders.filter(({ buyer }) => buyer === user.id).map(shown), more: false },
    ],
  ],
  ['GET', /^orders\/([\w-]+)$/, (shop, { at, user }) => [200, shown(orderOf(shop, at, user))]],
  [
    'POST',
    /^orders\/([\w-]+)\/cancel$/,
    (shop, { at, user }) => {
      const order = orderOf(shop, at, user);
      const cancelled = move(order, 'cancelled', 'awaiting-payment');
      for (const { offer, quantity } of order.lines) offerOf(shop, offer).left += quantity;
      return [200, cancelled];
    },
  ],
  [
    'POST',
    /^orders\/([\w-]+)\/receive$/,
    (shop, { at, user }) => [200, move(orderOf(shop, at, user), 'received', 'delivered')],
  ],
  [
    'PUT',
    /^orders\/([\w-]+)\/address$/,
    (shop, { at, user, body }) => [204, void (orderOf(shop, at, user).address = body)],
  ],
  [
    'GET',
    /^orders\/([\w-]+)\/address$/,
    (shop, { at, user }) => {
      const { address } = orderOf(shop, at, user);
      if (!address) throw no('SHOP.ADDRESS_MISSING');
      return [200, address];
    },
  ],
  ['GET', /^orders\/([\w-]+)\/promise$/, (shop, { at, user }) => [200, promise(shop, orderOf(shop, at, user))]],
  ['GET', /^ways-to-pay$/, () => [200, { ways: [{ provider: 'sandbox', methods: ['page', 'scan'] }] }]],
  ['POST', /^payments$/, (shop, { body, user }) => [201, pay(orderOf(shop, body.subject, user))]],
  [
    'POST',
    /^offers\/([\w-]+)\/waiting$/,
    ({ waiting }, { at, user }) => {
      const line = waiting.filter(({ offer }) => offer === at);
      if (!line.some(({ buyer }) => buyer === user.id)) waiting.push({ offer: at, buyer: user.id });
      return [200, { ahead: line.filter(({ buyer }) => buyer !== user.id).length }];
    },
  ],
  [
    'DELETE',
    /^offers\/([\w-]+)\/waiting$/,
    (shop, { at, user }) => {
      shop.waiting = shop.waiting.filter(({ offer, buyer }) => offer !== at || buyer !== user.id);
      return [204];
    },
  ],
];

/** What anybody may ask. */
function open(shop, path) {
  if (path === 'offers') return { offers: shop.offers.map(listed) };
  const more = openToAll(shop, path);
  if (more) return more;
  const [, offer] = /^offers\/([\w-]+)$/.exec(path) ?? [];
  return offer === undefined ? null : offerOf(shop, offer);
}

/** @returns {[number, unknown?]} */
export function askShop(shop, { method, path, ...call }) {
  const known = method === 'GET' ? open(shop, path) : null;
  if (known) return [200, known];
  if (method === 'POST' && path === 'freight') return [200, quoteOf(shop, call.body)];
  const deed = [...DEEDS, ...BUYER_DEEDS, ...AFTER_SALES_DEEDS].find(
    ([verb, pattern]) => verb === method && pattern.test(path),
  );
  if (!deed) throw new Refusal(404, 'LAB.NO_ROUTE');
  const user = call.userOf();
  shop.lastBuyer = user;
  const asked = { ...call, user, at: deed[1].exec(path)[1], orderOf: (id) => orderOf(shop, id, user) };
  return deed[2](shop, asked);
}

/** The till: one button, and the way back. */
export function till(shop, params) {
  const order = shop.orders.find(({ id }) => id === params.get('order'));
  if (!order) throw no('SHOP.ORDER_NOT_FOUND');
  if (params.get('paid') === 'yes' && order.state === 'awaiting-payment') move(order, 'paid', 'awaiting-payment');
  const here = `/cashier/?order=${order.id}&paid=yes`;
  const inside =
    order.state === 'awaiting-payment'
      ? `<a href="${here}">付款 Pay</a>`
      : `<p>已付款 Paid</p><a href="/mall/orders/${order.id}">回到订单 Back to the order</a>`;
  const body = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>收银台 Till</title><body><h1>收银台 Till</h1><p>¥${(order.amount / 100).toFixed(2)}</p>${inside}</body></html>`;
  return { status: 200, body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}

/** The levers of a test. */
export function shopLevers(state, now) {
  const offer = (id) => offerOf(state.shop, id);
  return {
    sellOut: (id) => (offer(id).left = 0),
    price: (id, fen) => (offer(id).price = fen),
    /** So many presses are asked to come again. */
    crowd: (presses) => (state.shop.crowd = presses),
    bar: (isBarred) => (state.shop.isBarred = isBarred),
    forge: (isForged) => (state.shop.isForged = isForged),
    move: (id, to) => (state.shop.orders.find((order) => order.id === id).state = to),
    /** An order of whoever asked last, as far as it came; gives its id. */
    give(offerId, to) {
      const { lastBuyer: user } = state.shop;
      const lines = [{ offer: offerId, quantity: 1, price: offer(offerId).price }];
      const { id } = place(state.shop, { body: { lines, noReturn: true }, user, key: randomUUID() });
      const order = state.shop.orders.find((one) => one.id === id);
      order.state = to;
      order.address = { region: '330802', name: '王敏', phone: '13800138000', detail: '沿江街 8 号' };
      return id;
    },
    ...sumLevers(state, offer),
    ...buyerLevers(state, now),
    ...afterSaleLevers(state),
    orders: () => state.shop.orders,
    presses: () => state.shop.presses,
    reset: () => Object.assign(state, { shop: freshShop(now) }),
  };
}

/** A few regions, as vetting lists them. */
export const regions = (province) => ({
  prefectures:
    province === '33'
      ? [
          {
            code: '330800',
            name: '衢州市',
            english: 'Quzhou',
            below: [
              { code: '330802', name: '柯城区', english: 'Kecheng District' },
              { code: '330803', name: '衢江区', english: 'Qujiang District' },
            ],
          },
          {
            code: '330100',
            name: '杭州市',
            english: 'Hangzhou',
            below: [{ code: '330106', name: '西湖区', english: 'Xihu District' }],
          },
        ]
      : [],
});
