import type { StaffActor } from '@hearth/cms/contract';
import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import { goodsChanged, type Lot, type OpenLot, type TurnLot } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from '../products/goods-deps';
import { lotMachine } from './lot.machine';
import type { KeptLot } from './lot-store';

/** The lots of a product, newest first. */
export async function listLots(
  deps: GoodsDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ lots: Lot[] }, GoodsRefusal>> {
  const { read } = deps.database;
  if (!(await deps.products.find(read, actor.stations, id))) return err('GOODS.NOT_FOUND');
  return ok({ lots: (await deps.lots.of(read, [id])).map(presentLot) });
}

/** Registers a lot of a product. It is sold from then on, as far as its own papers let it. */
export async function openLot(
  deps: GoodsDeps,
  actor: StaffActor,
  { id: product, ...lot }: OpenLot & { readonly id: string },
): Promise<Result<Lot, GoodsRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<Lot, GoodsRefusal>> => {
    const found = await deps.products.hold(tx, actor.stations, product);
    if (!found) return err('GOODS.NOT_FOUND');
    const { station } = found;
    const id = deps.ids.next();
    if (!(await deps.lots.insert(tx, { ...lot, id, station, product, openedBy: actor.id })))
      return err('GOODS.LOT_CODE_TAKEN');
    const facts = { product, code: lot.code, quantity: lot.quantity };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'lot.opened', subject: id, version: '1', facts });
    await deps.outbox.append(tx, goodsChanged({ station, productId: product, supplierId: null, what: 'lot' }));
    await deps.settled(tx, [product]);
    const made = (await deps.lots.of(tx, [product])).find((one) => one.id === id);
    if (!made) throw new Bug(`lot ${id} was written and is not there`);
    return ok(presentLot(made));
  });
}

/** Holds a lot back, releases it, or closes it, with a reason. */
export async function turnLot(
  deps: GoodsDeps,
  actor: StaffActor,
  { id, event, version, reason }: TurnLot & { readonly id: string },
): Promise<Result<Lot, GoodsRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<Lot, GoodsRefusal>> => {
    const lot = await deps.lots.hold(tx, actor.stations, id);
    if (!lot) return err('GOODS.LOT_NOT_FOUND');
    if (lot.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = lotMachine.next(lot.state, event);
    if (!next.ok) return err('GOODS.LOT_STATE', { state: lot.state });
    const { state } = next.value;
    if (!(await deps.lots.move(tx, lot, { state, reason }))) return err('HEARTH.CHANGED_MEANWHILE');
    const { station, product } = lot;
    const facts = { product, code: lot.code, reason };
    deps.ledger.append(tx, {
      actor: { ...actor, station },
      action: `lot.${event}`,
      subject: id,
      version: String(version + 1),
      facts,
    });
    await deps.outbox.append(tx, goodsChanged({ station, productId: product, supplierId: null, what: 'lot' }));
    await deps.settled(tx, [product]);
    return ok(presentLot({ ...lot, state, reason, version: version + 1 }));
  });
}

const presentLot = ({ id, product, code, madeAt, bestBefore, quantity, state, reason, version }: KeptLot): Lot => ({
  ...{ id, product, code, madeAt, bestBefore, quantity, state, reason, version },
  allowedEvents: lotMachine.allowed(state).filter((event) => event !== 'recall'),
});
