import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { DeskOrder, OrderEntry, shopErrors, VariantName } from '../../contract';
import { nameOf } from '../variants/variant.rules';
import type { VariantStore } from '../variants/variant-store';
import type { NamesOf, OrderDeps } from './advance-order';
import type { KeptOrder, OrderPage } from './order-store';
import { deskOrder } from './step-order';

/** What reading orders at the desk stands on. */
export type ReadingDeps = OrderDeps & { readonly variants: VariantStore; readonly namesOf: NamesOf };

type Listed = { readonly orders: DeskOrder[]; readonly goods: VariantName[]; readonly more: boolean };
type OrderFile = { readonly order: DeskOrder; readonly goods: VariantName[]; readonly history: OrderEntry[] };

const PAGE = 50;

/** The orders of the actor's station, the newest first, and what the goods on them are called. */
export async function listOrders(
  deps: ReadingDeps,
  { station }: StaffActor,
  asked: Omit<OrderPage, 'station' | 'limit'>,
): Promise<Result<Listed, never>> {
  const found = await deps.orders.list({ ...asked, station, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  return ok({
    ...{ orders: page.map(deskOrder), goods: await goodsOf(deps, station, page) },
    more: found.length > PAGE,
  });
}

/** One order of the actor's station with what the ledger says of it. */
export async function readOrder(
  deps: ReadingDeps,
  { station }: StaffActor,
  id: string,
): Promise<Result<OrderFile, RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>>> {
  const order = await deps.orders.ofStation(station, id);
  if (!order) return err('SHOP.ORDER_NOT_FOUND');
  const goods = await goodsOf(deps, station, [order]);
  return ok({ order: deskOrder(order), goods, history: await historyOf(deps, order) });
}

async function goodsOf(
  { variants }: ReadingDeps,
  station: string,
  orders: readonly KeptOrder[],
): Promise<VariantName[]> {
  const ids = orders.flatMap(({ lines }) => lines.map(({ variant }) => variant));
  return (await variants.among(station, [...new Set(ids)])).map(nameOf);
}

async function historyOf({ ledger, namesOf }: ReadingDeps, order: KeptOrder): Promise<OrderEntry[]> {
  // Orders of a batch have one entry of the ledger between them; when each was placed it says itself.
  const placed: OrderEntry = {
    ...{ at: order.placedAt, action: 'order.placed', reason: '' },
    by: { kind: 'reader', name: '' },
  };
  const entries = await ledger.of(order.station, order.id);
  const names = await namesOf(entries.flatMap(({ actor }) => (actor.kind === 'staff' ? actor.id : [])));
  return [
    placed,
    ...entries.map(({ at, action, actor, facts }) => ({
      ...{ at, action, by: { kind: actor.kind, name: nameOfDoer(actor, names) } },
      reason: typeof facts['reason'] === 'string' ? facts['reason'] : '',
    })),
  ];
}

/** Buyers stay without a name here: whose order it is, its address says to whoever may see that. */
function nameOfDoer(
  { kind, id }: { readonly kind: OrderEntry['by']['kind']; readonly id: string },
  names: ReadonlyMap<string, string>,
): string {
  if (kind === 'system') return id;
  return kind === 'staff' ? (names.get(id) ?? '') : '';
}
