import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { LivePrice, PinBoard, RoomSnapshot, SessionFacts, sessionErrors } from '../../contract';
import type { PinDeps } from './pins-deps';
import { readShown, type ShelfDeps } from './shelf';
import { shownPin, shownPrice } from './shown-pin';

type NotFound = RefusalOf<typeof sessionErrors, 'NOT_FOUND'>;

const PAGE = 50;

/** A session of the stations that somebody sees. */
export async function seenSession(
  { database, sessions }: Pick<PinDeps, 'database'> & { readonly sessions: Pick<PinDeps['sessions'], 'find'> },
  actor: StaffActor,
  id: string,
): Promise<Result<SessionFacts, NotFound>> {
  const session = await sessions.find(database.read, id);
  return session && actor.stations.includes(session.station) ? ok(session) : err('SESSION.NOT_FOUND');
}

/** What a session shows now, its shelf, and a page of what it showed before. */
export async function seePins(
  deps: ShelfDeps,
  actor: StaffActor,
  { id, before }: { readonly id: string; readonly before?: string | undefined },
): Promise<Result<PinBoard, NotFound>> {
  const session = await seenSession(deps, actor, id);
  if (!session.ok) return session;
  const [shown, found] = await Promise.all([
    readShown(deps, session.value),
    deps.pins.page(deps.database.read, { session: id, before, limit: PAGE + 1 }),
  ]);
  const pins = found.slice(0, PAGE).map(shownPin);
  return ok({ pinned: shown.pinned, shelf: [...shown.shelf], pins, more: found.length > PAGE });
}

/** The prices for some minutes of a session, the newest first. */
export async function seePrices(
  deps: ShelfDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<LivePrice[], NotFound>> {
  const session = await seenSession(deps, actor, id);
  if (!session.ok) return session;
  return ok((await deps.prices.list(deps.database.read, id)).map(shownPrice));
}

/** What whoever comes into a room must know of its goods; a room that sells nothing has none. */
export async function snapshotOfPins(
  deps: ShelfDeps,
  room: string,
): Promise<Partial<Pick<RoomSnapshot, 'pinned' | 'shelf' | 'tools'>>> {
  const session = await deps.sessions.ofRoom(deps.database.read, room);
  if (!session) return {};
  const [{ pinned, shelf }, running] = await Promise.all([
    readShown(deps, session),
    deps.prices.running(deps.database.read, { session: session.id }),
  ]);
  const tools = running.map(({ id, title, opensAt, closesAt }) => ({
    ...{ kind: 'price' as const, id, title, opensAt, closesAt },
  }));
  return { pinned, shelf: [...shelf], tools };
}
