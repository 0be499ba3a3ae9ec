import {
  isPerson,
  type Claim,
  type PaperKind,
  type ProductCategory,
  type ShownClaim,
  type ShownSeller,
  type SupplierFacts,
} from '../../contract';
import { standingOfClaim, type EvidencePaper } from '../claims/claim.rules';
import { speaksOn } from '../papers/paper-needs.rules';
import { regionName } from '../regions/region.rules';

/** What everybody may look at: certificates and reports. What names people, fields or agreements stays with the station. */
const OPEN_KINDS: readonly PaperKind[] = [
  ...(['test-report', 'conformity-certificate', 'production-licence', 'food-trade-licence'] as const),
  ...(['green-certificate', 'organic-certificate', 'geo-certificate', 'ccc-certificate', 'business-licence'] as const),
];

/** A paper, as far as showing it goes by. */
export type ShowablePaper = EvidencePaper & {
  readonly kind: PaperKind;
  readonly lot: string | null;
  readonly fileType: string;
};

/** The day, and the lots that are open on it. */
export type Holding = { readonly day: string; readonly openLots: ReadonlySet<string> };

/** The papers that hold today and may be looked at, in the order in which people ask for them. */
export function openPapers<Paper extends ShowablePaper>(papers: readonly Paper[], holding: Holding): readonly Paper[] {
  const place = ({ kind }: ShowablePaper): number => OPEN_KINDS.indexOf(kind);
  return papers
    .filter((paper) => OPEN_KINDS.includes(paper.kind) && holds(paper, holding))
    .sort((a, b) => place(a) - place(b));
}

/** The front of the label that was accepted last. */
export const frontLabel = <Paper extends ShowablePaper>(
  papers: readonly Paper[],
  holding: Holding,
): Paper | undefined =>
  papers.find(
    (paper) =>
      paper.kind === 'label-photo' &&
      paper.fields['side'] === 'front' &&
      paper.fileType !== 'application/pdf' &&
      holds(paper, holding),
  );

const holds = (paper: ShowablePaper, { day, openLots }: Holding): boolean =>
  paper.state === 'accepted' && speaksOn(paper, day) && (paper.lot === null || openLots.has(paper.lot));

type About = {
  readonly category: ProductCategory;
  readonly papers: readonly ShowablePaper[];
  readonly shown: readonly ShowablePaper[];
  readonly day: string;
};

/** What may be said today; of what proves it, what everybody may look at. */
export function openClaims(
  claims: readonly Pick<Claim, 'text' | 'kind' | 'evidence'>[],
  { category, papers, shown, day }: About,
): readonly ShownClaim[] {
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  const ids = new Set(shown.map(({ id }) => id));
  return claims
    .filter((claim) => standingOfClaim({ ...claim, category }, known, day).standing === 'supported')
    .map(({ text, kind, evidence }) => ({ text, kind, evidence: evidence.filter(({ paper }) => ids.has(paper)) }));
}

type Facts = { readonly [Part in 'who' | 'where' | 'contact']?: SupplierFacts[Part] | undefined };

// What was not written down yet; none of it comes through the gate.
const NOBODY = { kind: 'individual', name: '' } as const;
const NOWHERE = { region: '', address: null };

/** A firm is shown with its address and number, as E-Commerce Law 15 wants it; of a person, the place alone. */
export function shownSeller({ who, where, contact }: Facts): ShownSeller {
  const { kind, name } = who ?? NOBODY;
  const { region, address } = where ?? NOWHERE;
  const seller = { name, kind, place: regionName(region) ?? region };
  if (isPerson(kind)) return { ...seller, address: null, uscc: null, phone: null };
  return { ...seller, address, uscc: who?.uscc ?? null, phone: contact?.phone ?? null };
}
