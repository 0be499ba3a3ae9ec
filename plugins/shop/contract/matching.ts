import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { BOOKS_KEEP, BOOKS_READ, BOOKS_SIGN, periodSchema } from './settlements';

/** How our books and a bill may differ 差异类型. */
export const differenceKind = z.enum(['missing-callback', 'duplicate', 'fee', 'time', 'amount', 'unknown']);

/** How our books and a bill may differ. */
export type DifferenceKind = z.output<typeof differenceKind>;

/** The states of a difference. */
export const differenceState = z.enum(['open', 'signed', 'settled']);

/** The state of a difference. */
export type DifferenceState = z.output<typeof differenceState>;

/** What may happen to a difference. */
export const differenceEvent = z.enum(['sign', 'countersign', 'withdraw']);

/** What may happen to a difference. */
export type DifferenceEvent = z.output<typeof differenceEvent>;

const day = z.iso.date();

/** A difference as pages see it. */
export const differenceSchema = z.strictObject({
  id: z.uuid(),
  day,
  kind: differenceKind,
  ref: z.string(),
  ours: z.int().nullable(),
  theirs: z.int().nullable(),
  state: differenceState,
  version: z.int(),
  note: z.string().nullable(),
  firstBy: z.uuid().nullable(),
  secondBy: z.uuid().nullable(),
  allowed: z.array(differenceEvent),
});

/** A difference as pages see it. */
export type Difference = z.output<typeof differenceSchema>;

const id = z.object({ id: z.uuid() });
const SIGN = [
  'BOOKS.DIFFERENCE_NOT_FOUND',
  'HEARTH.CHANGED_MEANWHILE',
  'MACHINE.EVENT_NOT_ALLOWED',
  'MACHINE.GUARD_REFUSED',
];

/** The most that one bill may hold. */
export const MOST_BILL_BYTES = 900_000;

const sum = z.strictObject({ lines: z.int(), fen: z.int() });

/** What was read from a bill, and what its day came to. */
export const billReadSchema = z.strictObject({
  lines: z.int(),
  differences: z.int(),
  payments: sum,
  refunds: sum,
  transfers: sum,
  fee: z.int(),
});

/** What was read from a bill. */
export type BillRead = z.output<typeof billReadSchema>;

/** What is wrong with a line of a bill 读不懂的地方: too few cells, or one that cannot be read. */
export const billFaults = ['cells', 'kind', 'ref', 'yuan', 'fee', 'time'] as const;

/** What is wrong with a line of a bill. */
export type BillFault = (typeof billFaults)[number];

/** A day of matching: nothing where a bill has not come. */
export const billDaySchema = z.strictObject({
  day,
  own: sum,
  provider: sum.nullable(),
  bank: sum.nullable(),
  /** Own payments that the provider's bill knows and that differ in nothing. */
  matched: z.int(),
  open: z.int(),
  signed: z.int(),
  settled: z.int(),
});

/** A day of matching. */
export type BillDay = z.output<typeof billDaySchema>;

/** Matching (对账): our own books, the provider's bill and the bank's, day by day. */
export const matchingContract = httpContract('shop', {
  bill: {
    method: 'PUT',
    path: '/shop/bills/:source/:day',
    summary:
      '导入对账单 Brings in a bill as CSV (kind,ref,yuan,fee,time); the same day again replaces it. Then the day is matched',
    access: { staff: BOOKS_KEEP },
    params: z.object({ source: z.enum(['provider', 'bank']), day }),
    body: z.strictObject({ csv: z.string().min(1).max(MOST_BILL_BYTES) }),
    result: billReadSchema,
    refusals: ['BOOKS.BILL_UNREADABLE'],
    perMinute: 30,
  },
  billDays: {
    method: 'GET',
    path: '/shop/bills',
    summary: '对账日历 The days of a month: own books, the two bills, and how much of a day is matched',
    access: { staff: BOOKS_READ },
    query: z.object({ month: periodSchema }),
    result: z.strictObject({ days: z.array(billDaySchema) }),
    refusals: [],
  },
  differences: {
    method: 'GET',
    path: '/shop/differences',
    summary: '对账差异 Differences of the station, those that are open first, the newest first',
    access: { staff: BOOKS_READ },
    query: z.object({
      state: differenceState.optional(),
      day: day.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    result: z.strictObject({ differences: z.array(differenceSchema) }),
    refusals: [],
  },
  signDifference: {
    method: 'POST',
    path: '/shop/differences/:id/sign',
    summary:
      '差异签字 The first signature says why; the second, of somebody else, settles it and books what it comes to',
    access: { staff: BOOKS_SIGN },
    params: id,
    body: z.strictObject({ version: z.int(), note: z.string().trim().min(1).max(500) }),
    result: differenceSchema,
    refusals: [...SIGN, 'BOOKS.SIGNED_ALREADY'],
  },
  withdrawSignature: {
    method: 'POST',
    path: '/shop/differences/:id/withdraw',
    summary: '撤回签字 Takes the first signature back while there is no second',
    access: { staff: BOOKS_SIGN },
    params: id,
    body: z.strictObject({ version: z.int() }),
    result: differenceSchema,
    refusals: SIGN,
  },
});
