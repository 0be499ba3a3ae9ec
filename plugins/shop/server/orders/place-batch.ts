import { err, ok, unwrap, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, SystemActor } from '@hearth/cms/contract';
import type { Database, Ledger, Outbox, Tx } from '@hearth/cms/platform';
import { ordersPlaced, type Order, type shopErrors } from '../../contract';
import {
  decide,
  sumsOfWish,
  type Decision,
  type Facts,
  type OfferFacts,
  type Wish,
  type WishRefusal,
  wishKey,
} from './decide.rules';
import { codesOf, type SellingGate } from './gate-port';
import type { CouponFacts } from '../coupons/coupon.rules';
import type { GroupFacts } from '../groups/group-facts.rules';
import type { PlacedRow } from './batch-store';
import type { LockedOffers, PlacingStore } from './placing-store';
import { leafNode, rootOf } from '../receipts/merkle';
import { promiseHash } from './promise-hash';
import { writtenPromise } from './promise.rules';
import type { Signer, Signers } from './signing-key-store';

/** What placing stands on. */
export type PlacingDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly gate: SellingGate;
  readonly placing: PlacingStore;
  readonly signers: Signers;
};

/** What became of a wish: an order, the order that its key made before, or why there is none. */
export type Placing = Result<{ readonly placed: Order } | { readonly before: string }, PlacingRefusal>;

/** Why there is no order. */
export type PlacingRefusal = WishRefusal | RefusalOf<typeof shopErrors, 'KEY_USED'>;

/** Who wants what at one station, with the products that it is about. */
export type WishBatch = {
  readonly station: string;
  readonly products: readonly string[];
  readonly wishes: readonly Wish[];
  /**
   * Whether this node has seen the buyer of this offer before. Those whom it has not are not looked up first: the keys of the tables refuse
   * what is there already, and then the batch is tried again with a look. Without it all are looked up.
   */
  isNew?(wish: Wish): boolean;
};

/** What is left of the offers after a batch, for the memory of what is sold out. */
export type Placings = {
  readonly answers: readonly Placing[];
  readonly left: ReadonlyMap<string, number>;
};

/**
 * Places orders in one transaction: the gate first, then the stock, then everything else, which is the order in which all take their
 * locks. One commit serves everybody in the batch; one signature and one entry of the ledger stand for all of its orders.
 */
export async function placeBatch(deps: PlacingDeps, batch: WishBatch): Promise<Placings> {
  const signer = await deps.signers.of(batch.station);
  return deps.database.transaction(async (tx) => {
    const { wishes } = batch;
    const facts = await factsOf(deps, tx, batch);
    const first = firstOfEach(wishes, facts.orders);
    const decision = decide(facts, first);
    const orders = decision.granted.map((wish) => orderOf(wish, facts));
    if (orders.length > 0) await keep(deps, tx, { batch, facts, decision, orders, signer });
    return {
      answers: answersFor(wishes, { first, decision, orders, before: facts.orders }),
      left: leftOf(facts, decision),
    };
  });
}

type BatchFacts = Facts &
  LockedOffers & {
    readonly orders: ReadonlyMap<string, string>;
    /** The buyers whose shares were looked up. */
    readonly looked: ReadonlySet<string>;
  };

const NO_COUPONS = new Map<string, CouponFacts>();
const NO_GROUPS = new Map<string, GroupFacts>();
const NOTHING = { orders: new Map<string, string>(), used: new Map<string, number>() };

/** Whoever was seen before, or comes twice in one batch. */
function doubtfulOf({ wishes, isNew }: WishBatch): readonly Wish[] {
  if (!isNew) return wishes;
  const times = new Map<string, number>();
  for (const { buyer } of wishes) times.set(buyer, (times.get(buyer) ?? 0) + 1);
  return wishes.filter((wish) => times.get(wish.buyer) !== 1 || !isNew(wish));
}

async function factsOf({ gate, placing }: PlacingDeps, tx: Tx, batch: WishBatch): Promise<BatchFacts> {
  const { wishes } = batch;
  const verdicts = await gate.recheck(tx, batch.products);
  const ids = [...new Set(wishes.flatMap(({ lines }) => lines.map(({ offer }) => offer)))].sort();
  // Before the stock, as whoever sends a group off does.
  const joined = wishes.flatMap(({ group }) => group ?? []);
  const groups = joined.length === 0 ? NO_GROUPS : await placing.lockGroups(tx, joined);
  const { offers, now } = await placing.lockOffers(tx, ids);
  const waited = wishes.every((wish) => wish.waited);
  const kept = waited ? new Map<string, number>() : await placing.keptForWaiting(tx, ids);
  const doubtful = doubtfulOf(batch);
  const { orders, used } = doubtful.length === 0 ? NOTHING : await placing.known(tx, doubtful);
  const looked = new Set(doubtful.map(({ buyer }) => buyer));
  const free = [...offers.values()].map((offer): [string, OfferFacts] => [
    offer.id,
    { ...offer, free: Math.max(0, offer.free - (kept.get(offer.variant) ?? 0)) },
  ]);
  const barred = new Map([...verdicts].map(([product, verdict]) => [product, codesOf(verdict)]));
  const asked = wishes.flatMap(({ coupon }) => coupon ?? []);
  const coupons = asked.length === 0 ? NO_COUPONS : await placing.lockCoupons(tx, asked);
  return { offers: new Map(free), now, orders, used, barred, coupons, groups, looked };
}

