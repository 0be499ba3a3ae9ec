// What buyers of the lab keep and share: addresses, coupons, and groups of neighbours with their leader.
import { randomUUID } from 'node:crypto';
import { no } from './shop-refusals.mjs';

const DAY = 86_400_000;
const id = (n) => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const POINT = { name: '周姐', point: '东街社区服务站', region: '330802', detail: '东街 21 号' };
/** Every order of a group has this code: journeys type it. */
export const PICK_UP_CODE = '048215';

const batchOf = (now, change = {}) => ({
  ...{ id: randomUUID(), name: '秋收券', threshold: 3000, cut: 500, offers: null, left: 20 },
  validFrom: new Date(now.getTime() - DAY).toISOString(),
  validTo: new Date(now.getTime() + 20 * DAY).toISOString(),
  ...change,
});

const gathering = (now, change = {}) => ({
  ...{ id: id(801), offer: id(1), point: POINT, minimum: 5, paid: 2, state: 'gathering', version: 1, picked: 0 },
  ...{ cutoff: new Date(now.getTime() + 2 * DAY).toISOString(), leader: null, ...change },
});

export const freshBuyers = (now) => ({
  ...{ addresses: [], coupons: [], leaders: [] },
  batches: [batchOf(now, { id: id(701) })],
  groups: [gathering(now)],
});

const own = (list, user) => list.filter(({ buyer }) => buyer === user.id);
const withoutBuyer = ({ buyer: _buyer, ...rest }) => rest;
const seen = ({ id: group, point, cutoff, minimum, paid }) => ({ id: group, point, cutoff, minimum, paid });

/** What anybody may ask; null where it is none of this. */
export function openToAll({ batches, groups }, path) {
  if (path === 'coupons') return { coupons: batches };
  const [, offer] = /^offers\/([\w-]+)\/groups$/.exec(path) ?? [];
  if (offer === undefined) return null;
  return { groups: groups.filter((group) => group.offer === offer && group.state === 'gathering').map(seen) };
}

function faultOf(coupon, basket) {
  if (!coupon) return 'unknown';
  if (coupon.order !== null) return 'used';
  const counted = basket.filter(({ offer }) => coupon.offers === null || coupon.offers.includes(offer));
  if (counted.length === 0) return 'other-goods';
  return counted.reduce((sum, { goods }) => sum + goods, 0) < coupon.threshold ? 'threshold' : null;
}

/** The coupon that an order asks for, or why not. */
export function couponOf({ coupons }, { user, id: wanted, basket }) {
  if (wanted === undefined) return null;
  const coupon = own(coupons, user).find((one) => one.id === wanted);
  const why = faultOf(coupon, basket);
  if (why !== null) throw no('SHOP.COUPON_REFUSED', { why });
  return coupon;
}

/** The group that an order joins, or why not. */
export function groupOf({ groups }, wanted, offer) {
  if (wanted === undefined) return null;
  const group = groups.find((one) => one.id === wanted);
  if (group?.offer !== offer || group.state !== 'gathering') throw no('SHOP.GROUP_OVER');
  return group;
}

function keepAddress({ addresses }, { body, user }, before) {
  const mine = own(addresses, user);
  const isFirst = body.isFirst || mine.length === 0 || before?.isFirst === true;
  if (isFirst) for (const one of mine) one.isFirst = false;
  const address = before ?? { id: randomUUID(), buyer: user.id };
  Object.assign(address, body, { isFirst });
  if (!before) addresses.push(address);
  return withoutBuyer(address);
}

function addressOf({ addresses }, { at, user }) {
  const found = own(addresses, user).find((one) => one.id === at);
  if (!found) throw no('SHOP.ADDRESS_NOT_FOUND');
  return found;
}

const sameAs = (body) => (one) => ['region', 'name', 'phone', 'detail'].every((field) => one[field] === body[field]);

function claim({ batches, coupons }, { at, user }) {
  const batch = batches.find((one) => one.id === at);
  if (!batch) throw no('SHOP.COUPON_BATCH_NOT_FOUND');
  const had = own(coupons, user).find((one) => one.batch === at && one.order === null);
  if (had) return withoutBuyer(had);
  if (batch.left === 0) throw no('SHOP.COUPONS_GONE');
  batch.left -= 1;
  const { left: _left, ...terms } = batch;
  const coupon = { ...terms, id: randomUUID(), batch: at, order: null, buyer: user.id };
  coupons.push(coupon);
  return withoutBuyer(coupon);
}

function lead({ leaders }, { body, user }) {
  const before = own(leaders, user)[0];
  const leader = before ?? { id: randomUUID(), buyer: user.id, version: 0 };
  Object.assign(leader, body, { state: 'applied', reason: null, allowedEvents: [], version: leader.version + 1 });
  if (!before) leaders.push(leader);
  return withoutBuyer(leader);
}

