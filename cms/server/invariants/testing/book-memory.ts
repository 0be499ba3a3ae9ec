/**
 * The books of points in memory, as plain lists. What the tables hold by themselves (one open month, nothing dated into a closed one,
 * postings that balance) is done here in the same words; `books.int.test.ts` keeps books on PostgreSQL and here, and compares them.
 */
import type { PointWork } from '../../../contract';
import type { Database, Tx } from '../../../platform';
import type { Appeal, Answering } from '../../points/appeal-store';
import type { KeptRule, Month } from '../../points/month-store';
import type { Entry } from '../../points/point.rules';
import type { NewPosting, Posting } from '../../points/point-store';
import type { PointsDeps } from '../../points/points-deps';
import { besideBooks } from './book-deps';
import { aroundOf, monthLater, type BookHouse, type BookVerbs } from './book-house';
import { WORKS, type Hand } from './book-story';

type Kept = {
  months: readonly Month[];
  rules: readonly KeptRule[];
  postings: readonly Posting[];
  entries: readonly (Entry & { readonly posting: string })[];
  standing: ReadonlyMap<string, { readonly posting: string; readonly version: number }>;
  appeals: readonly Appeal[];
  ledger: readonly string[];
};

/** Whether the tables keep what they keep; mutants take that away, or nothing wrong could ever be written. */
type Table = { readonly isKept: boolean };

const STATION = 'yunze';
const tx = {} as Tx; // Nothing of a transaction is looked at by stores in memory.
const AT = new Date(0);
const idOf = (who: Hand): string => `00000000-0000-7000-a000-00000000000${HEX[who]}`;
const HEX: Readonly<Record<Hand, number>> = { a: 1, b: 2, c: 3, h: 4, k: 5, i: 6 };

