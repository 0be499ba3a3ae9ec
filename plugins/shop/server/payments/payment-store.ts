import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import {
  payHandover,
  type PayableKind,
  type PayHandover,
  type PaymentState,
  type PayMethod,
  type PayProviderName,
} from '../../contract';

/** A payment as it is kept. */
export type KeptPayment = {
  readonly id: string;
  readonly station: string;
  readonly kind: PayableKind;
  readonly subject: string;
  readonly buyer: string | null;
  readonly provider: PayProviderName;
  readonly method: PayMethod;
  readonly outTradeNo: string;
  readonly amount: number;
  readonly refunding: number;
  readonly refunded: number;
  readonly title: string;
  readonly state: PaymentState;
  readonly version: number;
  readonly until: Date;
  readonly providerRef: string | null;
  readonly tradeRef: string | null;
  readonly handover: PayHandover | null;
  readonly problem: string | null;
  readonly givenBack: boolean;
  readonly queries: number;
  readonly nextQueryAt: Date | null;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
};

/** A payment whose provider is to be asked, and the time by the database's clock. */
export type DuePayment = KeptPayment & { readonly at: Date };

/** A payment about to be written down. */
export type NewPayment = Pick<
  KeptPayment,
  'id' | 'station' | 'kind' | 'subject' | 'provider' | 'method' | 'outTradeNo' | 'amount' | 'title' | 'until'
> & { readonly buyer: string };

/** What a change of a payment writes. */
export type PaymentPatch = {
  readonly state?: PaymentState;
  readonly providerRef?: string | null;
  readonly tradeRef?: string | null;
  readonly handover?: PayHandover;
  readonly problem?: string | null;
  readonly givenBack?: boolean;
  /** Seconds until its provider is asked; null: never. */
  readonly askIn?: number | null;
};

// PostgreSQL sends bigints as text; the contract keeps amounts far below what a number holds exactly.
const COLUMNS = `id, station, kind, subject, buyer, provider, method, out_trade_no AS "outTradeNo", amount::float8 AS amount,
  refunding::float8 AS refunding, refunded::float8 AS refunded, title, state, version, until, provider_ref AS "providerRef",
  trade_ref AS "tradeRef", handover, problem, given_back AS "givenBack", queries, next_query_at AS "nextQueryAt",
  created_at AS "createdAt", paid_at AS "paidAt"`;

type Row = Omit<KeptPayment, 'handover'> & { readonly handover: unknown };

const payments = (on: Database['read'] | Tx) => on('shop_payment').select<Row[]>(on.raw(COLUMNS));

const paymentOf = ({ handover, ...row }: Row): KeptPayment => ({
  ...row,
  handover: handover === null ? null : payHandover.parse(fromJsonb(handover)),
});

const OPEN: readonly PaymentState[] = ['new', 'sent', 'pending', 'disputed'];

