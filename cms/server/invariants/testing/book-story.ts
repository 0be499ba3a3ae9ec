/** Histories of the books of points: who does what with the works of a station, month after month, and how a history reads. */
import fc from 'fast-check';
import { adoptionLevels, USUAL_POINT_RULE, type PointGrade, type PointRuleBody } from '../../../contract';

/** Reporters a, b and c, the heads h and k, and i, who keeps the books and grades, too. */
export const BOOK_POWERS = {
  ...{ a: [], b: [], c: [] },
  ...{ h: ['grade'], k: ['grade'], i: ['grade', 'keep'] },
} as const satisfies Record<string, readonly ('grade' | 'keep')[]>;

/** One of the people of the books. */
export type Hand = keyof typeof BOOK_POWERS;

// The keys of the record above.
export const HANDS = Object.keys(BOOK_POWERS) as Hand[];

/** So many works are there. */
export const WORKS = 2;

const { grades, adoption } = USUAL_POINT_RULE;

/** What a station adopts: the usual, and one that gives less for grades and more for adoption. */
export const BOOK_RULES: readonly PointRuleBody[] = [
  { ...USUAL_POINT_RULE, quotas: [{ role: 'reporter', points: 600 }] },
  {
    ...{ ...USUAL_POINT_RULE, quotas: [] },
    grades: { ...grades, b: { from: 90, to: 110, floor: 70 } },
    adoption: { ...adoption, county: 33 },
  },
];

/** How somebody would grade: where in the range, what adopted it, and in which parts. */
export type Wish = {
  readonly grade: PointGrade;
  /** Hundredths of the range. */
  readonly place: number;
  readonly adopted: readonly (typeof adoptionLevels)[number][];
  readonly by: 'percent' | 'points';
  readonly parts: readonly (readonly [Hand, number])[];
  /** Whether the shares miss the whole, which has to be refused. */
  readonly misses: boolean;
};

/** Something that one person does. */
export type BookDeed =
  | { readonly do: 'grade'; readonly who: Hand; readonly work: number; readonly wish: Wish; readonly isBlind: boolean }
  | { readonly do: 'appeal'; readonly who: Hand; readonly work: number }
  | { readonly do: 'accept'; readonly who: Hand; readonly appeal: number; readonly wish: Wish }
  | { readonly do: 'decline' | 'withdraw'; readonly who: Hand; readonly appeal: number }
  | { readonly do: 'adopt'; readonly who: Hand; readonly rule: number; readonly ahead: number }
  | { readonly do: 'close'; readonly who: Hand };

/** Something that happens. */
export type BookHappening =
  | BookDeed
  | { readonly do: 'release'; readonly work: number }
  | { readonly do: 'month' }
  | { readonly do: 'together'; readonly deeds: readonly BookDeed[] };

/** What happens, one after the other. */
export type BookHistory = readonly BookHappening[];

const of = <const Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const who = of(...HANDS);
/** Heads try more often than others; what others try has to come to nothing. */
const head = of<Hand>('h', 'k', 'i', 'h', 'k', 'i', 'a');
const keeper = of<Hand>('i', 'i', 'i', 'h');
const work = fc.nat(WORKS - 1);
const appeal = fc.nat(3);
const parts = fc
  .shuffledSubarray([...HANDS], { minLength: 1, maxLength: 4 })
  .chain((people) =>
    fc.tuple(...people.map((person) => fc.tuple(fc.constant(person), fc.integer({ min: 1, max: 9 })))),
  );
const wish: fc.Arbitrary<Wish> = fc.record({
  grade: of('a', 'b', 'b', 'c', 'd'),
  place: fc.integer({ min: 0, max: 100 }),
  adopted: fc.subarray([...adoptionLevels], { maxLength: 2 }),
  by: of('percent', 'percent', 'points'),
  parts,
  misses: of(false, false, false, false, false, true),
});

const deed: fc.Arbitrary<BookDeed> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: of('grade'), who: head, work, wish, isBlind: of(false, false, false, false, true) }),
  },
  { weight: 4, arbitrary: fc.record({ do: of('appeal'), who, work }) },
  { weight: 3, arbitrary: fc.record({ do: of('accept'), who: head, appeal, wish }) },
  { weight: 3, arbitrary: fc.record({ do: of('decline', 'decline', 'withdraw'), who, appeal }) },
  { weight: 1, arbitrary: fc.record({ do: of('adopt'), who: keeper, rule: fc.nat(1), ahead: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ do: of('close'), who: keeper }) },
);

/** Any history. */
export const bookHistory: fc.Arbitrary<BookHistory> = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: deed },
    { weight: 3, arbitrary: fc.record({ do: of('month') }) },
    { weight: 2, arbitrary: fc.record({ do: of('release'), work }) },
    { weight: 3, arbitrary: fc.record({ do: of('together'), deeds: fc.array(deed, { minLength: 2, maxLength: 3 }) }) },
  ),
  { minLength: 6, maxLength: 24 },
);

/** A history as somebody would tell it. */
export const bookTold = (history: BookHistory): string => history.map((one) => `  ${lineOf(one)}`).join('\n');

function lineOf(one: BookHappening): string {
  switch (one.do) {
    case 'release':
      return `work ${one.work} goes out`;
    case 'month':
      return 'a month passes';
    case 'together':
      return `together: ${one.deeds.map(lineOf).join(' | ')}`;
    default:
      return `${one.who} ${deedOf(one)}`;
  }
}

function deedOf(one: BookDeed): string {
  switch (one.do) {
    case 'grade':
      return `grades work ${one.work}${one.isBlind ? ' as if nobody had' : ''}: ${wished(one.wish)}`;
    case 'accept':
      return `accepts appeal ${one.appeal}: ${wished(one.wish)}`;
    case 'appeal':
      return `appeals about work ${one.work}`;
    case 'adopt':
      return `adopts rule ${one.rule}, ${one.ahead} months ahead`;
    case 'close':
      return 'closes the month';
    default:
      return `would ${one.do} appeal ${one.appeal}`;
  }
}

const wished = ({ grade, place, adopted, by, parts: shares, misses }: Wish): string =>
  `${grade} at ${place}%${adopted.map((level) => ` +${level}`).join('')}, ${by} ${shares.map(([hand, part]) => `${hand}${part}`).join(' ')}${misses ? ', not whole' : ''}`;
