import type { Tx } from '@hearth/cms/platform';
import { saleClock, type AfterSaleDeps } from './after-sale-deps';
import { tellArbiter, tellFreightOwed } from './after-sale-notices';
import { moveAfterSale } from './move-after-sale';

const BATCH = 50;

/**
 * Ends after-sales whose refund has ended. Whether money went back only its provider says, through payments; a refund that finance gave
 * up is decided once more.
 */
export async function followRefunds(deps: AfterSaleDeps): Promise<void> {
  while ((await deps.database.transaction((tx) => followSome(deps, tx))) === BATCH);
}

async function followSome(deps: AfterSaleDeps, tx: Tx): Promise<number> {
  const ended = await deps.list.holdRefunded(tx, BATCH);
  for (const { id, isDone } of ended) {
    const sale = await deps.sales.find(tx, id);
    if (!sale) continue;
    const event = isDone ? 'refund-done' : 'refund-stopped';
    // What did not go takes no freight along.
    const patch = isDone ? {} : { freight: 0 };
    const moved = await moveAfterSale(deps, tx, { sale, event, actor: saleClock(sale.station), patch });
    if (moved.ok && !isDone) await tellArbiter(deps, tx, moved.value);
    if (moved.ok && isDone && sale.returnFreight > 0) await tellFreightOwed(deps, tx, moved.value);
  }
  return ended.length;
}