function ledBy(shop, user) {
  const [leader] = own(shop.leaders, user);
  const groups = leader ? shop.groups.filter((group) => group.leader === leader.id) : [];
  const shown = groups.map((group) => {
    const { title, spec } = shop.offers.find((offer) => offer.id === group.offer);
    return { ...seen(group), state: group.state, version: group.version, title, spec, picked: group.picked };
  });
  return { leader: leader ? withoutBuyer(leader) : null, groups: shown };
}

function ledGroup(shop, { at, user }, state) {
  const [leader] = own(shop.leaders, user);
  const group = shop.groups.find((one) => one.id === at && one.leader === leader?.id);
  if (!group) throw no('SHOP.GROUP_NOT_FOUND');
  if (group.state !== state) throw no('SHOP.GROUP_STATE', { state: group.state });
  return group;
}

const moved = (group, state) => Object.assign(group, { state, version: group.version + 1 });

function handOut(shop, call) {
  const group = ledGroup(shop, call, 'arrived');
  const order = shop.orders.find((one) => one.group === group && one.state === 'delivered');
  if (!order || call.body.code !== PICK_UP_CODE) throw no('SHOP.PICKUP_CODE');
  order.state = 'received';
  const { quantity } = order.lines[0];
  group.picked += quantity;
  return { number: order.id.slice(-8).toUpperCase(), quantity };
}

function arrived(shop, call) {
  const group = ledGroup(shop, call, 'sent');
  if (group.version !== call.body.version) throw no('HEARTH.CHANGED_MEANWHILE');
  moved(group, 'arrived');
  for (const order of shop.orders) if (order.group === group && order.state === 'shipped') order.state = 'delivered';
}

function pickUp({ group }) {
  if (!group) throw no('SHOP.ORDER_NOT_FOUND');
  return { code: PICK_UP_CODE, point: group.point, state: group.state };
}

const firstFirst = (list) => [...list].sort((a, b) => Number(b.isFirst) - Number(a.isFirst)).map(withoutBuyer);

/** What a signed-in reader does, by the method and the pattern of the path. */
export const BUYER_DEEDS = [
  ['GET', /^addresses$/, ({ addresses }, { user }) => [200, { addresses: firstFirst(own(addresses, user)) }]],
  [
    'POST',
    /^addresses$/,
    (shop, call) => [201, keepAddress(shop, call, own(shop.addresses, call.user).find(sameAs(call.body)))],
  ],
  ['PUT', /^addresses\/([\w-]+)$/, (shop, call) => [200, keepAddress(shop, call, addressOf(shop, call))]],
  [
    'DELETE',
    /^addresses\/([\w-]+)$/,
    (shop, call) => {
      const gone = addressOf(shop, call);
      shop.addresses = shop.addresses.filter((one) => one !== gone);
      const [next] = own(shop.addresses, call.user);
      if (gone.isFirst && next) next.isFirst = true;
      return [204];
    },
  ],
  ['GET', /^my-coupons$/, ({ coupons }, { user }) => [200, { coupons: own(coupons, user).map(withoutBuyer) }]],
  ['POST', /^coupons\/([\w-]+)\/claim$/, (shop, call) => [200, claim(shop, call)]],
  ['PUT', /^lead$/, (shop, call) => [200, lead(shop, call)]],
  ['GET', /^lead$/, (shop, { user }) => [200, ledBy(shop, user)]],
  ['POST', /^groups\/([\w-]+)\/arrived$/, (shop, call) => [204, arrived(shop, call)]],
  ['POST', /^groups\/([\w-]+)\/pick-ups$/, (shop, call) => [200, handOut(shop, call)]],
  ['GET', /^orders\/([\w-]+)\/pick-up$/, (_shop, { at, orderOf }) => [200, pickUp(orderOf(at))]],
];

/** The levers of a test. */
export function buyerLevers(state, now) {
  const firstGroup = () => state.shop.groups[0];
  return {
    couponBatch: (change) => state.shop.batches.push(batchOf(now, change)),
    /** The coupons of everybody were used elsewhere. */
    spendCoupons: () => state.shop.coupons.forEach((coupon) => (coupon.order ??= randomUUID())),
    addresses: () => state.shop.addresses,
    moveGroup(to) {
      moved(firstGroup(), to);
      const order = { confirmed: 'confirmed', sent: 'shipped', arrived: 'delivered' }[to];
      for (const one of state.shop.orders) if (one.group === firstGroup() && order) one.state = order;
    },
    /** Whoever asked to lead does, and leads the group that gathers. */
    appoint() {
      const leader = state.shop.leaders.at(-1);
      Object.assign(leader, { state: 'approved', version: leader.version + 1 });
      firstGroup().leader = leader.id;
    },
    decline: (reason) => Object.assign(state.shop.leaders.at(-1), { state: 'declined', reason }),
  };
}
