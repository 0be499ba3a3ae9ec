import { defineEvent, definePort } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { z } from 'zod';
import type { LotSeller, ProductLot } from './lot-sales';

/** So much of a lot went with an order. */
export type LotOfOrder = { readonly lot: string; readonly quantity: number };

/** What an order took of which lots, and when; nothing of who ordered. */
export type OrderedLots = {
  readonly station: string;
  readonly order: string;
  readonly at: Date;
  readonly lots: readonly LotOfOrder[];
};

/** Where lots went with orders is told here by whoever sells them (追溯登记). Told twice it is written once. */
export type TraceBook = {
  /** An order was paid; in the transaction that says so. Lots that the station does not have are left out. */
  sold(tx: Tx, what: OrderedLots): Promise<void>;
  /** A parcel of an order left. */
  shipped(tx: Tx, what: OrderedLots): Promise<void>;
  /** The lots of a product, by which whoever packs knows what they hold in their hands. */
  lotsOf(tx: Tx, of: { readonly station: string; readonly product: string }): Promise<readonly ProductLot[]>;
  /** Says who sells, so that a recall can ask where a lot went. While starting, once. */
  soldBy(seller: LotSeller): void;
  /** Who sells; nobody in a house without a shop. */
  seller(): LotSeller | undefined;
};

/** Where the book is found. */
export const tracePort = definePort<TraceBook>('vetting.trace');

/** Something of the way of these lots was written down. */
export const traceRecorded = defineEvent('vetting.trace-recorded', z.strictObject({ lots: z.array(z.uuid()).min(1) }));
