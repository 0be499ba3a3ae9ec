import type { OwnOrder } from '../../contract';
import type { KeptOrder, OrderStore } from './order-store';
import type { RecallWord } from './promise-store';
import { shownOrder } from './shown-order';

type Title = OwnOrder['lines'][number]['title'];
type Named = { readonly title: Title; readonly spec: string };

const NOTHING_TOLD: ReadonlyMap<string, readonly RecallWord[]> = new Map();

const recallsFor = (told: readonly RecallWord[] | undefined): Pick<OwnOrder, 'recalls'> =>
  told === undefined ? {} : { recalls: told.map(({ at, words }) => ({ at: at.toISOString(), words })) };

/** Orders as their buyer sees them, each line called as the page called it that was sealed when the offer opened. */
export async function ownOrders(store: OrderStore, kept: readonly KeptOrder[]): Promise<OwnOrder[]> {
  const hashes = [...new Set(kept.flatMap(({ lines }) => lines.map(({ page }) => page)))];
  const pages = hashes.length === 0 ? [] : await store.pages(hashes);
  // Written by the shop itself when the offer was opened.
  const named = new Map(pages.map(({ hash, body }) => [hash, body as Named]));
  const told = kept.length === 0 ? NOTHING_TOLD : await store.recallsOf(kept.map(({ id }) => id));
  return kept.map((order) => ({
    ...shownOrder(order),
    refunded: order.refunded,
    group: order.group,
    ...recallsFor(told.get(order.id)),
    lines: order.lines.map((line) => {
      const { title = { 'zh-Hans': '', en: '' }, spec = '' } = named.get(line.page) ?? {};
      return { ...line, title, spec };
    }),
  }));
}
