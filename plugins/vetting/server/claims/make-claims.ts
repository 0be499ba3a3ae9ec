import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import type { Claim, Evidence, MakeClaim } from '../../contract';
import { dayOf } from '../papers/paper-needs.rules';
import type { GoodsDeps, GoodsRefusal } from '../products/goods-deps';
import type { KeptProduct } from '../products/product-store';
import { standingOfClaim } from './claim.rules';
import type { KeptClaim } from './claim-store';

type Claimed = Result<Claim, GoodsRefusal>;

/** What is claimed of a product, each with whether it may be said today. */
export async function listClaims(
  deps: GoodsDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ claims: Claim[] }, GoodsRefusal>> {
  const { read } = deps.database;
  const product = await deps.products.find(read, actor.stations, id);
  if (!product) return err('GOODS.NOT_FOUND');
  const claims = await deps.claims.of(read, id);
  return ok({ claims: await presentClaims(deps, read, { claims, product }) });
}

/** Writes a claim down. It may be forbidden: then it stands there with the reason, so that nobody tries it again. */
export async function makeClaim(
  deps: GoodsDeps,
  actor: StaffActor,
  { id: product, ...claim }: MakeClaim & { readonly id: string },
): Promise<Claimed> {
  return deps.database.transaction(async (tx): Promise<Claimed> => {
    const of = await deps.products.hold(tx, actor.stations, product);
    if (!of) return err('GOODS.NOT_FOUND');
    const { station } = of;
    const id = deps.ids.next();
    if (!(await deps.claims.insert(tx, { ...claim, id, station, product, madeBy: actor.id })))
      return err('GOODS.CLAIM_TWICE');
    const facts = { product, text: claim.text, kind: claim.kind };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'claim.made', subject: id, version: '1', facts });
    return shown(deps, tx, { product: of, claim: { ...claim, id, station, product, evidence: [], version: 1 } });
  });
}

type Bind = { readonly id: string; readonly version: number; readonly evidence: readonly Evidence[] };

/** Binds a claim to pages of papers of the same product or of its supplier. */
export async function bindEvidence(
  deps: GoodsDeps,
  actor: StaffActor,
  { id, version, evidence }: Bind,
): Promise<Claimed> {
  return deps.database.transaction(async (tx): Promise<Claimed> => {
    const claim = await deps.claims.hold(tx, actor.stations, id);
    const product = claim && (await deps.products.find(tx, actor.stations, claim.product));
    if (!product) return err('GOODS.CLAIM_NOT_FOUND');
    const papers = await deps.papers.of(tx, { products: [product.id], suppliers: [product.supplier.id] });
    for (const { paper: wanted, page } of evidence) {
      const paper = papers.find((one) => one.id === wanted);
      if (!paper) return err('GOODS.PAPER_NOT_FOUND');
      if (page > paper.pages) return err('GOODS.PAGE_NOT_THERE', { pages: paper.pages });
    }
    const { station } = claim;
    if (!(await deps.claims.bind(tx, { id, version, station }, { evidence, by: actor.id })))
      return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { evidence: evidence.map(({ paper, page }) => `${paper}#${page}`) };
    deps.ledger.append(tx, {
      actor: { ...actor, station },
      action: 'claim.bound',
      subject: id,
      version: String(version + 1),
      facts,
    });
    return shown(deps, tx, { product, claim: { ...claim, evidence: [...evidence], version: version + 1 } });
  });
}

/** Takes a claim back. */
export async function removeClaim(deps: GoodsDeps, actor: StaffActor, id: string): Promise<Result<null, GoodsRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<null, GoodsRefusal>> => {
    const claim = await deps.claims.hold(tx, actor.stations, id);
    if (!claim) return err('GOODS.CLAIM_NOT_FOUND');
    await deps.claims.remove(tx, id);
    const { station, text, product } = claim;
    deps.ledger.append(tx, {
      actor: { ...actor, station },
      action: 'claim.removed',
      subject: id,
      facts: { product, text },
    });
    return ok(null);
  });
}

type One = { readonly product: KeptProduct; readonly claim: KeptClaim };

async function shown(deps: GoodsDeps, tx: Tx, { product, claim }: One): Promise<Claimed> {
  const [one] = await presentClaims(deps, tx, { claims: [claim], product });
  return one ? ok(one) : err('GOODS.CLAIM_NOT_FOUND');
}

async function presentClaims(
  { papers, clock }: Pick<GoodsDeps, 'papers' | 'clock'>,
  on: Database['read'] | Tx,
  { claims, product }: { readonly claims: readonly KeptClaim[]; readonly product: KeptProduct },
): Promise<Claim[]> {
  const known = await papers.of(on, { products: [product.id], suppliers: [product.supplier.id] });
  const byId = new Map(known.map((paper) => [paper.id, paper]));
  const { category } = product;
  return claims.map(({ id, text, kind, evidence, version }) => {
    const found = standingOfClaim({ text, evidence, category }, byId, dayOf(clock.now()));
    const { standing, reasons, hints } = found;
    return {
      id,
      product: product.id,
      text,
      kind,
      evidence,
      standing,
      reasons: [...reasons],
      hints: [...hints],
      version,
    };
  });
}
