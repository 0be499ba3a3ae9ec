import type { Database, Tx } from '@hearth/cms/platform';
import type { AfterSaleKind, AfterSaleReason, AfterSaleState, Bearer, BorneWhy, ShippingCompany } from '../../contract';
import { inSeconds } from '../payments/payment-store';
import { SALE_CLOCKS } from './after-sale.rules';
import type { Borne } from './bearer.rules';

/** An after-sale as it is kept, with the name of what it is about. */
export type KeptSale = {
  readonly id: string;
  readonly station: string;
  readonly order: string;
  readonly offer: string;
  readonly buyer: string | null;
  readonly title: { readonly 'zh-Hans': string; readonly en: string };
  readonly kind: AfterSaleKind;
  readonly reason: AfterSaleReason;
  readonly quantity: number;
  readonly amount: number;
  readonly words: string;
  readonly state: AfterSaleState;
  readonly version: number;
  readonly byRule: boolean;
  readonly answer: string;
  readonly returnCompany: ShippingCompany | null;
  readonly returnNumber: string | null;
  /** The goods were received, whatever number they came under. */
  readonly cameBack: boolean;
  readonly refund: string | null;
  /** What of the freight went with its refund. */
  readonly freight: number;
  /** What the buyer paid to send it back, and the bank's number of what was paid to them for it. */
  readonly returnFreight: number;
  readonly freightReference: string | null;
  /** An exchange for which there were no goods. */
  readonly refundInstead: boolean;
  readonly sentCompany: ShippingCompany | null;
  readonly sentNumber: string | null;
  readonly bearer: Bearer | null;
  readonly freightBearer: Exclude<Bearer, 'nobody'> | null;
  readonly borneWhy: BorneWhy | null;
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  readonly decidedBy: readonly string[];
  readonly askedAt: Date;
};

/** A request about to be written down. */
export type NewSale = Pick<
  KeptSale,
  'id' | 'station' | 'order' | 'offer' | 'kind' | 'reason' | 'quantity' | 'amount' | 'words'
> & { readonly buyer: string };

/** What a move writes beside the state. */
export type SalePatch = {
  readonly byRule?: true;
  readonly refundInstead?: true;
  readonly cameBack?: true;
  readonly answer?: string;
  readonly words?: string;
  readonly amount?: number;
  readonly returned?: { readonly company: ShippingCompany; readonly number: string; readonly freight: number };
  readonly refund?: string;
  readonly freight?: number;
  readonly borne?: Borne;
  readonly decidedBy?: string;
};

type Row = Omit<KeptSale, 'title'> & { readonly title: string };

const COLUMNS = `s.id, s.station, s.order_id AS "order", s.offer, s.buyer, v.title::text AS title, s.kind, s.reason, s.quantity,
  s.amount::float8 AS amount, s.words, s.state, s.version, s.by_rule AS "byRule", s.answer, s.return_company AS "returnCompany",
  s.return_number AS "returnNumber", s.came_back AS "cameBack", s.refund, s.freight::float8 AS freight, s.return_freight::float8 AS "returnFreight",
  s.freight_reference AS "freightReference", s.refund_instead AS "refundInstead",
  e.company AS "sentCompany", e.number AS "sentNumber", s.bearer,
  s.freight_bearer AS "freightBearer", s.borne_why AS "borneWhy", s.due_at AS "dueAt", coalesce(s.due_at < clock_timestamp(), false) AS overdue,
  s.decided_by AS "decidedBy", s.asked_at AS "askedAt"`;

const sales = (on: Database['read'] | Tx) =>
  on('shop_after_sale as s')
    .join('shop_offer as f', 'f.id', 's.offer')
    .join('shop_variant as v', 'v.id', 'f.variant')
    .leftJoin('shop_replacement as e', 'e.after_sale', 's.id')
    .select<Row[]>(on.raw(COLUMNS));

// A title is written by `makeVariant` alone, in both languages.
const saleOf = ({ title, ...row }: Row): KeptSale => ({ ...row, title: JSON.parse(title) as KeptSale['title'] });

