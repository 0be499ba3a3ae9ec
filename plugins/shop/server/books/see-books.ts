import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, fen, formatYuan, ok, spreadsheet, type Locale, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, Pieces } from '@hearth/cms/platform';
import { accountOf, chart, type Balance, type bookErrors, type BookEntry } from '../../contract';
import type { BookPagesStore } from './book-pages-store';
import type { BookViewStore, EntryFilter } from './book-view-store';
import { verifyBooks, type Verified } from './verify-books';

/** What readers of the books are handed. */
export type SeeBooksDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly view: BookViewStore;
  readonly pages: BookPagesStore;
};

type Filter = Omit<EntryFilter, 'station'>;

/** Accounts with what stands on them, up to a day. */
export async function seeBalances(
  { database, view }: SeeBooksDeps,
  { station }: StaffActor,
  asked: { readonly to?: string | undefined; readonly limit: number },
): Promise<Result<{ balances: Balance[] }, never>> {
  return ok({ balances: [...(await view.balances(database.read, { station, to: asked.to, limit: asked.limit }))] });
}

/** Entries, the newest first. */
export async function seeEntries(
  { database, view }: SeeBooksDeps,
  { station }: StaffActor,
  { before, limit, ...filter }: Filter & { readonly before?: number | undefined; readonly limit: number },
): Promise<Result<{ entries: BookEntry[]; before: number | null }, never>> {
  const found = await view.entries(database.read, { ...filter, station, before, limit: limit + MOST_LINES });
  const last = found.at(limit - 1);
  // The rest of the last posting comes with it.
  const entries = found.filter((one, n) => n < limit || one.seq === last?.seq);
  return ok({ entries, before: entries.length < found.length ? (last?.seq ?? null) : null });
}

/** The lines that a posting of an order has at most; those of a settlement are cut, and its file has them all. */
const MOST_LINES = 60;

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': ['序号', '发生时间', '记账时间', '业务', '单据', '科目', '科目名称', '借方（元）', '贷方（元）'],
  en: ['No.', 'At', 'Booked', 'Kind', 'Subject', 'Account', 'Name', 'Debit (yuan)', 'Credit (yuan)'],
};

/** Entries as a table for a spreadsheet; that somebody took them stands in the ledger. */
export async function exportEntries(
  { database, ledger, view }: SeeBooksDeps,
  actor: StaffActor,
  { speech, ...filter }: Filter & { readonly speech: Locale },
): Promise<Result<{ name: string; lines: number; pieces: Pieces }, RefusalOf<typeof bookErrors, 'EXPORTS_BUSY'>>> {
  const { station } = actor;
  const open = await view.open(database.read, { ...filter, station });
  if (!open) return err('BOOKS.EXPORTS_BUSY', { most: view.mostAtOnce });
  try {
    await database.transaction((tx) => {
      const { account = null, ref = null, from = null, to = null } = filter;
      const facts = { account, ref, from, to, lines: open.total };
      ledger.append(tx, { actor, action: 'books.exported', subject: station, facts });
      return Promise.resolve();
    });
  } catch (error) {
    await open.close();
    throw error;
  }
  const pieces = spreadsheet(open, HEADS[speech], (entry) => cellsOf(entry, speech));
  return ok({ name: `books-${station}.csv`, lines: open.total, pieces });
}

function cellsOf({ seq, at, booked, kind, ref, account, fen: amount }: BookEntry, speech: Locale): readonly string[] {
  const named = accountOf(account);
  const yuan = formatYuan(fen(Math.abs(amount)));
  return [
    ...[String(seq), at, booked, kind, ref, account, named ? chart[named.code].name[speech] : ''],
    ...(amount > 0 ? [yuan, ''] : ['', yuan]),
  ];
}

/** Works out every hash, link and sum of a station's books anew. */
export async function seeWhole(
  { database, pages }: SeeBooksDeps,
  { station }: StaffActor,
): Promise<Result<Verified & { faults: Verified['faults'][number][] }, never>> {
  const found = await verifyBooks({ read: database.read, pages }, station);
  return ok({ ...found, faults: [...found.faults] });
}
