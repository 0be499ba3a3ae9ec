import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { borneLineSchema } from './borne';
import { saleModes } from './waterfall-types';

/** Sees the books, settlement runs and differences. */
export const BOOKS_READ = 'plugin::shop.books.read';
/** Opens and closes settlement runs, takes payout files, tells what became of payments, brings in bills. */
export const BOOKS_KEEP = 'plugin::shop.books.keep';
/** Signs settlement runs and differences; two people do. */
export const BOOKS_SIGN = 'plugin::shop.books.sign';

/** The states of a settlement run 结算单. */
export const settlementState = z.enum([
  'open',
  'closed',
  'reconciled',
  'signed',
  'reviewed',
  'paying',
  'paid',
  'partial',
  'failed',
  'published',
]);

/** The state of a settlement run. */
export type SettlementState = z.output<typeof settlementState>;

/** What may happen to a run. */
export const settlementEvent = z.enum([
  ...(['close', 'reconcile', 'sign', 'countersign', 'reject', 'pay', 'all-paid', 'some-paid', 'none-paid'] as const),
  'publish',
]);

/** What may happen to a run. */
export type SettlementEvent = z.output<typeof settlementEvent>;

const fen = z.int();

/** A month: 2026-11. */
export const periodSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);

/** What one supplier or one donation gets of a run. */
export const settlementLineSchema = z.strictObject({
  kind: z.enum(['supplier', 'donation']),
  party: z.string(),
  /** The name of the account that is paid, as it was agreed when the run was closed. */
  payee: z.string(),
  mode: z.enum(saleModes),
  orders: z.int(),
  held: fen,
  late: fen,
  brought: fen,
  /** What refunds cost the supplier besides, or what the station makes good of them. */
  borne: fen,
  reserve: fen,
  returned: fen,
  due: fen,
  /** `claimed`: nothing is to be paid, or the supplier has the money already; `carried`: less than nothing, so the next run takes it over. */
  state: z.enum(['open', 'due', 'claimed', 'carried', 'paid', 'failed']),
  reference: z.string().nullable(),
});

/** What one supplier or one donation gets of a run. */
export type SettlementLine = z.output<typeof settlementLineSchema>;

/** A settlement run as pages see it. */
export const settlementSchema = z.strictObject({
  id: z.uuid(),
  period: periodSchema,
  until: z.iso.datetime(),
  state: settlementState,
  version: z.int(),
  reservePercent: z.int(),
  openedBy: z.uuid(),
  firstBy: z.uuid().nullable(),
  secondBy: z.uuid().nullable(),
  fileHash: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  orders: z.int(),
  due: fen,
  allowed: z.array(settlementEvent),
});

/** A settlement run as pages see it. */
export type Settlement = z.output<typeof settlementSchema>;

/** Who had a hand in a run: one opens it, two others sign it. */
export const settlementPeopleSchema = z.strictObject({
  openedBy: z.string(),
  firstBy: z.string().nullable(),
  secondBy: z.string().nullable(),
});

/** Who had a hand in a run. */
export type SettlementPeople = z.output<typeof settlementPeopleSchema>;

/** Why a run does not pay money of suppliers 暂不支付: on its way, may come back, goods off the shelf, a reserve, less than nothing is due. */
export const heldBackWhy = ['on-its-way', 'may-come-back', 'goods-held', 'reserve', 'carried'] as const;

/** Money of suppliers that a run does not pay, and why. */
export const heldBackSchema = z.strictObject({ why: z.enum(heldBackWhy), parts: z.int(), fen });

/** Money of suppliers that a run does not pay, and why. */
export type HeldBack = z.output<typeof heldBackSchema>;

const id = z.object({ id: z.uuid() });
const seen = z.strictObject({ version: z.int() });
const RUN = ['BOOKS.RUN_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'];

/** What it takes to open a run. */
export const openRunSchema = z.strictObject({ period: periodSchema, reservePercent: z.int().min(0).max(50) });

/** What became of some payments of a run. */
export const outcomesSchema = z.strictObject({
  version: z.int(),
  outcomes: z
    .array(
      z.strictObject({
        party: z.string().min(1).max(60),
        mode: z.enum(saleModes),
        isPaid: z.boolean(),
        /** The bank's number of the transfer. */
        reference: z.string().trim().min(1).max(80),
      }),
    )
    .min(1)
    .max(200),
});