/** Keeps payments in the table `shop_payment`. */
export const paymentStore = {
  find: async (read: Database['read'] | Tx, id: string): Promise<KeptPayment | undefined> => {
    const row = await payments(read).where({ id }).first();
    return row && paymentOf(row);
  },
  /** The payment, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, id: string): Promise<KeptPayment | undefined> => {
    const row = await payments(tx).where({ id }).forUpdate().first();
    return row && paymentOf(row);
  },
  holdByNumber: async (
    tx: Tx,
    which: Pick<KeptPayment, 'station' | 'provider' | 'outTradeNo'>,
  ): Promise<KeptPayment | undefined> => {
    const { station, provider, outTradeNo } = which;
    const row = await payments(tx).where({ station, provider, out_trade_no: outTradeNo }).forUpdate().first();
    return row && paymentOf(row);
  },
  /** What is open of something, or in dispute. */
  holdOpen: async (
    tx: Tx,
    { kind, subject }: Pick<KeptPayment, 'kind' | 'subject'>,
  ): Promise<KeptPayment | undefined> => {
    const row = await payments(tx)
      .where({ kind, subject })
      .whereIn('state', [...OPEN])
      .forUpdate()
      .first();
    return row && paymentOf(row);
  },
  /** The payment that something was paid by and that was honoured; of several the last, before which there were deposits. */
  holdTaken: async (
    tx: Tx,
    { kind, subject }: Pick<KeptPayment, 'kind' | 'subject'>,
  ): Promise<KeptPayment | undefined> => {
    const which = { kind, subject, state: 'succeeded', given_back: false };
    const row = await payments(tx).where(which).orderBy('paid_at', 'desc').forUpdate().first();
    return row && paymentOf(row);
  },
  /** False when something of the same is open already. */
  insert: async (tx: Tx, { outTradeNo, ...payment }: NewPayment): Promise<boolean> => {
    const row = {
      ...{ ...payment, out_trade_no: outTradeNo, state: 'new' },
      next_query_at: tx.raw(`clock_timestamp() + interval '1 minute'`),
    };
    const rows: unknown[] = await tx('shop_payment').insert(row).onConflict().ignore().returning('id');
    return rows.length === 1;
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, seen: Pick<KeptPayment, 'id' | 'state' | 'version'>, patch: PaymentPatch): Promise<boolean> => {
    const { id, state, version } = seen;
    const done = await tx('shop_payment')
      .where({ id, state, version })
      .update({ ...columnsOf(tx, patch), version: version + 1 });
    return done === 1;
  },
  /** Puts money aside that is to go back; false when so much is not left. */
  reserve: async (tx: Tx, id: string, amount: number): Promise<boolean> => {
    const done = await tx('shop_payment')
      .where({ id, state: 'succeeded' })
      .whereRaw('refunding + refunded + ? <= amount', [amount])
      .update({ refunding: tx.raw('refunding + ?', [amount]), version: tx.raw('version + 1') });
    return done === 1;
  },
  /** Ends what was put aside: it went back, or it stays. */
  settleRefund: async (tx: Tx, id: string, { amount, isBack }: { amount: number; isBack: boolean }): Promise<void> => {
    await tx('shop_payment')
      .where({ id })
      .update({
        refunding: tx.raw('refunding - ?', [amount]),
        refunded: tx.raw('refunded + ?', [isBack ? amount : 0]),
        version: tx.raw('version + 1'),
      });
  },
  /** One whose provider is to be asked now, and nobody else asks until its next turn, which `after` gives by how often it was asked. */
  claimDue: async (tx: Tx, after: (asked: number) => number): Promise<DuePayment | undefined> => {
    const row = await payments(tx)
      .select<(Row & { at: Date })[]>(tx.raw('clock_timestamp() AS at'))
      .whereRaw('next_query_at <= clock_timestamp()')
      .orderBy('next_query_at')
      .forUpdate()
      .skipLocked()
      .first();
    if (!row) return undefined;
    await tx('shop_payment')
      .where({ id: row.id })
      .update({ queries: row.queries + 1, next_query_at: inSeconds(tx, after(row.queries + 1)) });
    return { ...paymentOf(row), at: row.at };
  },
  all: async (read: Database['read'], ids: readonly string[]): Promise<ReadonlyMap<string, KeptPayment>> =>
    new Map((await payments(read).whereIn('id', [...ids])).map((row) => [row.id, paymentOf(row)])),
  ofBuyer: async (read: Database['read'], buyer: string): Promise<readonly KeptPayment[]> =>
    (await payments(read).where({ buyer }).orderBy('id').limit(10_000)).map(paymentOf),
  forgetBuyer: async (tx: Tx, buyer: string): Promise<void> => {
    await tx('shop_payment').where({ buyer }).update({ buyer: null });
  },
} as const;

/** How payments are kept. */
export type PaymentStore = typeof paymentStore;

/** A moment so many seconds from now, by the database's clock. */
export const inSeconds = (tx: Tx, seconds: number) => tx.raw('clock_timestamp() + make_interval(secs => ?)', [seconds]);

function columnsOf(tx: Tx, patch: PaymentPatch): Record<string, unknown> {
  const { state, providerRef, tradeRef, handover, problem, givenBack, askIn } = patch;
  return {
    changed_at: tx.raw('clock_timestamp()'),
    ...(state === undefined ? {} : { state }),
    ...(state === 'succeeded' ? { paid_at: tx.raw('clock_timestamp()') } : {}),
    ...(providerRef === undefined ? {} : { provider_ref: providerRef }),
    ...(tradeRef === undefined ? {} : { trade_ref: tradeRef }),
    ...(handover === undefined ? {} : { handover: JSON.stringify(handover) }),
    ...(problem === undefined ? {} : { problem }),
    ...(givenBack === undefined ? {} : { given_back: givenBack }),
    ...(askIn === undefined ? {} : { next_query_at: askIn === null ? null : inSeconds(tx, askIn) }),
  };
}
