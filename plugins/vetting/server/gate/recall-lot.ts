import type { StaffActor } from '@hearth/cms/contract';
import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { goodsChanged, lotRecalled, type RecalledLot, type RecallLot } from '../../contract';
import type { KeptLot } from '../lots/lot-store';
import { lotMachine } from '../lots/lot.machine';
import { moveProduct } from '../products/move-product';
import type { KeptProduct } from '../products/product-store';
import { lotCalledBack } from './gate-notices';
import type { GateRefusal, ShelfDeps } from './shelf-deps';
import { viewGateIn } from './view-gate';

/** Recalls a lot: the shop is told, so that nothing of it is sent; its product is suspended when no open lot is left. */
export async function recallLot(
  deps: ShelfDeps,
  actor: StaffActor,
  { id, version, reason }: RecallLot & { readonly id: string },
): Promise<Result<RecalledLot, GateRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<RecalledLot, GateRefusal>> => {
    const lot = await deps.lots.hold(tx, actor.stations, id);
    if (!lot) return err('GOODS.LOT_NOT_FOUND');
    if (!lotMachine.next(lot.state, 'recall').ok) return err('GOODS.LOT_STATE', { state: lot.state });
    if (lot.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const product = await deps.products.hold(tx, actor.stations, lot.product);
    if (!product) return err('GOODS.NOT_FOUND');
    await recallLots(deps, tx, { actor, lots: [lot], reason, title: product.title });
    const settled = await settleWithout(deps, tx, { actor, product, lot, reason });
    if (!settled.ok) return settled;
    const gate = await viewGateIn(deps, tx, { actor, id: product.id });
    return gate.ok ? ok({ lot: id, code: lot.code, gate: gate.value }) : gate;
  });
}

type Recalling = {
  readonly actor: StaffActor;
  readonly lots: readonly KeptLot[];
  readonly reason: string;
  readonly title: string;
};

/** Recalls lots that are held, with an entry, an event and a notice for each. */
export async function recallLots(deps: ShelfDeps, tx: Tx, { actor, lots, reason, title }: Recalling): Promise<void> {
  for (const lot of lots) {
    const { id, product, station, code, version } = lot;
    if (!(await deps.lots.move(tx, lot, { state: 'recalled', reason, by: actor })))
      throw new Bug(`the lot ${id} moved while it is held`);
    const facts = { product, code, from: lot.state, reason };
    const entry = { action: 'lot.recall', subject: id, version: String(version + 1), facts };
    deps.ledger.append(tx, { actor: { ...actor, station }, ...entry });
    await deps.outbox.append(tx, lotRecalled({ station, lotId: id, productId: product, code, reason }));
    await deps.outbox.append(tx, goodsChanged({ station, productId: product, supplierId: null, what: 'lot' }));
    await deps.traced(tx, { station, lots: [id] });
    for (const role of ['shop-keeper', 'vetting-officer'] as const) {
      const about = { kind: lotCalledBack, station, subject: id, link: `/plugins/vetting-goods/${product}` };
      await deps.notices.notify(tx, {
        ...about,
        to: { role, except: [actor.id] },
        facts: { title, code, why: reason },
      });
    }
  }
}

type Without = {
  readonly actor: StaffActor;
  readonly product: KeptProduct;
  readonly lot: KeptLot;
  readonly reason: string;
};

async function settleWithout(
  deps: ShelfDeps,
  tx: Tx,
  { actor, product, lot, reason }: Without,
): Promise<Result<null, GateRefusal>> {
  const hasOpen = (await deps.lots.of(tx, [product.id])).some(({ state }) => state === 'open');
  if (product.state === 'approved' && !hasOpen)
    return moveProduct(deps, tx, { actor, product, event: 'suspend', reason, facts: { lot: lot.id } });
  await deps.settled(tx, [product.id]);
  return ok(null);
}
