/** What must be true of the books of points (newsroom.md §6.4, I9), judged from what stands in them and without the rules under test. */
import type { PointRuleBody } from '../../../contract';
import type { BookedPosting, BookHouse, BookRecords } from './book-house';

/** I9, in its parts. */
export const BOOK_PROMISES = {
  shares: 'the shares of a work are its points, and its points are those of its rule',
  closed: 'closing a month changes nothing earlier: a closed month keeps its postings and its sums',
  open: 'whatever is posted, corrections too, is dated into the open month',
  names: 'nobody grades what they have a share in or answers their own appeal',
} as const;

/** A part of I9. */
export type BookPromised = keyof typeof BOOK_PROMISES;

/** How often the interesting things happened. */
export type BookSeen = { graded: number; regraded: number; closed: number; later: number; accepted: number };

/** Looks on while books are kept. */
export type BookWatch = {
  readonly broken: readonly { readonly promise: BookPromised; readonly how: string }[];
  readonly seen: BookSeen;
  look(): Promise<void>;
};

type Tell = (promise: BookPromised, how: string) => void;

const NOTHING: BookRecords = {
  ...{ months: [], rules: [], postings: [], entries: [], standing: [], appeals: [], ledger: [] },
};

/** Begins to look on. */
export function watchBooks(house: BookHouse): BookWatch {
  const broken: { promise: BookPromised; how: string }[] = [];
  const seen: BookSeen = { graded: 0, regraded: 0, closed: 0, later: 0, accepted: 0 };
  const tell: Tell = (promise, how) => void broken.push({ promise, how });
  /** What a month was when it was first seen closed. */
  const closed = new Map<string, string>();
  let before = NOTHING;
  return {
    broken,
    seen,
    async look() {
      const now = await house.records();
      judgeClosed(now, closed, tell);
      judgeDates(now, before, tell);
      for (const posting of now.postings) judgePosting(now, posting, tell);
      for (const { documentId } of house.works) judgeWork(now, documentId, tell);
      for (const { person, answeredBy } of now.appeals)
        if (person === answeredBy) tell('names', 'answered their own appeal');
      Object.assign(seen, seenIn(now));
      before = now;
    },
  };
}

function seenIn({ postings, months, appeals }: BookRecords): BookSeen {
  const taken = postings.filter(({ reverses }) => reverses !== null);
  const monthOf = new Map(postings.map(({ id, month }) => [id, month]));
  return {
    graded: postings.length - 2 * taken.length,
    regraded: taken.length,
    closed: months.filter(({ isOpen }) => !isOpen).length,
    later: taken.filter(({ reverses, month }) => monthOf.get(reverses ?? '') !== month).length,
    accepted: appeals.filter(({ state }) => state === 'accepted').length,
  };
}

const sharesOf = ({ entries }: BookRecords, id: string) =>
  entries.filter(({ posting, person }) => posting === id && person !== null);
const sum = (all: readonly { readonly amount: number }[]): number => all.reduce((so, { amount }) => so + amount, 0);

function judgeClosed(now: BookRecords, closed: Map<string, string>, tell: Tell): void {
  if (now.months.filter(({ isOpen }) => isOpen).length > 1) tell('open', 'two months are open');
  for (const { month, isOpen } of now.months) {
    const was = closed.get(month);
    if (isOpen && was !== undefined) tell('closed', `${month} was opened again`);
    if (isOpen) continue;
    const ids = new Set(now.postings.filter((one) => one.month === month).map(({ id }) => id));
    const all = JSON.stringify(now.entries.filter(({ posting }) => ids.has(posting)));
    if (was !== undefined && was !== all) tell('closed', `${month} is not what it was when it was closed`);
    closed.set(month, all);
  }
}

/** Whatever came since the last look is dated into a month that was open then, or is now. */
function judgeDates(now: BookRecords, before: BookRecords, tell: Tell): void {
  const known = new Set(before.postings.map(({ id }) => id));
  const isShut = (month: string): boolean => before.months.some((one) => one.month === month && !one.isOpen);
  for (const { id, month } of now.postings)
    if (!known.has(id) && isShut(month)) tell('open', `something was dated into ${month} after it was closed`);
}

function judgePosting(now: BookRecords, posting: BookedPosting, tell: Tell): void {
  const { id, points, reverses, byPerson } = posting;
  const shares = sharesOf(now, id);
  const given = now.entries.filter((one) => one.posting === id && one.person === null);
  const way = reverses === null ? 1 : -1;
  if (sum(shares) !== way * points) tell('shares', `${sum(shares)} of ${way * points} points were shared`);
  if (sum(given) !== -way * points) tell('shares', `the work gave ${-sum(given)} of ${way * points}`);
  if (shares.some(({ amount }) => Math.sign(amount) !== way)) tell('shares', 'somebody got less than nothing');
  if (reverses === null && shares.some(({ person }) => person === byPerson)) tell('names', 'graded what they share in');
  judgeRule(now, posting, tell);
}

function judgeRule({ rules }: BookRecords, posting: BookedPosting, tell: Tell): void {
  const { points, reverses, ruleVersion, month } = posting;
  const rule = rules.find(({ version }) => version === ruleVersion);
  if (rule && reverses === null && rule.validFrom > month)
    tell('shares', `rule ${ruleVersion} did not hold in ${month} yet`);
  if (!rule || !fitsRule(posting, rule.rule as PointRuleBody))
    tell('shares', `${points} points are not what rule ${ruleVersion} gives`);
}

/** The base lies in its grade, and of what adopted the work only the highest counts. */
function fitsRule({ grading: { grade, base, adopted }, points }: BookedPosting, rule: PointRuleBody): boolean {
  const { from, to } = rule.grades[grade];
  const bonus = Math.max(
    0,
    ...Object.entries(rule.adoption).flatMap(([level, most]) => (adopted.includes(level) ? most : [])),
  );
  return base >= from && base <= to && points === base + bonus;
}

/** One grading of a work stands, and over all months everybody has of it exactly what they have of that one. */
function judgeWork(now: BookRecords, documentId: string, tell: Tell): void {
  const all = now.postings.filter((one) => one.documentId === documentId);
  const taken = new Set(all.map(({ reverses }) => reverses));
  const untouched = all.filter(({ id, reverses }) => reverses === null && !taken.has(id)).map(({ id }) => id);
  const standing = now.standing.filter((one) => one.documentId === documentId).map(({ posting }) => posting);
  if (untouched.join() !== standing.join() || standing.length > 1)
    tell('shares', `${untouched.length} gradings of one work are not taken back, and ${standing.length} stand`);
  const has = amountsOf(now, new Set(all.map(({ id }) => id)));
  const due = amountsOf(now, new Set(standing));
  for (const [person, amount] of has)
    if (amount !== (due.get(person) ?? 0))
      tell('shares', `somebody has ${amount} of a work that gives them ${due.get(person) ?? 0}`);
}

/** What everybody has of some postings together. */
function amountsOf({ entries }: BookRecords, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const has = new Map<string, number>();
  for (const { posting, person, amount } of entries)
    if (person !== null && ids.has(posting)) has.set(person, (has.get(person) ?? 0) + amount);
  return has;
}
