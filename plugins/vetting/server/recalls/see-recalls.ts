import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ok, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, People } from '@hearth/cms/platform';
import type { AskedLot, ClipFinder, LotDeed, LotSeller, Recall, RecallFile } from '../../contract';
import type { LotStore } from '../lots/lot-store';
import type { GoodsRefusal } from '../products/goods-deps';
import { whereaboutsOf } from './coverage.rules';
import type { KeptRecall, RecallStore } from './recall-store';

/** What the verbs of recalls are handed. */
export type RecallDeps = {
  readonly database: Database;
  readonly ledger: Pick<Ledger, 'of'>;
  readonly recalls: RecallStore;
  readonly lots: Pick<LotStore, 'of'>;
  readonly people: Pick<People, 'byIds'>;
  /** Who sells, if anybody does. */
  readonly seller: () => LotSeller | undefined;
  /** Who cuts lives, if anybody does. */
  readonly clips: () => ClipFinder | undefined;
};

/** Lots of the actor's stations that were called back, the newest first. */
export async function listRecalls(
  { recalls, database }: RecallDeps,
  actor: StaffActor,
  before?: string,
): Promise<Ok<{ recalls: Recall[] }>> {
  return ok({ recalls: (await recalls.list(database, actor.stations, before)).map(presentRecall) });
}

/** One of them, where it went, what happened to it by the ledger, and the other lots of its goods. */
export async function seeRecall(
  deps: RecallDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<RecallFile, GoodsRefusal>> {
  const kept = await deps.recalls.find(deps.database, actor.stations, id);
  if (!kept) return err('GOODS.LOT_NOT_FOUND');
  const lots = await deps.lots.of(deps.database.read, [kept.product]);
  const entries = await deps.ledger.of(kept.station, id);
  // The ledger keeps no names.
  const known = await deps.people.byIds([...new Set(entries.map(({ actor: doer }) => doer.id))]);
  const names = new Map(known.map((person) => [person.id, person.name['zh-Hans']]));
  const sales = await deps.seller()?.salesOf(askedLot(kept));
  const { station, product } = kept;
  const clips = await deps.clips()?.clipsShowing({ station, product });
  return ok({
    recall: presentRecall(kept),
    whereabouts: sales ? whereaboutsOf(sales) : null,
    clips: clips ? [...clips] : null,
    history: entries.map(({ at, action, actor: doer, facts }): LotDeed => {
      const { reason } = facts;
      return { at, action, by: names.get(doer.id) ?? null, reason: typeof reason === 'string' ? reason : null };
    }),
    others: lots
      .filter((lot) => lot.id !== id)
      .map(({ id: other, code, madeAt, quantity, state }) => ({ id: other, code, madeAt, quantity, state })),
  });
}

/** A lot as whoever sells it is asked about it. */
export const askedLot = ({ station, id, code, product }: KeptRecall): AskedLot => ({ station, id, code, product });

function presentRecall({ product, title, supplier, productState: state, recalledAt, ...lot }: KeptRecall): Recall {
  return { ...lot, product: { id: product, title, supplier, state }, recalledAt: recalledAt?.toISOString() ?? null };
}
