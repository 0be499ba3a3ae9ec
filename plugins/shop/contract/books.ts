import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { BOOKS_READ } from './settlements';

/** An account with what stands on it. */
export const balanceSchema = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  party: z.string(),
  nature: z.enum(['asset', 'liability', 'income', 'expense']),
  debit: z.int(),
  credit: z.int(),
  entries: z.int(),
});

/** An account with what stands on it. */
export type Balance = z.output<typeof balanceSchema>;

/** An entry with its posting. */
export const bookEntrySchema = z.strictObject({
  seq: z.int(),
  posting: z.uuid(),
  kind: z.string(),
  ref: z.string(),
  at: z.iso.datetime(),
  booked: z.iso.datetime(),
  account: z.string(),
  /** Debit above zero. */
  fen: z.int(),
});

/** An entry with its posting. */
export type BookEntry = z.output<typeof bookEntrySchema>;

const day = z.iso.date();
const filter = {
  account: z.uuid().optional(),
  ref: z.string().trim().min(1).max(80).optional(),
  from: day.optional(),
  to: day.optional(),
};

/** The books (账簿): accounts, entries, and whether the chain is whole. */
export const booksContract = httpContract('shop', {
  balances: {
    method: 'GET',
    path: '/shop/books/balances',
    summary: '科目余额 Accounts of the station with what stands on them, up to a day',
    access: { staff: BOOKS_READ },
    query: z.object({ to: day.optional(), limit: z.coerce.number().int().min(1).max(500).default(200) }),
    result: z.strictObject({ balances: z.array(balanceSchema) }),
    refusals: [],
  },
  entries: {
    method: 'GET',
    path: '/shop/books/entries',
    summary: '分录 Entries by account, subject and time, the newest first; a page after a number',
    access: { staff: BOOKS_READ },
    query: z.object({
      ...filter,
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.strictObject({ entries: z.array(bookEntrySchema), before: z.int().nullable() }),
    refusals: [],
  },
  entriesFile: {
    method: 'GET',
    path: '/shop/books/entries/file',
    summary: '导出分录 Entries as a table (CSV), oldest first; X-Lines says how many',
    access: { staff: BOOKS_READ },
    query: z.object(filter),
    result: z.string(),
    flows: 'text/csv',
    refusals: ['BOOKS.EXPORTS_BUSY'],
    perMinute: 12,
  },
  verify: {
    method: 'GET',
    path: '/shop/books/verify',
    summary: '验账 Works out every hash, link and sum of the books anew',
    access: { staff: BOOKS_READ },
    result: z.strictObject({
      postings: z.int(),
      entries: z.int(),
      head: z.string(),
      faults: z.array(z.strictObject({ seq: z.int(), fault: z.enum(['changed', 'moved', 'gap', 'out', 'end']) })),
    }),
    refusals: [],
    perMinute: 6,
  },
});
