import { ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { holdMoney, saleClock, type AfterSaleDeps, type SaleRefusal } from './after-sale-deps';
import { tellArbiter, tellBreach, tellSoon, tellStuck } from './after-sale-notices';
import { SALE_CLOCKS } from './after-sale.rules';
import type { KeptSale } from './after-sale-store';
import { grantAfterSale, refundNow } from './grant-after-sale';
import { isExchange } from './exchange.rules';
import { moveAfterSale } from './move-after-sale';

/** A clock that cannot be obeyed now is tried again after so long; people are told meanwhile. */
const LATER_SECONDS = 6 * 3_600;
/** More than that at once is left to the next tick. */
const MOST = 500;

/**
 * Obeys the clocks that ran out, by the clock of the database. They are rows, so that what ran out while nobody worked is found by whoever
 * works next; two who find the same one hold the same payment, and the second sees that it is done.
 */
export async function runClocks(deps: AfterSaleDeps): Promise<number> {
  for (let done = 0; done < MOST; done += 1) {
    const due = await deps.sales.nextDue(deps.database.read);
    if (!due) return done;
    const obeyed = await deps.database.transaction((tx) => obey(deps, tx, due));
    if (!obeyed.ok) await putOff(deps, { id: due.id, why: obeyed.error.code });
  }
  return MOST;
}

type Due = { readonly id: string; readonly order: string };

async function obey(deps: AfterSaleDeps, tx: Tx, { id, order }: Due): Promise<Result<KeptSale | null, SaleRefusal>> {
  await holdMoney(deps, tx, order);
  const sale = await deps.sales.holdDue(tx, id);
  const clock = sale && SALE_CLOCKS[sale.state];
  if (!sale || !clock) return ok(null);
  const { event } = clock;
  const actor = saleClock(sale.station);
  if (event !== 'time-out') {
    const moved = await moveAfterSale(deps, tx, { sale, event, actor });
    if (moved.ok && moved.value.state === 'arbitration') await tellArbiter(deps, tx, moved.value);
    return moved;
  }
  await tellBreach(deps, tx, sale);
  return timeOut(deps, tx, sale);
}

/** What the house let run out is decided for the buyer. */
async function timeOut(deps: AfterSaleDeps, tx: Tx, sale: KeptSale): Promise<Result<KeptSale, SaleRefusal>> {
  const { state } = sale;
  const actor = saleClock(sale.station);
  const event = 'time-out';
  if (state === 'inspecting' && isExchange(sale)) {
    return moveAfterSale(deps, tx, { sale, event: 'hold-replacement', actor });
  }
  if (state === 'inspecting' || state === 'reshipping') {
    return refundNow(deps, tx, { sale, event, by: 'house', clock: state });
  }
  const moved = await moveAfterSale(deps, tx, { sale, event, actor });
  return moved.ok ? grantAfterSale(deps, tx, { sale: moved.value, by: 'house', clock: state }) : moved;
}

/** Money cannot go, because finance gave it back already or the payment is in dispute: somebody has to look, and no clock spins. */
async function putOff(deps: AfterSaleDeps, { id, why }: { readonly id: string; readonly why: string }): Promise<void> {
  deps.log.warn('a clock of an after-sale could not be obeyed', { afterSale: id });
  await deps.database.transaction(async (tx) => {
    const sale = await deps.sales.holdDue(tx, id);
    if (!sale) return;
    await deps.sales.postpone(tx, id, LATER_SECONDS);
    await tellStuck(deps, tx, { sale, why });
  });
}

/** Tells whoever has to decide that a clock is about to run out, once. */
export async function warnOfClocks(deps: AfterSaleDeps, tx: Tx): Promise<void> {
  for (const sale of await deps.list.warnSoon(tx)) await tellSoon(deps, tx, sale);
}
