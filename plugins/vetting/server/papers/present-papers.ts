import type { Database, Tx } from '@hearth/cms/platform';
import { VETTING_FILES, type Finding, type Paper, type Reuse } from '../../contract';
import type { GoodsDeps } from '../products/goods-deps';
import type { KeptProduct } from '../products/product-store';
import type { SupplierOfGoods } from '../products/supplier-of-goods-store';
import { signedAddress } from './file-address.rules';
import { bandOf, daysLeft } from './paper-band.rules';
import { findingsOf } from './paper-checks.rules';
import { dayOf } from './paper-needs.rules';
import type { KeptPaper, SharedFile } from './paper-store';

/** What papers are compared with: a supplier, and a product of theirs where the paper is one's. */
export type PaperGround = { readonly supplier: SupplierOfGoods; readonly product: KeptProduct | undefined };

type Deps = Pick<GoodsDeps, 'papers' | 'lots' | 'vault' | 'clock'>;

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
  const lots = ground.product ? await deps.lots.of(on, [ground.product.id]) : [];
  const codes = new Map(lots.map(({ id, code }) => [id, code]));
  return papers.map((paper) => {
    const sameFile = elsewhere(paper, shared);
    const lotCode = paper.lot === null ? null : (codes.get(paper.lot) ?? null);
    return {
      ...presentPaper(deps, paper),
      findings: found(paper, { ground, lotCode, sameFile, now: deps.clock.now() }),
      sameFile,
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

type About = {
  readonly ground: PaperGround;
  readonly lotCode: string | null;
  readonly sameFile: readonly Reuse[];
  readonly now: Date;
};

function found(paper: KeptPaper, { ground, lotCode, sameFile, now }: About): Finding[] {
  return [
    ...findingsOf({
      ...paper,
      ...{ lotCode, now, supplier: ground.supplier, maker: ground.product?.facts.maker ?? null },
      scope: scopeOf(paper),
      // Ids sort by the time at which they were made: whoever came first did not borrow.
      sameFile: sameFile.filter((other) => other.paper < paper.id),
    }),
  ];
}

/** Whose a paper is. */
export const scopeOf = ({ supplier, lot }: Pick<KeptPaper, 'supplier' | 'lot'>) =>
  supplier !== null ? 'supplier' : lot !== null ? 'lot' : 'product';

function presentPaper({ vault, clock }: Deps, paper: KeptPaper): Omit<Paper, 'findings' | 'sameFile'> {
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
