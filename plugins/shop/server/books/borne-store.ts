import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { BorneLine } from '../../contract';
import type { Borne } from './borne.rules';

/** What a refund costs suppliers, about to be kept. */
export type NewBorne = {
  readonly refund: string;
  readonly station: string;
  readonly order: string;
  readonly afterSale: string;
  readonly why: string;
  readonly rows: Borne['rows'];
};

async function insert(tx: Tx, { rows, order, afterSale, ...borne }: NewBorne): Promise<void> {
  if (rows.length === 0) return;
  await tx('shop_borne').insert(
    rows.map(({ party, taken, fen }) => ({
      ...{ ...borne, party, order_id: order, after_sale: afterSale, taken: String(taken), fen: String(fen) },
    })),
  );
}

/** A page shows so many. */
const SHOWN = 500;

/** What refunds cost the suppliers of a run, the newest first. */
async function ofRun(read: Knex, run: string): Promise<readonly BorneLine[]> {
  type Row = Omit<BorneLine, 'taken' | 'fen' | 'at'> & {
    readonly taken: string;
    readonly fen: string;
    readonly at: Date;
  };
  const rows = await read('shop_borne as b')
    .join('shop_after_sale as s', 's.id', 'b.after_sale')
    .where('b.run', run)
    .orderBy([{ column: 'b.at', order: 'desc' }, 'b.refund', 'b.party'])
    .limit(SHOWN)
    .select<Row[]>(
      ...['b.party', 'b.order_id as order', 'b.after_sale as afterSale', 's.reason', 's.bearer'],
      ...['b.why', 'b.taken', 'b.fen', 'b.at'],
    );
  return rows.map((row) => ({ ...row, taken: Number(row.taken), fen: Number(row.fen), at: row.at.toISOString() }));
}

/** What refunds cost suppliers. */
export const borneStore = { insert, ofRun } as const;

/** What refunds cost suppliers. */
export type BorneStore = typeof borneStore;
