import type { Database, Tx } from '@hearth/cms/platform';
import { VETTING_FILES, type Finding, type Paper, type Reuse, type ReuseElsewhere } from '../../contract';
import type { GoodsDeps } from '../products/goods-deps';
import type { KeptProduct } from '../products/product-store';
import type { SupplierOfGoods } from '../products/supplier-of-goods-store';
import { signedAddress } from './file-address.rules';
import { bandOf, daysLeft } from './paper-band.rules';
import { findingsOf } from './paper-checks.rules';
import { dayOf } from './paper-needs.rules';
import type { KeptPaper, SharedFile, UsedElsewhere } from './paper-store';

/** What papers are compared with: a supplier, and a product of theirs where the paper is one's. */
export type PaperGround = { readonly supplier: SupplierOfGoods; readonly product: KeptProduct | undefined };

type Tree = Awaited<ReturnType<GoodsDeps['stations']['tree']>>;
type Deps = Pick<GoodsDeps, 'papers' | 'lots' | 'vault' | 'clock' | 'stations'>;

/** Papers as people see them: with what machines found, and where the same file stands. */
export async function presentPapers(
  deps: Deps,
  on: Database['read'] | Tx,
  { papers, ground }: { readonly papers: readonly KeptPaper[]; readonly ground: PaperGround },
): Promise<Paper[]> {
  const [first] = papers;
  if (!first) return [];
  const hashes = [...new Set(papers.map(({ fileHash }) => fileHash))];
  const shared = await deps.papers.sharing(on, first.station, hashes);
  const tree = await deps.stations.tree();
  const far = await deps.papers.elsewhere(
    on,
    papers.map(({ id }) => id),
    neighboursOf(tree, first.station),
  );
  const lots = ground.product ? await deps.lots.of(on, [ground.product.id]) : [];
  const codes = new Map(lots.map(({ id, code }) => [id, code]));
  return papers.map((paper) => {
    const sameFile = elsewhere(paper, shared);
    const away = far.filter((other) => other.paper === paper.id);
    const lotCode = paper.lot === null ? null : (codes.get(paper.lot) ?? null);
    return {
      ...presentPaper(deps, paper),
      findings: found(paper, { ground, lotCode, usedBefore: cameFirst(paper, sameFile, away), now: deps.clock.now() }),
      sameFile,
      usedElsewhere: away.flatMap((other) => named(tree, other)),
    };
  });
}

/** Papers on the same file that speak of something else: another lot, another product, another supplier. */
function elsewhere(paper: KeptPaper, shared: readonly SharedFile[]): Reuse[] {
  const isSame = (other: SharedFile): boolean =>
    other.product === paper.product && other.lot === paper.lot && other.supplier === paper.supplier;
  return shared
    .filter((other) => other.hash === paper.fileHash && other.paper !== paper.id && !isSame(other))
    .map(({ paper: id, kind, product, productTitle, lot, lotCode }) => ({
      paper: id,
      kind,
      product,
      productTitle,
      lot,
      lotCode,
    }));
}

/** All stations that stand in one tree with this one: above, below and beside it. One that hangs nowhere has none. */
function neighboursOf(tree: Tree, station: string): readonly string[] {
  const { root } = tree;
  return root && tree.sees(root.slug, station) ? tree.visible(root.slug) : [];
}

function named(tree: Tree, { station, at, papers }: UsedElsewhere): ReuseElsewhere[] {
  const found = tree.get(station);
  return found ? [{ station, name: found.name, at: at.toISOString(), papers }] : [];
}

/** Ids sort by the time at which they were made: whoever came first did not borrow. */
const cameFirst = (paper: KeptPaper, sameFile: readonly Reuse[], away: readonly UsedElsewhere[]): number =>
  sameFile.filter((other) => other.paper < paper.id).length + away.reduce((sum, { before }) => sum + before, 0);

type About = {
  readonly ground: PaperGround;
  readonly lotCode: string | null;
  readonly usedBefore: number;
  readonly now: Date;
};

function found(paper: KeptPaper, { ground, lotCode, usedBefore, now }: About): Finding[] {
  return [
    ...findingsOf({
      ...paper,
      ...{ lotCode, usedBefore, now, supplier: ground.supplier, maker: ground.product?.facts.maker ?? null },
      scope: scopeOf(paper),
    }),
  ];
}

/** Whose a paper is. */
export const scopeOf = ({ supplier, lot }: Pick<KeptPaper, 'supplier' | 'lot'>) =>
  supplier !== null ? 'supplier' : lot !== null ? 'lot' : 'product';

function presentPaper(
  { vault, clock }: Deps,
  paper: KeptPaper,
): Omit<Paper, 'findings' | 'sameFile' | 'usedElsewhere'> {
  const { id, product, supplier, lot, kind, state, validFrom, validTo, pages, number, issuer, holder, fields } = paper;
  const day = dayOf(clock.now());
  const url = signedAddress(vault, { path: `${VETTING_FILES}/${paper.station}/${paper.fileHash}`, now: clock.now() });
  return {
    ...{ id, product, supplier, lot, kind, state, validFrom, validTo, pages, number, issuer, holder, fields },
    ...{ band: bandOf(paper, day), daysLeft: daysLeft(validTo, day), reason: paper.reason, version: paper.version },
    file: { hash: paper.fileHash, type: paper.fileType, size: paper.fileSize, url },
    filedBy: paper.filedByName,
    filedAt: paper.filedAt.toISOString(),
    decidedBy: paper.decidedByName,
    decidedAt: paper.decidedAt?.toISOString() ?? null,
  };
}