/** A key that was pressed twice within one batch is decided once. */
function firstOfEach(wishes: readonly Wish[], before: ReadonlyMap<string, string>): readonly Wish[] {
  const first = new Map<string, Wish>();
  for (const wish of wishes) {
    const key = wishKey(wish);
    if (!before.has(key) && !first.has(key)) first.set(key, wish);
  }
  return [...first.values()];
}

/** Whether its freight goes by where it goes. */
const goesByRegion = ({ lines, group }: Wish, offers: BatchFacts['offers']): boolean =>
  group === undefined && lines.some(({ offer }) => offers.get(offer)?.freight != null);

/** What is paid ahead: goods with a deposit are ordered alone. */
function depositOf([first]: Wish['lines'], offers: BatchFacts['offers']): Order['deposit'] {
  const terms = first ? (offers.get(first.offer)?.deposit ?? null) : null;
  if (!first || terms === null) return null;
  const { fen, balanceFrom, balanceUntil } = terms;
  return { amount: fen * first.quantity, paid: false, back: 0, balanceFrom, balanceUntil };
}

/** The order as it is promised at this moment. */
function orderOf(wish: Wish, facts: BatchFacts): PlacedRow & { order: Order } {
  const { id, buyer, key, station, lines, region = null, coupon = null, group = null } = wish;
  const { offers, now } = facts;
  let minutes = Number.POSITIVE_INFINITY;
  const promised = lines.map(({ offer, quantity }) => {
    const { variant = '', price = 0, page = '', payMinutes = 0, noReturn = false } = offers.get(offer) ?? {};
    minutes = Math.min(minutes, payMinutes);
    return { offer, variant, quantity, price, page, noReturn };
  });
  const payUntil = new Date(now.getTime() + minutes * 60_000);
  // Whoever is granted was summed before.
  const sums = unwrap(sumsOfWish(wish, facts));
  const times = { at: now.toISOString(), payUntil: payUntil.toISOString() };
  const hash = promiseHash(writtenPromise({ order: id, station, buyer, ...times, ...sums, lines: promised }));
  const order: Order = {
    ...{ id, state: 'awaiting-payment', version: 1, ...sums, placedAt: times.at, payUntil: times.payUntil, hash },
    receipt: null,
    deposit: depositOf(lines, offers),
    lines: promised,
  };
  return {
    id,
    buyer,
    key,
    ...sums,
    payUntil,
    hash,
    lines: promised,
    pricedFor: goesByRegion(wish, offers) ? region : null,
    coupon,
    group,
    deposit: order.deposit?.amount ?? 0,
    order,
  };
}

type Keeping = {
  readonly batch: WishBatch;
  readonly facts: BatchFacts;
  readonly decision: Decision;
  readonly orders: readonly PlacedRow[];
  readonly signer: Signer;
};

async function keep(deps: PlacingDeps, tx: Tx, { batch, facts, decision, orders, signer }: Keeping): Promise<void> {
  const { station } = batch;
  const id = deps.ids.next();
  const root = rootOf(orders.map(({ hash }) => leafNode(hash)));
  const shares = [...decision.byBuyer].map(([share, used]) => {
    const [offer = '', buyer = ''] = share.split(' ');
    return { offer, buyer, used, most: facts.offers.get(offer)?.perBuyer ?? 0, isFirst: !facts.looked.has(buyer) };
  });
  const { byVariant, byOffer } = decision;
  const sealed = { root, signature: signer.sign(Buffer.from(root, 'hex')), signingKey: signer.key };
  await deps.placing.writeBatch(tx, { id, station, now: facts.now, ...sealed, orders, byVariant, byOffer, shares });
  await deps.outbox.append(tx, ordersPlaced({ station, batch: id, orders: orders.map((order) => order.id) }));
  const actor: SystemActor = { kind: 'system', id: 'shop.orders', name: 'shop.orders', station };
  deps.ledger.append(tx, {
    actor,
    action: 'orders.placed',
    subject: id,
    version: root,
    facts: { orders: orders.length },
  });
}

type Decided = {
  readonly first: readonly Wish[];
  readonly decision: Decision;
  readonly orders: readonly { readonly id: string; readonly order: Order }[];
  readonly before: ReadonlyMap<string, string>;
};

function answersFor(wishes: readonly Wish[], { first, decision, orders, before }: Decided): readonly Placing[] {
  const placed = new Map(orders.map(({ id, order }) => [id, order]));
  const answers = new Map<string, { readonly wish: Wish; readonly answer: Placing }>();
  for (const [at, wish] of first.entries()) {
    const decided = decision.answers[at];
    const order = placed.get(wish.id);
    if (order) answers.set(wishKey(wish), { wish, answer: ok({ placed: order }) });
    else if (decided && !decided.ok) answers.set(wishKey(wish), { wish, answer: decided });
  }
  return wishes.map((wish) => {
    const key = wishKey(wish);
    const earlier = before.get(key);
    if (earlier !== undefined) return ok({ before: earlier });
    const found = answers.get(key);
    if (!found) return err('SHOP.KEY_USED');
    return found.wish === wish || !found.answer.ok ? found.answer : ok({ before: found.wish.id });
  });
}

function leftOf({ offers }: BatchFacts, { byVariant, byOffer }: Decision): ReadonlyMap<string, number> {
  const left = [...offers.values()].map((offer): [string, number] => {
    const free = offer.free - (byVariant.get(offer.variant) ?? 0);
    const own = offer.left === null ? free : offer.left - (byOffer.get(offer.id) ?? 0);
    return [offer.id, Math.max(0, Math.min(free, own))];
  });
  return new Map(left);
}
