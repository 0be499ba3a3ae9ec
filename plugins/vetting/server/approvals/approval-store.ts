import type { Database, Tx } from '@hearth/cms/platform';
import type { ApprovalLine } from '../../contract';

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

/** An approval with its goods, as a list shows it. */
export type ListedApproval = Omit<KeptApproval, 'settledBy'> &
  Pick<ApprovalLine, 'title' | 'supplier' | 'state' | 'holds'>;

const LISTED = `a.id, a.station, a.product, a.round, a.revision, a.approved_by AS "approvedBy", a.approved_at AS "approvedAt",
  a.valid_until AS "validUntil", a.reason, p.title, s.name AS supplier, p.state,
  (p.state = 'approved' AND a.valid_until > clock_timestamp()
    AND NOT EXISTS (SELECT FROM vetting_approval n WHERE n.product = a.product AND n.id > a.id)) AS holds`;

/** Keeps approvals in the table `vetting_approval`. */
export const approvalStore = {
  /** Those of some stations, the newest first, with how their goods stand now. */
  list: async (on: Database, stations: readonly string[], before?: string): Promise<readonly ListedApproval[]> => {
    const found = on
      .read('vetting_approval as a')
      .join('vetting_product as p', 'p.id', 'a.product')
      .join('vetting_supplier as s', 's.id', 'p.supplier')
      .whereIn('a.station', [...stations])
      .orderBy('a.id', 'desc')
      .limit(50)
      .select<ListedApproval[]>(on.read.raw(LISTED));
    return before === undefined ? found : found.where('a.id', '<', before);
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
