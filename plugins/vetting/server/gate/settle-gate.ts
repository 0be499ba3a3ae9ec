import type { SystemActor } from '@hearth/cms/contract';
import { Bug } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { gateMoved } from '../../contract';
import { moveProduct } from '../products/move-product';
import type { KnownFacts } from './facts-store';
import type { GateDeps } from './gate-deps';
import { productSuspended } from './gate-notices';
import type { SettledRow, WrittenRow } from './gate-store';
import { namedIn, codesOf } from './reason-words.rules';
import { courseOf, stopsShowing, verdictAt, type GateFacts } from './verdict.rules';

/** What settling stands on. */
export type SettleDeps = Pick<
  GateDeps,
  'ledger' | 'outbox' | 'notices' | 'gate' | 'facts' | 'products' | 'needsOf' | 'followers'
>;

/**
 * Works the verdicts of products out anew and writes those that differ. Whoever settles the same product waits here for its turn and then
 * reads what the other wrote, so that of two changes at once neither is forgotten. An approved product that may not be shown any more
 * is suspended, and what follows from that happens in the same transaction.
 */
export async function settleGate(deps: SettleDeps, tx: Tx, products: readonly string[]): Promise<void> {
  const ids = [...new Set(products)].sort();
  if (ids.length === 0) return;
  await deps.facts.hold(tx, ids);
  const now = await deps.facts.now(tx);
  const rows: SettledRow[] = [];
  for (const known of await deps.facts.of(tx, ids)) rows.push(await settledRow(deps, tx, { known, now }));
  const byProduct = new Map(rows.map((row) => [row.product, row]));
  for (const written of await deps.gate.write(tx, rows)) {
    const row = byProduct.get(written.product);
    if (row) await tell(deps, tx, { row, written });
  }
}

/** The same for all goods of a supplier, for whoever changes its state, its time or its papers. */
export async function settleSupplier(deps: SettleDeps, tx: Tx, supplier: string): Promise<void> {
  await settleGate(deps, tx, await deps.products.ofSupplier(tx, supplier));
}

/** What would take a product off the shelf at once if it were approved: for whoever is about to put it on the shelf. */
export async function hindrances(
  { facts, needsOf }: Pick<SettleDeps, 'facts' | 'needsOf'>,
  tx: Tx,
  product: string,
): Promise<SettledRow['reasons']> {
  const now = await facts.now(tx);
  const [known] = await facts.of(tx, [product]);
  if (!known) return [{ code: 'unknown' }];
  const approved = {
    ...gateFacts(known, needsOf(known)),
    product: { ...known.product, state: 'approved', since: now },
  };
  return courseOf(approved, now).reasons.filter(stopsShowing);
}

/** What a verdict is worked out from. */
export const gateFacts = (known: KnownFacts, needs: ReturnType<GateDeps['needsOf']>): GateFacts => ({
  ...{ product: known.product, supplier: known.supplier, papers: known.papers, lots: known.lots },
  ...needs,
});

type Known = { readonly known: KnownFacts; readonly now: Date };

async function settledRow(deps: SettleDeps, tx: Tx, { known, now }: Known): Promise<SettledRow> {
  const facts = gateFacts(known, deps.needsOf(known));
  const { id: product, station } = known;
  const course = courseOf(facts, now);
  if (known.product.state !== 'approved' || !course.reasons.some(stopsShowing))
    return { product, station, ...course, verdict: verdictAt(course, now) };
  await suspend(deps, tx, { known, reasons: course.reasons.filter(stopsShowing) });
  const [suspended] = await deps.facts.of(tx, [product]);
  if (!suspended) throw new Bug(`the product ${product} is gone while it is held`);
  const after = courseOf(gateFacts(suspended, deps.needsOf(suspended)), now);
  return { product, station, ...after, verdict: verdictAt(after, now) };
}

type Suspending = { readonly known: KnownFacts; readonly reasons: SettledRow['reasons'] };

/** Nobody presses anything: the house itself takes the product off the shelf, and says why. */
async function suspend(deps: SettleDeps, tx: Tx, { known, reasons }: Suspending): Promise<void> {
  const { id, station } = known;
  const words = namedIn(reasons);
  const actor: SystemActor = { kind: 'system', id: 'vetting', name: 'vetting', station };
  // It is held by the caller, who settles it.
  const product = await deps.products.find(tx, [station], id);
  if (!product) throw new Bug(`the product ${id} is gone while it is held`);
  const { products, ledger, outbox } = deps;
  const move = {
    actor,
    product,
    event: 'suspend',
    reason: words['zh-Hans'],
    facts: { reasons: codesOf(reasons) },
  } as const;
  const moved = await moveProduct({ products, ledger, outbox, settled: () => Promise.resolve() }, tx, move);
  if (!moved.ok) throw new Bug(`the product ${id} moved while it is held`);
  await deps.notices.notify(tx, {
    ...{ kind: productSuspended, station, to: { role: 'vetting-officer' }, subject: `${id}/${product.version}` },
    facts: { title: product.title, zh: words['zh-Hans'], en: words.en },
    link: `/plugins/vetting-goods/${id}`,
  });
}

type Told = { readonly row: SettledRow; readonly written: WrittenRow };

async function tell({ outbox, followers }: SettleDeps, tx: Tx, { row, written }: Told): Promise<void> {
  const { product, station, reasons } = row;
  const { showable, sellable } = row.verdict;
  if (written.wasShowable === showable && written.wasSellable === sellable) return;
  const { version } = written;
  const facts = { productId: product, showable, sellable, reasons: [...codesOf(reasons)], version };
  await outbox.append(tx, gateMoved({ station, ...facts }));
  if (!written.wasShowable || showable) return;
  for (const follow of followers) await follow(tx, { product, station, reasons });
}
