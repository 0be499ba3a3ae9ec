import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor, SystemActor } from '@hearth/cms/contract';
import type { Database, SharedTime, Tx } from '@hearth/cms/platform';
import { offerMoved, type LimitedPrice, type LimitedRefusal, type LiveOffer, type Terms } from '../../contract';
import { makeOffer, type OfferDeps } from '../offers/make-offer';
import { moveOffer } from '../offers/move-offer';
import { offerMachine } from '../offers/offer.machine';
import type { KeptOffer } from '../offers/offer-store';
import { setTerms } from '../terms/set-terms';
import type { KeptTerms } from '../terms/terms-store';
import { basisOf, type LimitedBasis } from './limited.rules';
import type { LiveOfferStore } from './live-offer-store';

/** What offers of lives stand on. */
export type LiveOfferDeps = OfferDeps & { readonly time: SharedTime; readonly lives: LiveOfferStore };

/** The verbs of offers in a transaction that somebody lent: what one of them refuses, the lender takes back as a whole. */
const within = (tx: Tx): Database => ({ read: tx, transaction: (work) => work(tx) });

/**
 * Opens a price for some minutes by the verbs by which all offers are made, priced and opened: the gate, the terms and the agreement are asked
 * as for any other, and the name of whoever set the price stands under each step.
 */
export async function openLimited(
  deps: LiveOfferDeps,
  tx: Tx,
  { actor, ...wanted }: LimitedPrice & { readonly actor: StaffActor },
): Promise<Result<LiveOffer, LimitedRefusal>> {
  const { station } = actor;
  const usual = await deps.offers.find(tx, station, wanted.offer);
  if (!usual) return err('SHOP.OFFER_NOT_FOUND');
  if (usual.state !== 'open') return err('SHOP.OFFER_STATE', { state: usual.state });
  // Two payments at two prices cannot be told apart.
  if (usual.deposit !== null) return err('SHOP.OFFER_DEPOSIT');
  const terms = await deps.terms.of(tx, station, usual.id);
  if (!terms) return err('SHOP.TERMS_MISSING');
  const opensAt = new Date((await deps.time.now(tx)).getTime() + wanted.countdown * 1_000);
  const basis = basisOf(wanted.price, usual.price, await deps.lives.deals(tx, usual.variant, opensAt));
  if (!basis.ok) return basis;
  const opened = await open({ ...deps, database: within(tx) }, tx, {
    ...{ actor, usual, wanted, opensAt, basis: basis.value },
    terms: { ...agreed(terms), session: wanted.session },
  });
  if (!opened.ok) return opened;
  const [made] = await deps.lives.among(tx, [opened.value]);
  if (!made) throw new Bug(`the offer ${opened.value} is gone in the transaction that made it`);
  return ok(made);
}

/** What was agreed, without when and by whom: at another price it is agreed anew. */
function agreed(terms: KeptTerms): Terms {
  const { mode, goodsKind, supplier, payee, village, session, part } = terms;
  const { stationFen, anchorFen, freightFen, platformFen, feePoints, donation } = terms;
  const fen = { stationFen, anchorFen, freightFen, platformFen, feePoints };
  return { mode, goodsKind, supplier, payee, village, session, part, ...fen, donation };
}

type Opening = {
  readonly actor: StaffActor;
  readonly usual: KeptOffer;
  readonly wanted: Omit<LimitedPrice, 'offer'>;
  readonly opensAt: Date;
  readonly basis: LimitedBasis;
  readonly terms: Terms;
};

async function open(deps: LiveOfferDeps, tx: Tx, opening: Opening): Promise<Result<string, LimitedRefusal>> {
  const { actor, usual, wanted, opensAt, basis, terms } = opening;
  const closesAt = new Date(opensAt.getTime() + wanted.minutes * 60_000);
  const { variant, payMinutes, promise, claims, freightRule } = usual;
  const made = await makeOffer(deps, actor, {
    ...{ variant, payMinutes, promise, claims, freightRule, ...basis },
    ...{ price: wanted.price, total: wanted.total, perBuyer: wanted.perBuyer },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    ...{ deposit: null, balanceFrom: null, balanceUntil: null },
  });
  if (!made.ok) return made;
  const { id, version } = made.value;
  await deps.lives.limit(tx, id);
  const priced = await setTerms(deps, actor, { ...terms, id, version });
  if (!priced.ok) return unlessChanged(priced);
  const opened = await moveOffer(deps, actor, { id, event: 'open', version: priced.value.version });
  return opened.ok ? ok(id) : unlessChanged(opened);
}

type Refused = Extract<Awaited<ReturnType<typeof setTerms>> | Awaited<ReturnType<typeof moveOffer>>, { ok: false }>;

/** Nobody else knows of an offer that is not committed yet. */
function unlessChanged({ error }: Refused): Result<never, LimitedRefusal> {
  if (error.code === 'HEARTH.CHANGED_MEANWHILE') throw new Bug('somebody changed an offer that nobody could see');
  return { ok: false, error };
}

/** Ends an offer at once, by whoever it is; `false` when it was closed already. */
export async function closeOffer(
  { offers, ledger, outbox }: Pick<LiveOfferDeps, 'offers' | 'ledger' | 'outbox'>,
  tx: Tx,
  { actor, id }: { readonly actor: StaffActor | SystemActor; readonly id: string },
): Promise<boolean> {
  const { station } = actor;
  const offer = await offers.find(tx, station, id);
  const next = offer && offerMachine.next(offer.state, 'close');
  if (!offer || !next?.ok) return false;
  const { state } = next.value;
  if (!(await offers.move(tx, offer, { state }))) return false;
  ledger.append(tx, { actor, action: 'offer.close', subject: id, facts: { price: offer.price } });
  await outbox.append(tx, offerMoved({ station, offerId: id, state, version: offer.version + 1 }));
  return true;
}