/** Settlement runs (结算): closed by the month, matched, signed by two, paid, published. */
export const settlementsContract = httpContract('shop', {
  runs: {
    method: 'GET',
    path: '/shop/settlements',
    summary: '结算单 Settlement runs of the station, the newest first',
    access: { staff: BOOKS_READ },
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(24) }),
    result: z.strictObject({ runs: z.array(settlementSchema) }),
    refusals: [],
  },
  run: {
    method: 'GET',
    path: '/shop/settlements/:id',
    summary: '结算单 One run with its lines',
    access: { staff: BOOKS_READ },
    params: id,
    result: z.strictObject({
      run: settlementSchema,
      lines: z.array(settlementLineSchema),
      people: settlementPeopleSchema,
      heldBack: z.array(heldBackSchema),
      borne: z.array(borneLineSchema),
    }),
    refusals: ['BOOKS.RUN_NOT_FOUND'],
  },
  openRun: {
    method: 'POST',
    path: '/shop/settlements',
    summary: '建结算单 Opens the run of a month that is over',
    access: { staff: BOOKS_KEEP },
    body: openRunSchema,
    result: settlementSchema,
    status: 201,
    refusals: ['BOOKS.PERIOD_TAKEN', 'BOOKS.PERIOD_NOT_OVER'],
  },
  closeRun: {
    method: 'POST',
    path: '/shop/settlements/:id/close',
    summary:
      '结账 Takes all orders whose after-sales window has passed, works out what is due, and books it; may be called again after it broke off',
    access: { staff: BOOKS_KEEP },
    params: id,
    body: seen,
    result: settlementSchema,
    refusals: RUN,
    perMinute: 6,
  },
  reconcileRun: {
    method: 'POST',
    path: '/shop/settlements/:id/reconcile',
    summary: '对账完成 Says that own books, provider and bank agree; refused while a difference is open',
    access: { staff: BOOKS_KEEP },
    params: id,
    body: seen,
    result: settlementSchema,
    refusals: [...RUN, 'BOOKS.DIFFERENCES_OPEN'],
  },
  signRun: {
    method: 'POST',
    path: '/shop/settlements/:id/sign',
    summary: '复核签字 The first or the second signature, by two people, neither of whom opened the run',
    access: { staff: BOOKS_SIGN },
    params: id,
    body: seen,
    result: settlementSchema,
    refusals: [...RUN, 'BOOKS.OWN_SIGNATURE'],
  },
  rejectRun: {
    method: 'POST',
    path: '/shop/settlements/:id/reject',
    summary: '退回 Sends a run back to be matched again; its signatures are void',
    access: { staff: BOOKS_SIGN },
    params: id,
    body: z.strictObject({ version: z.int(), reason: z.string().trim().min(1).max(200) }),
    result: settlementSchema,
    refusals: RUN,
  },
  payRun: {
    method: 'POST',
    path: '/shop/settlements/:id/pay',
    summary: '付款 Fixes the payout file by its hash; from now on outcomes are told line by line',
    access: { staff: BOOKS_KEEP },
    params: id,
    body: seen,
    result: settlementSchema,
    refusals: RUN,
  },
  payoutFile: {
    method: 'GET',
    path: '/shop/settlements/:id/file',
    summary: '付款文件 What is to be paid to whom, as a table (CSV); its SHA-256 stands in the run',
    access: { staff: BOOKS_KEEP },
    params: id,
    result: z.string(),
    flows: 'text/csv',
    refusals: ['BOOKS.RUN_NOT_FOUND'],
  },
  outcomes: {
    method: 'POST',
    path: '/shop/settlements/:id/outcomes',
    summary: '付款结果 What became of payments; each that went through is booked',
    access: { staff: BOOKS_KEEP },
    params: id,
    body: outcomesSchema,
    result: settlementSchema,
    refusals: [...RUN, 'BOOKS.NO_SUCH_LINE'],
  },
  publishRun: {
    method: 'POST',
    path: '/shop/settlements/:id/publish',
    summary: '公布 Publishes a run whose payments are settled',
    access: { staff: BOOKS_KEEP },
    params: id,
    body: seen,
    result: settlementSchema,
    refusals: RUN,
  },
});
