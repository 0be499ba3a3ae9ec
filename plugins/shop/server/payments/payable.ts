import type { hearthErrors, RefusalOf } from '@hearth/cms/contract';
import { Bug, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { PayableKind, paymentErrors } from '../../contract';

/** Why nothing can be paid. */
export type PayableRefusal =
  RefusalOf<typeof paymentErrors, 'NOT_PAYABLE'> | RefusalOf<typeof hearthErrors, 'NOT_FOUND'>;

/** What is owed now. */
export type Owed = {
  readonly station: string;
  readonly buyer: string;
  readonly amount: number;
  readonly title: string;
  readonly until: Date;
};

/** A payment as whatever it pays learns of it. */
export type PaidWith = {
  readonly id: string;
  /** The number by which its provider knows it. */
  readonly number: string;
  readonly subject: string;
  readonly amount: number;
  readonly at: Date;
};

/** A refund as whatever was paid learns of it. */
export type RefundedWith = {
  readonly id: string;
  /** The payment of which it went back. */
  readonly payment: string;
  readonly subject: string;
  readonly amount: number;
  readonly reason: string;
};

/** What can be paid for. An order is one thing, also where it is paid in two parts. */
export type Payable = {
  readonly kind: PayableKind;
  /** What is owed now, or why nothing can be paid. Read in tx. */
  owed(tx: Tx, id: string): Promise<Result<Owed, PayableRefusal>>;
  /**
   * In the transaction that marks the payment succeeded. 'taken', or 'give-back' when it can no longer be honoured (payments then
   * refunds by itself). Idempotent.
   */
  paid(tx: Tx, payment: PaidWith): Promise<'taken' | 'give-back'>;
  /** In the transaction that marks a refund done. */
  refunded(tx: Tx, refund: RefundedWith): Promise<void>;
};

/** All that can be paid for on a host. */
export type Payables = {
  register(payable: Payable): void;
  /** Whether something of a kind can be paid for here. */
  knows(kind: PayableKind): boolean;
  of(kind: PayableKind): Payable;
};

/** An empty list; slices register while the host starts. */
export function createPayables(): Payables {
  const known = new Map<PayableKind, Payable>();
  return {
    register: (payable) => {
      if (known.has(payable.kind)) throw new Bug(`two payables are called ${payable.kind}`);
      known.set(payable.kind, payable);
    },
    knows: (kind) => known.has(kind),
    of: (kind) => {
      const payable = known.get(kind);
      if (!payable) throw new Bug(`nobody registered the payable ${kind}`);
      return payable;
    },
  };
}
