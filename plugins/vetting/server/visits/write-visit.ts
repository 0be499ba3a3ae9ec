import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ids, type Ok, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, People } from '@hearth/cms/platform';
import type { vettingErrors, Visit, WriteVisit } from '../../contract';
import type { PhotoStore } from './photo-store';
import type { KeptVisit, VisitStore } from './visit-store';
import { isBare, oddOf } from './visit.rules';

/** What the verbs of visits are handed. */
export type VisitDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly visits: VisitStore;
  readonly photos: PhotoStore;
  readonly people: Pick<People, 'byIds'>;
};

/** Why something about a visit is refused. */
export type VisitRefusal = RefusalOf<typeof vettingErrors>;

/**
 * Writes a visit down, once and for good, with the photographs that were sent before; the hash of each is in the ledger, so that none can be
 * exchanged later.
 */
export async function writeVisit(
  deps: VisitDeps,
  actor: StaffActor,
  visit: WriteVisit,
): Promise<Result<Visit, VisitRefusal>> {
  if (visit.kind === 'remote' && visit.risk !== 'low') return err('VETTING.VISIT_IN_PERSON');
  if (isBare(visit)) return err('VETTING.VISIT_BARE');
  const hashes = visit.photos.map(({ hash }) => hash);
  if (new Set(hashes).size < hashes.length) return err('VETTING.PHOTO_USED');
  return deps.database.transaction(async (tx) => {
    const station = await deps.visits.stationOf(tx, actor.stations, visit.supplier);
    if (station === undefined) return err('VETTING.NOBODY_TO_VISIT');
    if (await deps.visits.isAhead(tx, visit.visitedAt)) return err('VETTING.VISIT_AHEAD');
    await deps.photos.takeTurn(tx, station);
    if (await deps.visits.isUsed(tx, station, hashes)) return err('VETTING.PHOTO_USED');
    const sent = await deps.photos.waiting(tx, actor.id, hashes);
    if (sent.filter(({ whole }) => whole).length < hashes.length) return err('VETTING.PHOTO_MISSING');
    const kept = await deps.visits.insert(tx, { id: deps.ids.next(), station, by: actor.id, visit });
    await deps.photos.attach(tx, { by: actor.id, hashes, visit: kept.id, station });
    const { supplier, kind, result } = visit;
    const facts = { visit: kept.id, kind, result, photos: hashes };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'supplier.visited', subject: supplier, facts });
    return ok(presentVisit(kept, actor.name));
  });
}

/** Visits to suppliers of the actor's stations, the newest first. */
export async function listVisits(
  deps: VisitDeps,
  actor: StaffActor,
  query: { readonly supplier?: string | undefined; readonly before?: string | undefined },
): Promise<Ok<{ visits: Visit[] }>> {
  const kept = await deps.visits.list(deps.database, actor.stations, query);
  const known = await deps.people.byIds([...new Set(kept.map(({ visitedBy }) => visitedBy))]);
  const names = new Map(known.map(({ id, name }) => [id, name['zh-Hans']]));
  return ok({ visits: kept.map((visit) => presentVisit(visit, names.get(visit.visitedBy) ?? '')) });
}

function presentVisit({ visitedAt, writtenAt, photos, ...kept }: KeptVisit, visitor: string): Visit {
  const visit = { ...kept, visitor, visitedAt: visitedAt.toISOString(), writtenAt: writtenAt.toISOString() };
  return { ...visit, photos: photos.map((photo) => ({ ...photo, ...oddOf(visit, photo) })) };
}
