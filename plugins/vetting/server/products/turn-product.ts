import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { categories, type PaperNeed, type TurnProduct } from '../../contract';
import { dayOf, mayBeHandedIn } from '../papers/paper-needs.rules';
import type { GoodsDeps, GoodsRefusal } from './goods-deps';
import { moveProduct } from './move-product';
import { groundOf, type Ground } from './product-ground';
import { productMachine } from './product.machine';
import type { KeptProduct } from './product-store';

type Turned = Result<null, GoodsRefusal>;

/** Hands a product in, passes or returns its papers, throws it out, or retires it. */
export async function turnProduct(
  deps: GoodsDeps,
  actor: StaffActor,
  input: TurnProduct & { readonly id: string },
): Promise<Turned> {
  return deps.database.transaction(async (tx): Promise<Turned> => {
    const product = await deps.products.hold(tx, actor.stations, input.id);
    if (!product) return err('GOODS.NOT_FOUND');
    if (product.version !== input.version) return err('HEARTH.CHANGED_MEANWHILE');
    const { event } = input;
    const allowed = productMachine.allowed(product.state);
    if (!allowed.includes(event)) return err('GOODS.NOT_NOW', { state: product.state, event, allowed });
    const isReady = event === 'submit' || event === 'pass-papers';
    const now = deps.clock.now();
    const ground = isReady ? await groundOf(deps, tx, { product, now }) : undefined;
    const fits = may(input, { actor, product, ground, now });
    if (!fits.ok) return fits;
    return moveProduct(deps, tx, {
      ...{ product, event, actor },
      ...('reason' in input ? { reason: input.reason } : {}),
      ...(event === 'veto' ? { facts: { veto: input.veto } } : {}),
      ...(event === 'submit' ? { patch: { submittedBy: actor.id } } : {}),
    });
  });
}

type About = {
  readonly actor: StaffActor;
  readonly product: KeptProduct;
  readonly ground: Ground | undefined;
  readonly now: Date;
};

function may({ event }: TurnProduct, { actor, product, ground, now }: About): Turned {
  switch (event) {
    case 'submit':
      return ground ? mayBeHandedInNow(product, ground, now) : ok(null);
    case 'pass-papers':
      if (product.submittedBy === actor.id) return err('GOODS.OWN_WORK');
      return ground ? mayPass(ground) : ok(null);
    case 'return-papers':
      return product.submittedBy === actor.id ? err('GOODS.OWN_WORK') : ok(null);
    case 'veto':
    case 'retire':
      return ok(null);
  }
}

/** Goods that a panel refused come back when their time away is over, and not a day before. */
function mayBeHandedInNow(product: KeptProduct, ground: Ground, now: Date): Turned {
  const { coolUntil: until } = ground;
  return until !== null && dayOf(now) < until ? err('GOODS.COOLING', { until }) : mayBeSubmitted(product, ground);
}

function mayBeSubmitted({ supplier, category, facts }: KeptProduct, { needs, claims, priceGaps }: Ground): Turned {
  if (supplier.state !== 'verified') return err('GOODS.SUPPLIER_NOT_VERIFIED', { state: supplier.state });
  if (facts.welfare && categories[category].bannedForWelfare) return err('GOODS.CATEGORY_BANNED', { category });
  if (!mayBeHandedIn(needs))
    return err('GOODS.PAPERS_MISSING', {
      gaps: gapsOf(needs, ({ standing }) => standing === 'missing' || standing === 'expired'),
    });
  if (priceGaps.length > 0) return err('GOODS.PRICES_MISSING', { gaps: priceGaps });
  const forbidden = claims.filter(({ standing }) => standing === 'forbidden');
  return forbidden.length > 0 ? err('GOODS.CLAIMS_OPEN', { claims: openClaims(forbidden) }) : ok(null);
}

function mayPass({ needs, claims }: Ground): Turned {
  const gaps = gapsOf(needs, ({ standing }) => standing !== 'accepted');
  if (gaps.length > 0) return err('GOODS.PAPERS_MISSING', { gaps });
  const open = claims.filter(({ standing }) => standing !== 'supported');
  return open.length > 0 ? err('GOODS.CLAIMS_OPEN', { claims: openClaims(open) }) : ok(null);
}

const gapsOf = (needs: readonly PaperNeed[], isGap: (need: PaperNeed) => boolean) =>
  needs.filter(isGap).map(({ kind, lot, standing }) => ({ kind, why: standing, ...(lot === null ? {} : { lot }) }));

const openClaims = (claims: Ground['claims']) =>
  claims.map(({ text, standing, reasons }) => ({ text, standing, why: reasons.join(', ') }));
