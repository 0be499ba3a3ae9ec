import {
  categories,
  labelSides,
  type PaperNeed,
  type PaperState,
  type ProductCategory,
  type ProductFacts,
  paperCatalogue,
  type CataloguePaper,
  type Condition,
} from '../../contract';

/** What decides which papers a product needs. */
export type NeedFacts = {
  readonly category: ProductCategory;
  readonly supplierKind: string;
  readonly facts: Pick<ProductFacts, 'prepackaged' | 'branded' | 'welfare' | 'donation' | 'marks'>;
};

/** What decides whether a paper meets a need. */
export type PaperFacts = {
  readonly id: string;
  readonly kind: string;
  readonly state: PaperState;
  readonly supplier: string | null;
  readonly lot: string | null;
  /** Days, in words that sort: 2026-11-30. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly fields: Readonly<Record<string, string>>;
};

const EIGHT_HOURS = 8 * 3_600_000;

/** The day at a moment by the stations' clock; papers begin and end by days. */
export const dayOf = (at: Date): string => new Date(at.getTime() + EIGHT_HOURS).toISOString().slice(0, 10);

/** So many days after a day. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whether a line of the catalogue asks for its paper. */
export function isAsked({ when }: Pick<CataloguePaper, 'when'>, about: NeedFacts): boolean {
  return when.some((group) => group.every((condition) => holds(condition, about)));
}

function holds(condition: Condition, { category, supplierKind, facts }: NeedFacts): boolean {
  if ('trait' in condition) return categories[category][condition.trait] === condition.is;
  if ('supplier' in condition) return condition.supplier.includes(supplierKind);
  if ('declared' in condition) return facts[condition.declared];
  return facts.marks.includes(condition.mark);
}

/** The last day on which a paper holds: what it says of itself, or what its kind allows at most. */
export function lastDayOf(
  line: Pick<CataloguePaper, 'validity'>,
  { validFrom, validTo }: Pick<PaperFacts, 'validFrom' | 'validTo'>,
  category: ProductCategory | undefined,
): string | null {
  const { days } = line.validity;
  const most = days === 'test' ? category && categories[category].testDays : days;
  if (most === undefined) return validTo;
  const end = daysAfter(validFrom, most);
  return validTo === null || validTo > end ? end : validTo;
}

/** Whether a paper speaks on a day: accepted or not is another question. */
export const speaksOn = ({ validFrom, validTo }: Pick<PaperFacts, 'validFrom' | 'validTo'>, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

type Given = { readonly papers: readonly PaperFacts[]; readonly lots: readonly string[]; readonly day: string };

/**
 * Everything that a product needs on a day, and how it stands. `lots` are those that are open; a need of each lot is asked once without a
 * lot where there is none, so that goods without a lot never pass for complete.
 */
export function needsOf(about: NeedFacts, given: Given): readonly PaperNeed[] {
  return paperCatalogue.papers.filter((line) => isAsked(line, about)).flatMap((line) => placesOf(line, given));
}

function placesOf(line: CataloguePaper, given: Given): readonly PaperNeed[] {
  if (line.eachSide) return labelSides.map((side) => standingOf(line, given, { lot: null, side }));
  if (line.scope !== 'lot') return [standingOf(line, given, { lot: null, side: null })];
  return (given.lots.length === 0 ? [null] : given.lots).map((lot) => standingOf(line, given, { lot, side: null }));
}

type Where = Pick<PaperNeed, 'lot' | 'side'>;

function standingOf({ kind, scope }: CataloguePaper, { papers, day }: Given, { lot, side }: Where): PaperNeed {
  const need = { kind, scope, lot, side };
  const isWithoutLot = scope === 'lot' && lot === null;
  const known = papers.filter(
    (paper) =>
      !isWithoutLot &&
      paper.kind === kind &&
      (scope === 'supplier') === (paper.supplier !== null) &&
      (scope !== 'lot' || paper.lot === lot) &&
      (side === null || paper.fields['side'] === side),
  );
  const found = (state: PaperState, speaks: boolean) =>
    known
      .filter((paper) => paper.state === state && speaksOn(paper, day) === speaks)
      .reduce<PaperFacts | undefined>((best, paper) => (best && endOf(best) >= endOf(paper) ? best : paper), undefined);
  const accepted = found('accepted', true);
  if (accepted) return { ...need, standing: 'accepted', paper: accepted.id, until: accepted.validTo };
  const waiting = found('filed', true);
  if (waiting) return { ...need, standing: 'waiting', paper: waiting.id, until: waiting.validTo };
  const over = found('accepted', false) ?? found('filed', false);
  if (over) return { ...need, standing: 'expired', paper: over.id, until: over.validTo };
  return { ...need, standing: 'missing', paper: null, until: null };
}

const endOf = ({ validTo }: PaperFacts): string => validTo ?? '9999-12-31';

/** Whether goods may be handed in: everything is there and valid, accepted or waiting to be. */
export const mayBeHandedIn = (needs: readonly PaperNeed[]): boolean =>
  needs.every(({ standing }) => standing === 'accepted' || standing === 'waiting');

/** The last day on which every accepted need still holds; none where none ends. */
export function firstEnd(needs: readonly PaperNeed[]): string | null {
  const ends = needs.flatMap(({ standing, until }) => (standing === 'accepted' && until !== null ? [until] : []));
  return ends.length === 0 ? null : ends.reduce((first, end) => (end < first ? end : first));
}
