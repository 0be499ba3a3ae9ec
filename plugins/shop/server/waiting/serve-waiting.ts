import { placeBatch, type PlacingDeps } from '../orders/place-batch';
import type { Waiter, WaitingStore } from './waiting-store';

type Deps = PlacingDeps & { readonly waiting: WaitingStore };

const AT_ONCE = 100;

/**
 * Orders what came back for those who wait, in the order in which they came. The first who cannot be served for want of stock ends the
 * round: nobody behind them is served before them. The id of a place in line is the key of its order, so that it is served once,
 * whoever serves it and however often.
 */
export async function serveWaiting(deps: Deps, variants: readonly string[]): Promise<number> {
  let served = 0;
  for (const waiter of await deps.waiting.first(deps.database.read, variants, AT_ONCE)) {
    const outcome = await serve(deps, waiter);
    if (outcome === 'wait') return served;
    if (outcome !== 'passed') served += 1;
  }
  return served;
}

async function serve(deps: Deps, waiter: Waiter): Promise<'wait' | 'passed' | 'served'> {
  const { id: key, station, offer, product, price, buyer, quantity, region, noReturn } = waiter;
  const wish = {
    ...{ id: deps.ids.next(), station, buyer, key, lines: [{ offer, quantity, price }], waited: true, noReturn },
    ...(region !== null && { region }),
  };
  const { answers } = await placeBatch(deps, { station, products: [product], wishes: [wish] });
  const [answer] = answers;
  if (!answer?.ok) {
    if (answer?.error.code === 'SHOP.SOLD_OUT') return 'wait';
    // Closed, suspended, or the buyer has as many as he may: what is kept for him is free for the next.
    await deps.waiting.settle(deps.database.read, key, { state: 'passed', order: null });
    return 'passed';
  }
  const { value } = answer;
  const order = 'placed' in value ? value.placed.id : value.before;
  await deps.waiting.settle(deps.database.read, key, { state: 'served', order });
  return 'served';
}
