import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { gamesErrors, LiveSessions, MakePlacement, Placement, ShownPlacement } from '../../contract';
import { sessionFor } from '../games/session-for';
import type { KeptPlacement, PlacementStore } from './placement-store';

/** What placing lives in the feed stands on. */
export type PlacementDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly placements: PlacementStore;
  readonly sessions: Pick<LiveSessions, 'find'>;
};

type Refused = RefusalOf<
  typeof gamesErrors,
  'SESSION_NOT_FOUND' | 'SESSION_OVER' | 'REHEARSAL' | 'PLACEMENT_TIMES' | 'PLACEMENT_TAKEN' | 'PLACEMENT_NOT_FOUND'
>;

const LONGEST_MS = 7 * 86_400_000;

/** Shows a live between the stories of the app for some time. A live that is advertising is marked as such, and nobody can leave that out. */
export async function placeLive(
  deps: PlacementDeps,
  actor: StaffActor,
  given: MakePlacement,
): Promise<Result<Placement, Refused>> {
  const lasts = Date.parse(given.until) - Date.parse(given.from);
  if (lasts <= 0 || lasts > LONGEST_MS) return err('GAMES.PLACEMENT_TIMES');
  const session = await sessionFor(deps, actor, given.session);
  if (!session.ok) return session;
  const { station, id: madeBy } = actor;
  const id = deps.ids.next();
  return deps.database.transaction(async (tx) => {
    if (!(await deps.placements.insert(tx, { ...given, id, station, madeBy }))) return err('GAMES.PLACEMENT_TAKEN');
    const facts = { session: given.session, position: given.position };
    deps.ledger.append(tx, { actor, action: 'placement.made', subject: id, facts });
    const made = await deps.placements.find(tx, station, id);
    return made ? ok(presentPlacement(made)) : err('GAMES.PLACEMENT_NOT_FOUND');
  });
}

/** Takes a live out of the feed. */
export async function endPlacement(
  deps: PlacementDeps,
  actor: StaffActor,
  seen: { readonly id: string; readonly version: number },
): Promise<
  Result<
    Placement,
    RefusalOf<typeof gamesErrors, 'PLACEMENT_NOT_FOUND'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  >
> {
  const { station } = actor;
  return deps.database.transaction(async (tx) => {
    if (!(await deps.placements.find(tx, station, seen.id))) return err('GAMES.PLACEMENT_NOT_FOUND');
    if (!(await deps.placements.end(tx, { ...seen, station }))) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'placement.ended', subject: seen.id });
    const ended = await deps.placements.find(tx, station, seen.id);
    return ended ? ok(presentPlacement(ended)) : err('GAMES.PLACEMENT_NOT_FOUND');
  });
}

/** Placements of the actor's station. */
export async function listPlacements(
  { database, placements }: PlacementDeps,
  { station }: StaffActor,
): Promise<Result<{ placements: Placement[] }, never>> {
  return ok({ placements: (await placements.list(database.read, station)).map(presentPlacement) });
}

/** What a station shows between its stories now. */
export async function placedLives(
  { database, placements }: PlacementDeps,
  station: string,
): Promise<Result<{ placements: ShownPlacement[] }, never>> {
  const found = await placements.now(database.read, station);
  return ok({
    placements: found.map(({ id, session, title, position, isAdvertising, state, plannedAt }) => ({
      ...{ id, session, title, position, isAdvertising },
      ...{ isLive: state === 'live' || state === 'paused', plannedAt: plannedAt.toISOString() },
    })),
  });
}

function presentPlacement(placement: KeptPlacement): Placement {
  const { id, session, title, position, from, until, isAdvertising, endedAt, version } = placement;
  return {
    ...{ id, session, title, position, isAdvertising, version },
    ...{ from: from.toISOString(), until: until.toISOString(), isEnded: endedAt !== null },
  };
}
