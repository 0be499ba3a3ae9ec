import type { ContentLocale, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { DeliveryDeps, DeliveryRefusal } from './delivery-deps';
import { noteAiring } from './note-airing';

type Told = { readonly documentId: string; readonly locale: ContentLocale; readonly airedAt: string };

/** Somebody says that a story was on the air (播出回执); the run log of the playout will say so by itself. */
export async function tellAired(
  deps: DeliveryDeps,
  actor: StaffActor,
  { documentId, locale, airedAt }: Told,
): Promise<Result<{ freed: number }, DeliveryRefusal>> {
  return deps.database.transaction(async (tx) => {
    const kept = await deps.cases.now(tx, { documentId, locale });
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    const aired = { station: kept.station, documentId, locale, airedAt: new Date(airedAt), actor };
    return ok({ freed: await noteAiring(deps, tx, aired) });
  });
}
