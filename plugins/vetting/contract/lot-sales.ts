import type { ReaderNoticeSums, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';

/** A lot by everything that whoever sells it may know it by: its code stands on what comes in. */
export type AskedLot = {
  readonly station: string;
  readonly id: string;
  readonly code: string;
  readonly product: string;
};

/** A lot of a product, as whoever packs goods meets it. */
export type ProductLot = { readonly id: string; readonly code: string; readonly isRecalled: boolean };

/** An order that took of a lot; nothing of who ordered. `told`: when its buyer was told of the recall. */
export type OrderOfLot = {
  readonly order: string;
  readonly quantity: number;
  readonly at: Date;
  readonly told: Date | null;
};

/** Where the units of a lot are (去向), in the units in which it is sold. */
export type LotSales = {
  /** What came in of it, less what was written off. */
  readonly came: number;
  readonly unsold: number;
  readonly sold: number;
  readonly toldUnits: number;
  readonly orders: number;
  readonly toldOrders: number;
  /** The newest of the orders. */
  readonly latest: readonly OrderOfLot[];
  /** How far the messages to their buyers are. */
  readonly notices: ReaderNoticeSums;
};

/** What is told to the buyers of a lot, and by whom. */
export type RecallWords = { readonly lot: AskedLot; readonly words: string; readonly actor: StaffActor };

/** Whoever sells lots, as a recall meets them. */
export type LotSeller = {
  salesOf(lot: AskedLot): Promise<LotSales>;
  /** Tells the buyers of every order that took of the lot: on each order once, and each buyer by one message; gives how many orders were told now. */
  tellBuyers(tx: Tx, what: RecallWords): Promise<number>;
};