/** Builds a station that has no books yet. */
export function aMemoryBook(verbs: BookVerbs, { isKept = true }: Partial<Table> = {}): BookHouse {
  const kept: Kept = {
    ...{ months: [], rules: [], postings: [], entries: [], standing: new Map(), appeals: [], ledger: [] },
  };
  const around = aroundOf();
  let ids = 0;
  const deps = {
    database: databaseOf(kept),
    ids: { next: () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}` },
    ledger: {
      append: (_tx: Tx, { action }: { readonly action: string }) => void (kept.ledger = [...kept.ledger, action]),
    },
    ...besideBooks({ station: STATION, around, idOf }),
    ...{ months: monthsIn(kept), books: booksIn(kept, { isKept }), appeals: appealsIn(kept), journal: journalIn(kept) },
  } as unknown as PointsDeps; // Exports are not asked for.
  const works = Array.from({ length: WORKS }, (_, n): PointWork => ({
    documentId: `work${n}xxxxxxxx`,
    locale: 'zh-Hans',
  }));
  return {
    ...{ verbs, deps, works, idOf, station: STATION, isParallel: false },
    month: () => monthLater(around),
    release: (n) => void around.out.add(works[n]?.documentId ?? ''),
    records: async () => ({
      ...{ rules: kept.rules, postings: kept.postings, ledger: kept.ledger, appeals: kept.appeals },
      months: kept.months.map(({ month, closedAt }) => ({ month, isOpen: closedAt === null })),
      entries: kept.entries.map(({ posting, account, amount }) => ({
        ...{ posting, amount },
        person: account === 'work' ? null : account.person,
      })),
      standing: [...kept.standing].map(([documentId, { posting }]) => ({ documentId, posting })),
    }),
  };
}

/** A refusal, and whatever is thrown, takes its transaction back, here as there. */
function databaseOf(kept: Kept): Database {
  return {
    read: tx,
    transaction: async (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => {
      const before = { ...kept };
      try {
        const answer = await work(tx);
        if (typeof answer === 'object' && answer !== null && 'error' in answer) Object.assign(kept, before);
        return answer;
      } catch (error) {
        Object.assign(kept, before);
        throw error;
      }
    },
  } as unknown as Database;
}

function monthsIn(kept: Kept) {
  const fresh = (month: string): Month => ({ station: STATION, month, closedBy: null, closedAt: null, version: 1 });
  return {
    open: async (_tx: Tx, _station: string, now: string) => {
      if (kept.months.length === 0) kept.months = [fresh(now)];
      return kept.months.find(({ closedAt }) => closedAt === null);
    },
    all: async () => kept.months.toReversed(),
    close: async (_tx: Tx, { month, version }: Month, { by, next }: { by: string; next: string }) => {
      const is = (one: Month): boolean => one.month === month && one.version === version && one.closedAt === null;
      if (!kept.months.some(is)) return false;
      const closing = { closedBy: by, closedAt: AT, version: version + 1 };
      kept.months = [...kept.months.map((one) => (is(one) ? { ...one, ...closing } : one)), fresh(next)];
      return true;
    },
    rules: async () => kept.rules,
    adopt: async (_tx: Tx, rule: Omit<KeptRule, 'at'>) => {
      if (kept.rules.some(({ version }) => version === rule.version)) return false;
      kept.rules = [...kept.rules, { ...rule, at: AT }];
      return true;
    },
  };
}

function booksIn(kept: Kept, { isKept }: Table) {
  const check = ({ month, points, reverses, entries }: NewPosting): void => {
    const isOpen = kept.months.some((one) => one.month === month && one.closedAt === null);
    const given = entries[0]?.amount;
    const isEven = entries.reduce((sum, { amount }) => sum + amount, 0) === 0;
    if (isKept && !isOpen) throw new Error(`the month ${month} is closed`);
    if (isKept && (!isEven || given !== (reverses === null ? -points : points))) throw new Error('out of balance');
  };
  return {
    post: async (_tx: Tx, fresh: NewPosting) => {
      check(fresh);
      const { entries, ...posting } = fresh;
      kept.postings = [...kept.postings, { ...posting, at: AT }];
      kept.entries = [...kept.entries, ...entries.map((entry) => ({ ...entry, posting: posting.id }))];
    },
    standing: async (_read: unknown, { documentId }: PointWork) => kept.standing.get(documentId),
    stand: async (
      _tx: Tx,
      { documentId }: PointWork,
      { posting, seen }: { readonly posting: string; readonly seen: number },
    ) => {
      if ((kept.standing.get(documentId)?.version ?? 0) !== seen) return false;
      kept.standing = new Map([...kept.standing, [documentId, { posting, version: seen + 1 }]]);
      return true;
    },
    byIds: async (_read: unknown, ids: readonly string[]) => kept.postings.filter(({ id }) => ids.includes(id)),
    ofWork: async (_read: unknown, which: PointWork) =>
      kept.postings.filter(({ documentId }) => documentId === which.documentId),
    entries: async (_read: unknown, ids: readonly string[]) =>
      kept.entries.filter(({ posting }) => ids.includes(posting)),
  };
}

function appealsIn(kept: Kept) {
  const whole = (appeal: Appeal): Appeal => {
    const about = kept.postings.find(({ id }) => id === appeal.posting);
    if (!about) throw new Error(`nobody posted ${appeal.posting}`);
    const { documentId, locale, title, month } = about;
    return { ...appeal, documentId, locale, title, month };
  };
  return {
    insert: async (_tx: Tx, fresh: Appeal) => {
      const is = (one: Appeal): boolean => one.posting === fresh.posting && one.person === fresh.person;
      if (kept.appeals.some((one) => is(one) && one.state === 'open')) return false;
      const open = { state: 'open', answer: null, answeredBy: null, at: AT, version: 1 } as const;
      kept.appeals = [...kept.appeals, whole({ ...fresh, ...open })];
      return true;
    },
    move: async (_tx: Tx, { id, version }: Appeal, answering: Answering) => {
      if (kept.appeals.find((one) => one.id === id)?.version !== version) return false;
      kept.appeals = kept.appeals.map((one) => (one.id === id ? { ...one, ...answering, version: version + 1 } : one));
      return true;
    },
    byId: async (_read: unknown, id: string) => kept.appeals.find((one) => one.id === id),
    list: async () => kept.appeals,
    openOf: async (_read: unknown, person: string) =>
      new Set(
        kept.appeals.filter((one) => one.person === person && one.state === 'open').map(({ posting }) => posting),
      ),
    openIn: async () => 0,
  };
}

/** Only the sums of a month are looked at by verbs. */
function journalIn(kept: Kept) {
  return {
    totals: async (_read: unknown, { month }: { readonly month: string }) => {
      const ids = new Set(kept.postings.filter((one) => one.month === month).map(({ id }) => id));
      const sums = new Map<string, number>();
      for (const { posting, account, amount } of kept.entries)
        if (account !== 'work' && ids.has(posting)) sums.set(account.person, (sums.get(account.person) ?? 0) + amount);
      return sums;
    },
  };
}
