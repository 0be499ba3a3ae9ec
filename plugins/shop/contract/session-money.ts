import { definePort } from '@hearth/cms/contract';

/** Within how many days after it was paid money came back; each has a rate of its own (退款率). */
export const refundDays = [7, 15, 30] as const;

/** One of them. */
export type RefundDays = (typeof refundDays)[number];

/** What one offer did in a live. No sum of it can be traced to a buyer by whoever reads it. */
export type ItemMoney = {
  readonly offer: string;
  readonly product: string;
  readonly title: Readonly<Record<string, string>>;
  readonly spec: string;
  readonly price: number;
  readonly basePrice: number | null;
  /** Orders with it that were placed while the live was on, and those of them that were paid. */
  readonly placed: number;
  readonly paid: number;
  /** Of all paid orders of the live: units, their price before coupons and freight, and by how many buyers. */
  readonly units: number;
  readonly goods: number;
  readonly payers: number;
};

/** What a live brought in, by the books of the shop at one moment; amounts in fen. */
export type SessionMoney = {
  readonly asOf: Date;
  /** Paid orders, and by how many buyers. */
  readonly orders: number;
  readonly payers: number;
  /** What buyers paid, deposits among it, and what of it went back. */
  readonly gross: number;
  readonly back: number;
  /** What suppliers have of it after what went back, and how many households they are. */
  readonly farmers: number;
  readonly households: number;
  /** Paid orders of which suppliers were not settled yet: until there are none their part may change. */
  readonly unsettled: number;
  readonly lastPaidAt: Date | null;
  /** What went back within so many days after it was paid. */
  readonly refunded: Readonly<Record<RefundDays, number>>;
  /** Orders of which somebody said that something was wrong with the goods. */
  readonly complaints: number;
  readonly items: readonly ItemMoney[];
};

/** Tells what a live brought in (场次收入). Nobody else adds up money. */
export type SessionTill = {
  moneyOf(live: { readonly station: string; readonly session: string }): Promise<SessionMoney>;
};

/** Where it is found. */
export const sessionMoneyPort = definePort<SessionTill>('shop.session-money');
