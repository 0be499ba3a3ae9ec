import { err, ok, unwrap, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { Order, shopErrors } from '../../contract';
import type { PlacedRow } from './batch-store';
import { decide, sumsOfWish, wishKey, type Decision, type Facts, type Wish, type WishRefusal } from './decide.rules';
import type { LockedOffers } from './placing-store';
import { promiseHash } from './promise-hash';
import { promiseWriter } from './promise.rules';

/** What became of a wish: an order, the order that its key made before, or why there is none. */
export type Placing = Result<{ readonly placed: Order } | { readonly before: string }, PlacingRefusal>;

/** Why there is no order. */
export type PlacingRefusal = WishRefusal | RefusalOf<typeof shopErrors, 'KEY_USED'>;

/** What a batch is drawn up by. */
export type BatchFacts = Facts &
  LockedOffers & {
    readonly orders: ReadonlyMap<string, string>;
    /** The buyers whose shares were looked up. */
    readonly looked: ReadonlySet<string>;
  };

/** A batch as it is written by what is known: who gets what, and what each order says. */
export type Drawn = {
  readonly facts: BatchFacts;
  readonly keyed: readonly Keyed[];
  readonly first: ReadonlyMap<string, Wish>;
  readonly decision: Decision;
  readonly orders: readonly (PlacedRow & { readonly order: Order })[];
};

/** Draws a batch up: thousands of orders a second, so that this costs more than anything else that a node does for them. */
export function drawUp(wishes: readonly Wish[], facts: BatchFacts): Drawn {
  const keyed = wishes.map((wish) => ({ wish, key: wishKey(wish) }));
  const first = firstOfEach(keyed, facts.orders);
  const decision = decide(facts, [...first.values()]);
  const formOf = createForms(facts);
  return { facts, keyed, first, decision, orders: decision.granted.map((wish) => orderOf(wish, formOf(wish))) };
}

/** A key that was pressed twice within one batch is decided once. */
function firstOfEach(keyed: readonly Keyed[], before: ReadonlyMap<string, string>): ReadonlyMap<string, Wish> {
  const first = new Map<string, Wish>();
  for (const { wish, key } of keyed) {
    if (!before.has(key) && !first.has(key)) first.set(key, wish);
  }
  return first;
}

type Keyed = { readonly wish: Wish; readonly key: string };

/** What an order says beside who it is of, the same for all that want the same. */
type Form = Omit<PlacedRow, 'id' | 'buyer' | 'key' | 'session' | 'hash' | 'payUntil' | 'lines'> & {
  readonly lines: Order['lines'];
  readonly amount: number;
  readonly at: string;
  readonly until: Date;
  readonly payUntil: string;
  readonly owed: Order['deposit'];
  write(order: string, buyer: string): string;
};

/** Makes one form for all who want so many of one thing and nothing else, as nearly everybody in a rush does. */
function createForms(facts: BatchFacts): (wish: Wish) => Form {
  const at = facts.now.toISOString();
  const known = new Map<string, Map<number, Form>>();
  return (wish) => {
    const [line] = wish.lines;
    const isAlone = (wish.region ?? wish.coupon ?? wish.group) === undefined && wish.lines.length === 1;
    if (!line || !isAlone) return formOf(wish, facts, at);
    const ofOffer = known.get(line.offer) ?? new Map<number, Form>();
    known.set(line.offer, ofOffer);
    const form = ofOffer.get(line.quantity) ?? formOf(wish, facts, at);
    ofOffer.set(line.quantity, form);
    return form;
  };
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

function formOf(wish: Wish, facts: BatchFacts, at: string): Form {
  const { station, lines, region = null, coupon = null, group = null } = wish;
  const { offers, now } = facts;
  let minutes = Number.POSITIVE_INFINITY;
  const promised = lines.map(({ offer, quantity }) => {
    const { variant = '', price = 0, page = '', payMinutes = 0, noReturn = false } = offers.get(offer) ?? {};
    minutes = Math.min(minutes, payMinutes);
    return { offer, variant, quantity, price, page, noReturn };
  });
  const until = new Date(now.getTime() + minutes * 60_000);
  const payUntil = until.toISOString();
  // Whoever is granted was summed before.
  const sums = unwrap(sumsOfWish(wish, facts));
  const owed = depositOf(lines, offers);
  return {
    ...{ ...sums, at, until, payUntil, owed, coupon, group, lines: promised, deposit: owed?.amount ?? 0 },
    pricedFor: goesByRegion(wish, offers) ? region : null,
    write: promiseWriter({ station, at, payUntil, ...sums, lines: promised }),
  };
}

/** The order as it is promised at this moment; each field is named, because copies of objects are what thousands of them cost most. */
function orderOf({ id, buyer, key, session }: Wish, form: Form): PlacedRow & { readonly order: Order } {
  const { goods, freight, discount, amount, at, payUntil, lines } = form;
  const hash = promiseHash(form.write(id, buyer));
  const order: Order = {
    id,
    state: 'awaiting-payment',
    version: 1,
    goods,
    freight,
    discount,
    amount,
    placedAt: at,
    payUntil,
    hash,
    receipt: null,
    deposit: form.owed,
    lines,
  };
  const { until, pricedFor, coupon, group, deposit } = form;
  return {
    id,
    buyer,
    key,
    goods,
    freight,
    discount,
    payUntil: until,
    hash,
    lines,
    pricedFor,
    coupon,
    group,
    session: session ?? null,
    deposit,
    order,
  };
}

/** What each wish is answered, in the order of the wishes. */
export function answersFor({ facts, keyed, first, decision, orders }: Drawn): readonly Placing[] {
  const decided = new Map<Wish, Placing>();
  let [at, granted] = [0, 0];
  // Answers stand in the order of the wishes, and orders in that of the granted ones.
  for (const wish of first.values()) {
    const answer = decision.answers[at++];
    if (answer && !answer.ok) decided.set(wish, answer);
    const order = answer?.ok ? orders[granted++]?.order : undefined;
    if (order) decided.set(wish, ok({ placed: order }));
  }
  return keyed.map(({ wish, key }) => {
    const earlier = facts.orders.get(key);
    if (earlier !== undefined) return ok({ before: earlier });
    const one = first.get(key);
    const answer = one && decided.get(one);
    if (!answer) return err('SHOP.KEY_USED');
    return one === wish || !answer.ok ? answer : ok({ before: one.id });
  });
}

/** What is left of each offer. */
export function leftOf({ facts, decision }: Drawn): ReadonlyMap<string, number> {
  const { byVariant, byOffer } = decision;
  const left = [...facts.offers.values()].map((offer): [string, number] => {
    const free = offer.free - (byVariant.get(offer.variant) ?? 0);
    const own = offer.left === null ? free : offer.left - (byOffer.get(offer.id) ?? 0);
    return [offer.id, Math.max(0, Math.min(free, own))];
  });
  return new Map(left);
}
