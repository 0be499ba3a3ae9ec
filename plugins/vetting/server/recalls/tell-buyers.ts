import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Ledger } from '@hearth/cms/platform';
import type { GoodsRefusal } from '../products/goods-deps';
import { askedLot, type RecallDeps } from './see-recalls';

type Deps = RecallDeps & { readonly ledger: Pick<Ledger, 'append' | 'of'> };

/** What is told, about which lot. */
export type Telling = { readonly id: string; readonly words: string };

/**
 * Tells everybody who bought of a lot that was called back. Whoever sells finds them by their orders and keeps their names to themselves; what
 * was told before is not told again, so that it can be pressed once more when further orders are found.
 */
export async function tellBuyers(
  deps: Deps,
  actor: StaffActor,
  { id, words }: Telling,
): Promise<Result<{ told: number }, GoodsRefusal>> {
  const recall = await deps.recalls.find(deps.database, actor.stations, id);
  if (!recall) return err('GOODS.LOT_NOT_FOUND');
  const { station, code } = recall;
  return deps.database.transaction(async (tx) => {
    const told = (await deps.seller()?.tellBuyers(tx, { lot: askedLot(recall), words, actor })) ?? 0;
    if (told === 0) return ok({ told });
    const facts = { code, orders: told };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'lot.buyers-told', subject: id, facts });
    return ok({ told });
  });
}