/** What a move writes, by its columns; what it does not say stays. */
function columnsOf(
  tx: Tx,
  { byRule, refundInstead, cameBack, returned, borne, decidedBy, ...same }: SalePatch,
): Readonly<Record<string, unknown>> {
  const { company, number, freight } = returned ?? {};
  const columns = {
    ...{ ...same, by_rule: byRule, came_back: cameBack, refund_instead: refundInstead },
    ...{ return_company: company, return_number: number, return_freight: freight },
    ...{ bearer: borne?.bearer, freight_bearer: borne?.freightBearer, borne_why: borne?.why },
    decided_by: decidedBy === undefined ? undefined : tx.raw('array_append(decided_by, ?)', [decidedBy]),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** Keeps after-sales in `shop_after_sale`. */
export const afterSaleStore = {
  find: async (read: Database['read'] | Tx, id: string): Promise<KeptSale | undefined> => {
    const row = await sales(read).where('s.id', id).first<Row | undefined>();
    return row && saleOf(row);
  },
  /** The request, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, id: string): Promise<KeptSale | undefined> => {
    const row = await sales(tx).where('s.id', id).forUpdate('s').first<Row | undefined>();
    return row && saleOf(row);
  },
  /** The same, if its clock has run out. */
  holdDue: async (tx: Tx, id: string): Promise<KeptSale | undefined> => {
    const row = await sales(tx)
      .where('s.id', id)
      .whereRaw('s.due_at <= clock_timestamp()')
      .forUpdate('s')
      .first<Row | undefined>();
    return row && saleOf(row);
  },
  /** Whose clock has run out longest. */
  nextDue: async (read: Database['read']): Promise<{ readonly id: string; readonly order: string } | undefined> =>
    read('shop_after_sale')
      .whereRaw('due_at <= clock_timestamp()')
      .orderBy('due_at')
      .first<{ id: string; order: string } | undefined>('id', 'order_id as order'),
  /** Puts a clock off that could not be obeyed. */
  postpone: async (tx: Tx, id: string, seconds: number): Promise<void> => {
    await tx('shop_after_sale')
      .where({ id })
      .whereNotNull('due_at')
      .update({ due_at: inSeconds(tx, seconds) });
  },
  /** False when there is one of that name. */
  insert: async (tx: Tx, { order, ...sale }: NewSale): Promise<boolean> => {
    const row = { ...sale, order_id: order, state: 'requested' };
    const made: unknown[] = await tx('shop_after_sale').insert(row).onConflict('id').ignore().returning('id');
    return made.length === 1;
  },
  /** Moves one and winds the clock of its new state. False when somebody changed it first. */
  move: async (
    tx: Tx,
    { id, state, version }: Pick<KeptSale, 'id' | 'state' | 'version'>,
    { state: next, ...patch }: SalePatch & { readonly state: AfterSaleState },
  ): Promise<boolean> => {
    const clock = SALE_CLOCKS[next];
    const change = {
      ...{ state: next, version: version + 1, warned: false, moved_at: tx.raw('clock_timestamp()') },
      due_at: clock ? inSeconds(tx, clock.hours * 3_600) : null,
      ...columnsOf(tx, patch),
    };
    return (await tx('shop_after_sale').where({ id, state, version }).update(change)) === 1;
  },
  /** Notes that the buyer was paid for the way back; false when somebody did first. */
  noteFreightPaid: async (
    tx: Tx,
    { id, version }: Pick<KeptSale, 'id' | 'version'>,
    { reference, by }: { readonly reference: string; readonly by: string },
  ): Promise<boolean> => {
    const change = { freight_reference: reference, freight_paid_by: by, version: version + 1 };
    return (await tx('shop_after_sale').where({ id, version }).whereNull('freight_reference').update(change)) === 1;
  },
  ofOrder: async (read: Database['read'], order: string): Promise<readonly KeptSale[]> =>
    (await sales(read).where('s.order_id', order).orderBy('s.id')).map(saleOf),
  ofBuyer: async (
    read: Database['read'],
    buyer: string,
    { before, limit }: { readonly before?: string | undefined; readonly limit: number },
  ): Promise<readonly KeptSale[]> => {
    const query = sales(read).where('s.buyer', buyer).orderBy('s.id', 'desc').limit(limit);
    if (before !== undefined) void query.where('s.id', '<', before);
    return (await query).map(saleOf);
  },
  /** What readers wrote and who they are goes with them; what was decided stays. */
  forget: async (tx: Tx, buyer: string): Promise<void> => {
    await tx('shop_after_sale').where({ buyer }).update({ buyer: null, words: '' });
  },
} as const;

/** How after-sales are kept. */
export type AfterSaleStore = typeof afterSaleStore;
