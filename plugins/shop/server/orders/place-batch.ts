import type { Ids } from '@hearth/cms/kernel';
import type { SystemActor } from '@hearth/cms/contract';
import type { Database, Ledger, Outbox, Tx } from '@hearth/cms/platform';
import { ordersPlaced } from '../../contract';
import type { OfferFacts, Wish } from './decide.rules';
import { answersFor, drawUp, leftOf, type BatchFacts, type Drawn, type Placing } from './draw-up';
import { codesOf, type SellingGate } from './gate-port';
import type { CouponFacts } from '../coupons/coupon.rules';
import type { GroupFacts } from '../groups/group-facts.rules';
import { isForeseen, type Foresight } from './foresight';
import type { PlacingStore } from './placing-store';
import { leafNode, rootOf } from '../receipts/merkle';
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
  /** What the batch before says that this one will find. */
  readonly foresight?: Foresight;
  /** Called as soon as what it takes is certain but for the commit: the next batch may come to the locks. */
  decided?(): void;
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
    const asked = factsOf(deps, tx, batch);
    const draft = await drafted(batch, asked);
    const found = await asked;
    const drawn = (draft && foreseen(draft, found)) ?? drawUp(batch.wishes, found);
    batch.foresight?.learn(found, drawn.decision);
    const kept = drawn.orders.length > 0 ? keep(deps, tx, { batch, drawn, signer }) : undefined;
    batch.decided?.();
    await kept;
    return { answers: answersFor(drawn), left: leftOf(drawn) };
  });
}

/** The draft, when what was found is what it stands on: nobody who was looked up has anything, and nothing is barred. */
function foreseen(draft: Drawn, found: BatchFacts): Drawn | undefined {
  if (found.orders.size + found.used.size + found.barred.size > 0 || !isForeseen(draft.facts, found)) return undefined;
  return { ...draft, facts: { ...found, now: draft.facts.now } };
}

/** While the batch before holds the locks this one is drawn up by what that will leave; what is found under the locks says whether it stands. */
async function drafted(batch: WishBatch, asked: Promise<unknown>): Promise<Drawn | undefined> {
  const ahead = batch.foresight?.ahead();
  if (!ahead || batch.wishes.some(({ coupon, group }) => coupon !== undefined || group !== undefined)) return undefined;
  // The questions go out first.
  await Promise.race([asked, new Promise(setImmediate)]);
  return drawUp(batch.wishes, {
    ...NOTHING,
    ...ahead,
    looked: new Set(),
    barred: new Map(),
    coupons: NO_COUPONS,
    groups: NO_GROUPS,
  });
}

const NO_COUPONS = new Map<string, CouponFacts>();
const NO_GROUPS = new Map<string, GroupFacts>();
const NOTHING_KEPT = new Map<string, number>();
const NOTHING = { orders: new Map<string, string>(), used: new Map<string, number>() };

/** Whoever was seen before, or comes twice in one batch. */
function doubtfulOf({ wishes, isNew }: WishBatch): readonly Wish[] {
  if (!isNew) return wishes;
  const times = new Map<string, number>();
  for (const { buyer } of wishes) times.set(buyer, (times.get(buyer) ?? 0) + 1);
  return wishes.filter((wish) => times.get(wish.buyer) !== 1 || !isNew(wish));
}

/** Asked in one go: one connection takes its statements in the order in which they were sent, which is the order of the locks. */
async function factsOf({ gate, placing }: PlacingDeps, tx: Tx, batch: WishBatch): Promise<BatchFacts> {
  const { wishes } = batch;
  const ids = [...new Set(wishes.flatMap(({ lines }) => lines.map(({ offer }) => offer)))].sort();
  const joined = wishes.flatMap(({ group }) => group ?? []);
  const doubtful = doubtfulOf(batch);
  const looked = new Set(doubtful.map(({ buyer }) => buyer));
  const [verdicts, groups, { offers, now }, kept, { orders, used }] = await Promise.all([
    gate.recheck(tx, batch.products),
    // Before the stock, as whoever sends a group off does.
    joined.length === 0 ? NO_GROUPS : placing.lockGroups(tx, joined),
    placing.lockOffers(tx, ids),
    wishes.every((wish) => wish.waited) ? NOTHING_KEPT : placing.keptForWaiting(tx, ids),
    doubtful.length === 0 ? NOTHING : placing.known(tx, doubtful),
  ]);
  const free = [...offers.values()].map((offer): [string, OfferFacts] => [
    offer.id,
    { ...offer, free: Math.max(0, offer.free - (kept.get(offer.variant) ?? 0)) },
  ]);
  const barred = new Map([...verdicts].map(([product, verdict]) => [product, codesOf(verdict)]));
  const asked = wishes.flatMap(({ coupon }) => coupon ?? []);
  const coupons = asked.length === 0 ? NO_COUPONS : await placing.lockCoupons(tx, asked);
  return { offers: new Map(free), now, orders, used, barred, coupons, groups, looked };
}

type Keeping = {
  readonly batch: WishBatch;
  readonly drawn: Drawn;
  readonly signer: Signer;
};

async function keep(deps: PlacingDeps, tx: Tx, { batch, drawn, signer }: Keeping): Promise<void> {
  const { facts, decision, orders } = drawn;
  const { station } = batch;
  const id = deps.ids.next();
  const root = rootOf(orders.map(({ hash }) => leafNode(hash)));
  const shares = [...decision.byBuyer].map(([share, used]) => {
    const [offer = '', buyer = ''] = share.split(' ');
    return { offer, buyer, used, most: facts.offers.get(offer)?.perBuyer ?? 0, isFirst: !facts.looked.has(buyer) };
  });
  const { byVariant, byOffer } = decision;
  const sealed = { root, signature: signer.sign(Buffer.from(root, 'hex')), signingKey: signer.key };
  await Promise.all([
    deps.placing.writeBatch(tx, { id, station, now: facts.now, ...sealed, orders, byVariant, byOffer, shares }),
    deps.outbox.append(tx, ordersPlaced({ station, batch: id, orders: orders.length })),
  ]);
  const actor: SystemActor = { kind: 'system', id: 'shop.orders', name: 'shop.orders', station };
  deps.ledger.append(tx, {
    actor,
    action: 'orders.placed',
    subject: id,
    version: root,
    facts: { orders: orders.length },
  });
}
