import type { Tx } from '@hearth/cms/platform';

/** An approval as it is kept. */
export type KeptApproval = {
  readonly id: string;
  readonly station: string;
  readonly product: string;
  readonly round: string;
  readonly revision: number;
  readonly settledBy: string;
  readonly approvedBy: string;
  readonly approvedAt: Date;
  readonly validUntil: Date;
  readonly reason: string;
};

type NewApproval = Omit<KeptApproval, 'approvedAt' | 'validUntil'> & {
  /** The earliest end of a paper; none when none ends. */
  readonly papersEnd: Date | null;
  readonly mostDays: number;
};

/** Keeps approvals in the table `vetting_approval`. */
export const approvalStore = {
  /** Whether a moment is over by the database's clock. */
  isOver: async (tx: Tx, at: Date): Promise<boolean> => {
    const { rows } = await tx.raw<{ rows: { over: boolean }[] }>(`SELECT ?::timestamptz <= clock_timestamp() AS over`, [
      at,
    ]);
    return rows[0]?.over === true;
  },
  /** Writes one that holds until the earliest end of a paper, and no longer than so many days. */
  insert: async (
    tx: Tx,
    { papersEnd, mostDays, settledBy, approvedBy, ...plain }: NewApproval,
  ): Promise<KeptApproval> => {
    const [row] = await tx('vetting_approval')
      .insert({
        ...{ ...plain, settled_by: settledBy, approved_by: approvedBy },
        valid_until: tx.raw(`least(?::timestamptz, now() + ?::int * interval '1 day')`, [papersEnd, mostDays]),
      })
      .returning<{ approved_at: Date; valid_until: Date }[]>(['approved_at', 'valid_until']);
    if (!row) throw new Error('an approval was not written');
    return { ...plain, settledBy, approvedBy, approvedAt: row.approved_at, validUntil: row.valid_until };
  },
} as const;

/** How approvals are kept. */
export type ApprovalStore = typeof approvalStore;
