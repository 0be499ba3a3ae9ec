import { paperKinds, type PaperKind, type ShownClaim, type ShownSeller, type SupplierFacts } from '../../contract';
import { regionName } from '../regions/region.rules';
import { standingOfClaim } from '../claims/claim.rules';
import type { KeptClaim } from '../claims/claim-store';
import { speaksOn } from '../papers/paper-needs.rules';
import type { KeptPaper } from '../papers/paper-store';
import type { KeptProduct } from '../products/product-store';

/** What everybody may look at: certificates and reports. What names people, fields or agreements stays with the station. */
const OPEN_KINDS: readonly PaperKind[] = [
  ...(['test-report', 'conformity-certificate', 'production-licence', 'food-trade-licence'] as const),
  ...(['green-certificate', 'organic-certificate', 'geo-certificate', 'ccc-certificate', 'business-licence'] as const),
];

type Holding = { readonly day: string; readonly openLots: ReadonlySet<string> };

/** The papers that hold today and may be looked at, in the order in which people ask for them. */
export function openPapers(papers: readonly KeptPaper[], { day, openLots }: Holding): readonly KeptPaper[] {
  const place = ({ kind }: KeptPaper): number => OPEN_KINDS.indexOf(kind);
  return papers
    .filter((paper) => OPEN_KINDS.includes(paper.kind) && holds(paper, { day, openLots }))
    .sort((a, b) => place(a) - place(b));
}

/** The front of the label that was accepted last. */
export const frontLabel = (papers: readonly KeptPaper[], holding: Holding): KeptPaper | undefined =>
  papers.find(
    (paper) =>
      paper.kind === 'label-photo' &&
      paper.fields['side'] === 'front' &&
      paper.fileType !== 'application/pdf' &&
      holds(paper, holding),
  );

const holds = (paper: KeptPaper, { day, openLots }: Holding): boolean =>
  paper.state === 'accepted' && speaksOn(paper, day) && (paper.lot === null || openLots.has(paper.lot));

/** What may be said today; of what proves it, what everybody may look at. */
export function openClaims(
  claims: readonly KeptClaim[],
  { product, papers, shown, day }: About,
): readonly ShownClaim[] {
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  const ids = new Set(shown.map(({ id }) => id));
  return claims
    .filter((claim) => standingOfClaim({ ...claim, category: product.category }, known, day).standing === 'supported')
    .map(({ text, kind, evidence }) => ({ text, kind, evidence: evidence.filter(({ paper }) => ids.has(paper)) }));
}

type About = {
  readonly product: Pick<KeptProduct, 'category'>;
  readonly papers: readonly KeptPaper[];
  readonly shown: readonly KeptPaper[];
  readonly day: string;
};

type Facts = { readonly [Part in 'who' | 'where' | 'contact']?: SupplierFacts[Part] | undefined };

/** A firm is shown with its address and number, as E-Commerce Law 15 wants it; of a person, the place alone. */
export function shownSeller({ who, where, contact }: Facts): ShownSeller {
  const kind = who?.kind ?? 'individual';
  const isFirm = kind === 'enterprise' || kind === 'cooperative';
  const region = where?.region ?? '';
  return {
    ...{ name: who?.name ?? '', kind, place: regionName(region) ?? region },
    address: isFirm ? (where?.address ?? null) : null,
    phone: isFirm ? (contact?.phone ?? null) : null,
    uscc: isFirm ? (who?.uscc ?? null) : null,
  };
}

/** How people call a kind of paper. */
export const paperName = (kind: PaperKind): (typeof paperKinds)[PaperKind] => paperKinds[kind];
