import type { Database, Tx } from '@hearth/cms/platform';
import type { RefundState } from '../../contract';
import { inSeconds } from './payment-store';

/** A refund as it is kept. */
export type KeptRefund = {
  readonly id: string;
  readonly station: string;
  readonly payment: string;
  /** What the provider knows it by; never changed. */
  readonly key: string;
  readonly amount: number;
  readonly reason: string;
  readonly state: RefundState;
  readonly version: number;
  readonly askedBy: string;
  readonly approvedBy: string | null;
  readonly providerRef: string | null;
  readonly problem: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
};

/** A refund about to be written down, with its key. */
export type NewRefund = Pick<KeptRefund, 'id' | 'station' | 'payment' | 'key' | 'amount' | 'reason' | 'askedBy'>;

/** What a change of a refund writes. */
export type RefundPatch = {
  readonly state: RefundState;
  readonly approvedBy?: string;
  readonly providerRef?: string | null;
  readonly problem?: string | null;
  /** Another call was made or is about to be. */
  readonly isTry?: true;
  /** Seconds until somebody looks at it again; null: nobody has to. */
  readonly lookIn: number | null;
};

const COLUMNS = `id, station, payment, key, amount::float8 AS amount, reason, state, version, asked_by AS "askedBy",
  approved_by AS "approvedBy", provider_ref AS "providerRef", problem, attempts, created_at AS "createdAt", done_at AS "doneAt"`;

const refunds = (on: Database['read'] | Tx) => on('shop_refund').select<KeptRefund[]>(on.raw(COLUMNS));

/** Keeps refunds in the table `shop_refund`. */
export const refundStore = {
  find: async (read: Database['read'], id: string): Promise<KeptRefund | undefined> =>
    refunds(read).where({ id }).first(),
  ofPayment: async (read: Database['read'], payment: string): Promise<readonly KeptRefund[]> =>
    refunds(read).where({ payment }).orderBy('id').limit(500),
  /** The refund, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, id: string): Promise<KeptRefund | undefined> => refunds(tx).where({ id }).forUpdate().first(),
  holdByKey: async (tx: Tx, key: string): Promise<KeptRefund | undefined> =>
    refunds(tx).where({ key }).forUpdate().first(),
  insert: async (tx: Tx, { askedBy, ...refund }: NewRefund): Promise<void> => {
    await tx('shop_refund').insert({ ...refund, asked_by: askedBy, state: 'asked' });
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, seen: Pick<KeptRefund, 'id' | 'state' | 'version'>, patch: RefundPatch): Promise<boolean> => {
    const { id, state, version } = seen;
    const { approvedBy, providerRef, problem, isTry, lookIn } = patch;
    const change = {
      ...{ state: patch.state, version: version + 1, changed_at: tx.raw('clock_timestamp()') },
      next_at: lookIn === null ? null : inSeconds(tx, lookIn),
      ...(patch.state === 'done' ? { done_at: tx.raw('clock_timestamp()') } : {}),
      ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
      ...(providerRef === undefined ? {} : { provider_ref: providerRef }),
      ...(problem === undefined ? {} : { problem }),
      ...(isTry ? { attempts: tx.raw('attempts + 1') } : {}),
    };
    return (await tx('shop_refund').where({ id, state, version }).update(change)) === 1;
  },
  /** One that is due, held until the end of the transaction. */
  holdDue: async (tx: Tx): Promise<KeptRefund | undefined> =>
    refunds(tx).whereRaw('next_at <= clock_timestamp()').orderBy('next_at').forUpdate().skipLocked().first(),
} as const;

/** How refunds are kept. */
export type RefundStore = typeof refundStore;
