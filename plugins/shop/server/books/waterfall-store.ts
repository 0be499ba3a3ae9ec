import type { Tx } from '@hearth/cms/platform';
import { accountOf, type AccountName, type GoodsKind, type SaleMode, type ShareKind } from '../../contract';
import type { Back, OpenShare } from './counter.rules';
import type { Share } from './waterfall.rules';

/** An order as the books know it. */
export type KeptWaterfall = {
  readonly order: string;
  readonly station: string;
  readonly session: string | null;
  readonly mode: SaleMode;
  readonly goodsKind: GoodsKind;
  readonly payment: string;
  readonly paid: number;
  readonly fee: number;
  readonly token: string;
  readonly paidAt: Date;
};

/** An order that is locked, and whether a run has taken it. */
export type HeldWaterfall = { readonly order: string; readonly goodsKind: GoodsKind; readonly run: string | null };

/** A share as it is kept, with its number. */
export type KeptShare = OpenShare & { readonly n: number };

/** Keeps an order; the token of the one that is there when it came before. */
async function insert(
  tx: Tx,
  { order, paidAt, goodsKind, ...kept }: KeptWaterfall,
): Promise<{ readonly isNew: boolean; readonly token: string }> {
  const row = { ...kept, order_id: order, paid_at: paidAt, goods_kind: goodsKind };
  const rows = await tx('shop_waterfall').insert(row).onConflict('order_id').ignore().returning<unknown[]>('order_id');
  if (rows.length === 1) return { isNew: true, token: kept.token };
  const found = await tx('shop_waterfall')
    .where({ order_id: order, station: kept.station })
    .first<{ token: string } | undefined>('token');
  if (!found) throw new Error(`order ${order} is booked at another station`);
  return { isNew: false, token: found.token };
}

/** Freezes the waterfall. */
async function freeze(tx: Tx, order: string, shares: readonly (Share & { readonly village: string })[]): Promise<void> {
  const rows = shares.map(({ line, kind, account, fen, village, byBuyer = false }, n) => {
    const party = accountOf(account)?.party ?? '';
    return { o: order, n, line, kind, account, party, village, fen: String(fen), b: byBuyer };
  });
  await tx.raw(
    `INSERT INTO shop_share (order_id, n, line, kind, account, party, village, fen, by_buyer)
     SELECT o, n, line, kind, account, party, village, fen, b FROM json_to_recordset(?::json)
       AS w (o uuid, n smallint, line smallint, kind text, account text, party text, village text, fen bigint, b boolean)`,
    [JSON.stringify(rows)],
  );
}

/** Whoever gives back, or settles, does it alone for this order. */
async function hold(
  tx: Tx,
  { station, order }: { readonly station: string; readonly order: string },
): Promise<HeldWaterfall | undefined> {
  return tx('shop_waterfall')
    .where({ station, order_id: order })
    .forUpdate()
    .first<HeldWaterfall | undefined>('order_id as order', 'goods_kind as goodsKind', 'run');
}

async function shares(tx: Tx, order: string): Promise<readonly KeptShare[]> {
  type Row = {
    n: number;
    line: number;
    kind: ShareKind;
    account: AccountName;
    fen: string;
    back: string;
    bought: boolean;
  };
  const rows = await tx('shop_share')
    .where({ order_id: order })
    .orderBy('n')
    .select<Row[]>('n', 'line', 'kind', 'account', 'fen', 'back', 'by_buyer as bought');
  return rows.map(({ bought, ...row }) => ({
    ...{ ...row, fen: BigInt(row.fen), back: BigInt(row.back) },
    ...(bought ? { byBuyer: true as const } : {}),
  }));
}

/** Writes down what went back of each share, and of the order. */
async function giveBack(tx: Tx, order: string, back: readonly Back<KeptShare>[]): Promise<void> {
  const rows = back.map(({ share, now }) => ({ n: share.n, now: String(now) }));
  await tx.raw(
    `UPDATE shop_share s SET back = s.back + w.now
     FROM json_to_recordset(?::json) AS w (n smallint, now bigint) WHERE s.order_id = ? AND s.n = w.n`,
    [JSON.stringify(rows), order],
  );
  const paid = back.filter(({ share }) => share.kind === 'paid').reduce((sum, { now }) => sum + now, 0n);
  await tx('shop_waterfall')
    .where({ order_id: order })
    .update({ back: tx.raw('back + ?', [String(paid)]) });
}

/** A refund as it is noted: once, with what it takes from whom. */
export type NotedRefund = {
  readonly refund: string;
  readonly station: string;
  readonly order: string;
  readonly isLate: boolean;
  readonly parts: readonly { readonly kind: string; readonly party: string; readonly fen: bigint }[];
};

async function isNoted(tx: Tx, { station, refund }: Pick<NotedRefund, 'station' | 'refund'>): Promise<boolean> {
  return (await tx('shop_part_back').where({ station, refund }).first('refund')) !== undefined;
}

async function note(tx: Tx, { refund, station, order, isLate, parts }: NotedRefund): Promise<void> {
  const rows = parts.map(({ fen, ...part }) => ({ ...part, fen: String(fen) }));
  await tx('shop_part_back').insert(rows.map((row) => ({ ...row, refund, station, order_id: order, is_late: isLate })));
}

/** From when on it may be settled; the first answer stands. */
async function release(tx: Tx, order: string, at: Date): Promise<void> {
  await tx('shop_waterfall').where({ order_id: order }).whereNull('release_at').update({ release_at: at });
}

/** How waterfalls are kept. */
export const waterfallStore = { insert, freeze, hold, shares, giveBack, isNoted, note, release } as const;

/** How waterfalls are kept. */
export type WaterfallStore = typeof waterfallStore;
