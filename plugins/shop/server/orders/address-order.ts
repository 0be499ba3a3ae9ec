import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Address, OrderState, shopErrors } from '../../contract';
import type { OrderDeps } from './advance-order';
import type { AddressStore } from './address-store';

type Deps = OrderDeps & { readonly addresses: AddressStore };
type Refused<Name extends 'ORDER_NOT_FOUND' | 'ORDER_STATE' | 'ADDRESS_MISSING' | 'REGION_FIXED'> = RefusalOf<
  typeof shopErrors,
  Name
>;

/** What is being packed goes where it was to go when packing began. */
const OPEN: readonly OrderState[] = ['awaiting-payment', 'reserved', 'paid', 'held', 'shortage', 'confirmed'];

/** Says where an order goes; its buyer may, until it is packed. The ledger learns that it was said, not what. */
export async function putAddress(
  deps: Deps,
  actor: ReaderActor,
  { id, address }: { readonly id: string; readonly address: Address },
): Promise<Result<null, Refused<'ORDER_NOT_FOUND' | 'ORDER_STATE' | 'REGION_FIXED'>>> {
  return deps.database.transaction(async (tx) => {
    const order = await deps.orders.locked(tx, id);
    if (order?.buyer !== actor.id) return err('SHOP.ORDER_NOT_FOUND');
    const { state, station, buyer, pricedFor } = order;
    if (!OPEN.includes(state)) return err('SHOP.ORDER_STATE', { state, event: 'address', allowed: [] });
    if (pricedFor !== null && pricedFor !== address.region) return err('SHOP.REGION_FIXED');
    await deps.addresses.put(tx, { order: id, station, buyer }, address);
    deps.ledger.append(tx, { actor, action: 'order.addressed', subject: id });
    return ok(null);
  });
}

/** Where an own order goes. */
export async function ownAddress(
  { orders, addresses }: Deps,
  actor: ReaderActor,
  id: string,
): Promise<Result<Address, Refused<'ORDER_NOT_FOUND' | 'ADDRESS_MISSING'>>> {
  if (!(await orders.ofBuyer(actor.id, id))) return err('SHOP.ORDER_NOT_FOUND');
  const address = await addresses.of(id);
  return address ? ok(address) : err('SHOP.ADDRESS_MISSING');
}

/** Where an order of the station goes. Who looked is written down before the answer leaves. */
export async function deskAddress(
  deps: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<Address, Refused<'ORDER_NOT_FOUND' | 'ADDRESS_MISSING'>>> {
  if (!(await deps.orders.ofStation(actor.station, id))) return err('SHOP.ORDER_NOT_FOUND');
  const address = await deps.addresses.of(id);
  if (!address) return err('SHOP.ADDRESS_MISSING');
  await deps.database.transaction((tx) => {
    deps.ledger.append(tx, { actor, action: 'order.address-seen', subject: id });
    return Promise.resolve();
  });
  return ok(address);
}
