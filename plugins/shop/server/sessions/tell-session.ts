import { err, hashOf, ok } from '@hearth/cms/kernel';
import type { StaffActor, SystemActor } from '@hearth/cms/contract';
import type { Database, Ledger, SharedTime, Tx } from '@hearth/cms/platform';
import type { GoodsShower } from '@hearth/vetting/contract';
import type { SessionBook } from '../../contract';
import type { KeptOffer, OfferStore } from '../offers/offer-store';
import { codesOf, type SellingGate } from '../orders/gate-port';
import { isInOrder, shownSession } from './session.rules';
import type { NewPin, SessionStore } from './session-store';

/** What telling the shop of lives stands on. */
export type SessionDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly time: SharedTime;
  readonly sessions: SessionStore;
  readonly offers: Pick<OfferStore, 'find'>;
  readonly gate: SellingGate;
  readonly goods: GoodsShower;
};

type Who = StaffActor | SystemActor;
type Told = ReturnType<SessionBook['tell']>;
type Shown = ReturnType<SessionBook['pin']>;
type Session = Parameters<SessionBook['tell']>[2];
type Goods = Parameters<SessionBook['pin']>[2];

/** A page that lists more offers than that is no live. */
const MOST_SHOWN = 300;

/** Enters a live of the actor's station, or changes what is known of it. Told twice, it is known once. */
export const tellSession = (deps: SessionDeps, actor: Who, session: Session): Told =>
  deps.database.transaction((tx) => toldSession(deps, tx, { actor, ...session }));

/** The same in the transaction of whoever runs it. */
export async function toldSession(
  { ledger, sessions, time }: SessionDeps,
  tx: Tx,
  { actor, id, version, ...told }: Session & { readonly actor: Who },
): Told {
  if (!isInOrder(told)) return err('DUTIES.SESSION_DATES');
  const which = { station: actor.station, id };
  const facts = wordsOf(told);
  const next = { ...told, ...which, by: actor.id };
  const isNew = version === 0 && (await sessions.insert(tx, next));
  const before = await sessions.hold(tx, which);
  const isSame = before !== undefined && hashOf(wordsOf(before)) === hashOf(facts);
  if (!isSame && !(await sessions.change(tx, { ...next, version }))) return err('HEARTH.CHANGED_MEANWHILE');
  if (isNew || !isSame)
    ledger.append(tx, { actor, action: 'session.told', subject: id, version: hashOf(facts), facts });
  const kept = await sessions.find(tx, which);
  return kept ? ok(shownSession(kept, await time.now(tx))) : err('HEARTH.CHANGED_MEANWHILE');
}

const wordsOf = ({ title, kinds, beginsAt, endsAt }: Omit<Session, 'id' | 'version'>) => ({
  ...{ title, kinds: [...kinds], beginsAt: new Date(beginsAt).toISOString() },
  endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
});

/** Notes that a live shows an offer. Vetting's rows are asked under their lock, so that the verdict is that of this very moment. */
export const pinGoods = (deps: SessionDeps, actor: Who, goods: Goods): Shown =>
  deps.database.transaction((tx) => shownGoods(deps, tx, { actor, ...goods }));

/** The same in the transaction of whoever shows it. */
export async function shownGoods(
  deps: SessionDeps,
  tx: Tx,
  { actor, id, offer: wanted }: Goods & { readonly actor: Who },
): Shown {
  const offer = await deps.offers.find(tx, actor.station, wanted);
  if (!offer) return err('SHOP.OFFER_NOT_FOUND');
  // A draft has no page that anybody could see.
  const { page } = offer;
  if (page === null) return err('SHOP.OFFER_STATE', { state: offer.state });
  return pinned(deps, tx, { actor, id, offer: { ...offer, page }, seen: await seenOf(deps, offer) });
}

type Seen = Pick<NewPin, 'seller' | 'shownHash'>;

/** What buyers see of goods. Addresses of pictures and papers run out: what counts is who sells and what is said of the goods. */
async function seenOf({ goods }: SessionDeps, { product }: KeptOffer): Promise<Seen> {
  const shown = (await goods.of([product])).get(product);
  if (!shown) return { seller: null, shownHash: null };
  return { seller: shown.seller.name, shownHash: hashOf({ product, seller: shown.seller, facts: shown.facts }) };
}

type Pinning = {
  readonly actor: Who;
  readonly id: string;
  readonly offer: KeptOffer & { readonly page: string };
  readonly seen: Seen;
};

async function pinned(deps: SessionDeps, tx: Tx, { actor, id, offer, seen }: Pinning): Shown {
  const { ledger, sessions, gate } = deps;
  const { station } = actor;
  if (!(await sessions.hold(tx, { station, id }))) return err('DUTIES.SESSION_NOT_FOUND');
  const known = await sessions.pinned(tx, { station, id });
  const before = known.find((one) => one.offer === offer.id);
  if (before) return ok(before);
  if (known.length >= MOST_SHOWN) return err('DUTIES.SESSION_FULL', { most: MOST_SHOWN });
  const barred = (await gate.recheck(tx, [offer.product])).get(offer.product);
  const verdict = { cleared: barred === undefined, reasons: barred ? [...new Set(codesOf(barred))] : [] };
  const { page } = offer;
  await sessions.pin(tx, { ...verdict, ...seen, page, station, session: id, offer: offer.id, by: actor.id });
  const facts = { offer: offer.id, ...verdict, seller: seen.shownHash };
  ledger.append(tx, { actor, action: 'session.goods-shown', subject: id, version: page, facts });
  const shown = (await sessions.pinned(tx, { station, id })).find((one) => one.offer === offer.id);
  return shown ? ok(shown) : err('SHOP.OFFER_NOT_FOUND');
}
