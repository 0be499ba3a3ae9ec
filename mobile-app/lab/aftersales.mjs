// Parcels of the lab, and what buyers ask for when something is wrong with them.
import { randomUUID } from 'node:crypto';
import { no } from './shop-refusals.mjs';

const HOUR = 3_600_000;
const OPEN = ['shipped', 'delivered', 'received'];
const WANTS_PHOTO = ['bad-fruit', 'damaged', 'wrong'];
const MAY = {
  review: ['withdraw'],
  declined: ['withdraw', 'escalate'],
  arbitration: ['withdraw'],
  'awaiting-parcel': ['withdraw', 'send'],
  refused: ['appeal'],
};
const HOURS = { review: 48, declined: 168, arbitration: 72, 'awaiting-parcel': 168, inspecting: 48, refused: 168 };
const ENDS = ['withdrawn', 'closed', 'lapsed', 'rejected'];

export const freshAfterSales = () => ({ sales: [], photos: new Map(), parcels: [] });

const dueIn = (state) => (HOURS[state] ? new Date(Date.now() + HOURS[state] * HOUR).toISOString() : null);
const shown = ({ buyer: _buyer, photos, ...sale }) => ({
  ...sale,
  photos: photos.map((photo) => ({
    ...{ id: photo, by: 'buyer', width: 960, height: 640 },
    ...{ small: '/uploads/lab/market-1-320.jpeg', large: '/uploads/lab/market-1-960.jpeg' },
  })),
  allowedEvents: MAY[sale.state] ?? [],
});

const moveTo = (sale, state, more = {}) =>
  Object.assign(sale, { state, version: sale.version + 1, dueAt: dueIn(state), ...more });

/** What of a line nobody asked for yet. */
function leftOf({ sales }, order, { offer, quantity, price }) {
  const claimed = sales
    .filter((sale) => sale.order === order.id && sale.offer === offer && !ENDS.includes(sale.state))
    .reduce((sum, sale) => sum + sale.quantity, 0);
  const left = Math.max(0, quantity - claimed);
  return { offer, quantity: left, amount: left * price };
}

function ask(shop, { body, user, orderOf }) {
  const order = orderOf(body.order);
  const known = shop.sales.find((sale) => sale.id === body.id);
  if (known) return shown(known);
  const line = order.lines.find(({ offer }) => offer === body.offer);
  if (body.quantity > leftOf(shop, order, line).quantity) throw no('AFTERSALES.QUANTITY_LEFT');
  if (WANTS_PHOTO.includes(body.reason) && body.photos.length === 0) throw no('AFTERSALES.PHOTO_NEEDED');
  if (body.photos.some((photo) => shop.photos.get(photo) !== order.id)) throw no('AFTERSALES.PHOTO_UNKNOWN');
  const { id, offer, kind, reason, quantity, words, photos } = body;
  const sale = {
    ...{ id, order: order.id, offer, kind, reason, quantity, words, photos, buyer: user.id, title: line.title },
    ...{ amount: quantity * line.price, state: 'review', version: 1, answer: '', returned: null },
    ...{ askedAt: new Date().toISOString(), dueAt: dueIn('review') },
    ...{
      freight: 0,
      returnFreight: body.returnFreight ?? 0,
      freightPaid: false,
      replacement: null,
      refundInstead: false,
    },
  };
  shop.sales.unshift(sale);
  return shown(sale);
}

function saleOf({ sales }, { at, user }) {
  const found = sales.find((sale) => sale.id === at);
  if (found?.buyer !== user.id) throw no('AFTERSALES.SALE_NOT_FOUND');
  return found;
}

/** What a buyer does to a request, as long as the state allows it and it is the one that was seen. */
const deed = (events, to, moreOf) => (shop, call) => {
  const sale = saleOf(shop, call);
  if (!events.some((event) => MAY[sale.state]?.includes(event))) throw no('AFTERSALES.SALE_STATE');
  if (call.body.version !== sale.version) throw no('HEARTH.CHANGED_MEANWHILE');
  moveTo(sale, to, moreOf(call.body));
  return [200, shown(sale)];
};

function askable(shop, order) {
  return {
    open: OPEN.includes(order.state),
    lines: order.lines.map((line) => leftOf(shop, order, line)),
    asked: shop.sales.filter((sale) => sale.order === order.id).map(shown),
  };
}

/** What a signed-in reader does, by the method and the pattern of the path. */
export const AFTER_SALES_DEEDS = [
  [
    'PUT',
    /^after-sales\/photos\/([\w-]+)$/,
    (shop, { at, search, orderOf }) => {
      shop.photos.set(at, orderOf(search.get('order')).id);
      return [201, { received: true }];
    },
  ],
  ['POST', /^after-sales$/, (shop, call) => [201, ask(shop, call)]],
  [
    'GET',
    /^after-sales$/,
    ({ sales }, { user }) => [
      200,
      { afterSales: sales.filter(({ buyer }) => buyer === user.id).map(shown), more: false },
    ],
  ],
  ['GET', /^after-sales\/([\w-]+)$/, (shop, call) => [200, shown(saleOf(shop, call))]],
  ['POST', /^after-sales\/([\w-]+)\/withdraw$/, deed(['withdraw'], 'withdrawn', () => ({}))],
  ['POST', /^after-sales\/([\w-]+)\/escalate$/, deed(['escalate', 'appeal'], 'arbitration', () => ({}))],
  [
    'POST',
    /^after-sales\/([\w-]+)\/return-parcel$/,
    deed(['send'], 'returning', ({ company, number }) => ({ returned: { company, number } })),
  ],
  ['GET', /^orders\/([\w-]+)\/after-sales$/, (shop, { at, orderOf }) => [200, askable(shop, orderOf(at))]],
  [
    'GET',
    /^orders\/([\w-]+)\/parcels$/,
    ({ parcels }, { at, orderOf }) => {
      const { id: order } = orderOf(at);
      return [200, { parcels: parcels.filter((parcel) => parcel.order === order) }];
    },
  ],
];

const heard = (hours, text) => ({ at: new Date(Date.now() - hours * HOUR).toISOString(), code: '', text });
const ON_THE_WAY = [
  heard(1, '【衢州市】快件正在派送，请保持电话畅通'),
  heard(6, '【衢州市】快件到达柯城营业点'),
  heard(20, '【杭州市】快件离开杭州中转场'),
  heard(26, '【清河】快件已揽收'),
];

/** The levers of a test. */
export function afterSaleLevers(state) {
  return {
    sales: () => state.shop.sales,
    photos: () => state.shop.photos,
    /** The host keeps photos that no request names for a day. */
    forgetPhotos: () => state.shop.photos.clear(),
    decide: (id, to, answer = '') =>
      moveTo(
        state.shop.sales.find((sale) => sale.id === id),
        to,
        { answer },
      ),
    /** All of an order leaves in one parcel. */
    ship(id) {
      const order = state.shop.orders.find((one) => one.id === id);
      order.state = 'shipped';
      const lines = order.lines.map(({ offer, quantity }) => ({ offer, quantity }));
      state.shop.parcels.push({
        ...{ id: randomUUID(), order: id, company: 'shunfeng', number: 'SF1402233556677', state: 'moving' },
        ...{ shippedAt: ON_THE_WAY.at(-1).at, deliveredAt: null, lines, events: ON_THE_WAY },
      });
    },
  };
}
