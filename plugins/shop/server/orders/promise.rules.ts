import { canonicalJson } from '@hearth/cms/kernel';

/** What the station promised to whom: the order as the buyer saw it when it was placed. Pages are named by their hash. */
export type OrderPromise = {
  readonly order: string;
  readonly station: string;
  readonly buyer: string;
  readonly at: string;
  readonly payUntil: string;
  readonly goods: number;
  readonly freight: number;
  readonly discount: number;
  readonly amount: number;
  readonly lines: readonly {
    readonly offer: string;
    readonly variant: string;
    readonly quantity: number;
    readonly price: number;
    readonly page: string;
    readonly noReturn: boolean;
  }[];
};

/** A line that goes back as the law has it says nothing of it, so what was promised before there were others reads as it did. */
const CONFIRMED = '"noReturn":true,';

/**
 * Canonical JSON of a promise, its names written in their order by hand: ids, hashes and times need no escaping, and thousands a second
 * are written. A test holds it against `canonicalJson`.
 */
export const writtenPromise = ({ order, buyer, ...promise }: OrderPromise): string =>
  promiseWriter(promise)(order, buyer);

/** The same for many that promise the same to others: what they have in common is written once. */
export function promiseWriter(
  promise: Omit<OrderPromise, 'order' | 'buyer'>,
): (order: string, buyer: string) => string {
  const { amount, at, discount, freight, goods, payUntil, station } = promise;
  const lines = promise.lines
    .map(
      ({ noReturn, offer, page, price, quantity, variant }) =>
        `{${noReturn ? CONFIRMED : ''}"offer":"${offer}","page":"${page}","price":${price},"quantity":${quantity},"variant":"${variant}"}`,
    )
    .join();
  const first = `{"amount":${amount},"at":"${at}","buyer":"`;
  const then = `","discount":${discount},"freight":${freight},"goods":${goods},"lines":[${lines}],"order":"`;
  const last = `","payUntil":"${payUntil}","station":${JSON.stringify(station)}}`;
  return (order, buyer) => first + buyer + then + order + last;
}

/** The same by the house's own rule, for those who check. */
export const canonicalPromise = ({ lines, ...promise }: OrderPromise): string =>
  canonicalJson({
    ...promise,
    lines: lines.map(({ noReturn, ...line }) => (noReturn ? { ...line, noReturn } : line)),
  });
