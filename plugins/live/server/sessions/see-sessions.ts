import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { PlannedSession, SessionEntry } from '../../contract';
import { presentSession, presentSessions } from './present-session';
import type { SessionDeps, SessionRefusal } from './session-deps';
import type { SessionsAsked } from './session-store';

/** The sessions of the stations that one sees. */
export async function listSessions(
  deps: SessionDeps,
  { stations }: StaffActor,
  asked: Omit<SessionsAsked, 'stations'>,
): Promise<Result<{ sessions: PlannedSession[] }, never>> {
  const found = await deps.sessions.list(deps.database.read, { ...asked, stations });
  return ok({ sessions: await presentSessions(deps, found) });
}

/** One session. */
export async function seeSession(
  deps: SessionDeps,
  { stations }: StaffActor,
  id: string,
): Promise<Result<PlannedSession, SessionRefusal>> {
  const found = await deps.sessions.find(deps.database.read, stations, id);
  const shown = found && (await presentSession(deps, found));
  return shown ? ok(shown) : err('SESSION.NOT_FOUND');
}

/** What happened to a session. */
export async function seeLog(
  { database, sessions, entries }: SessionDeps,
  { stations }: StaffActor,
  { id, before }: { readonly id: string; readonly before?: string | undefined },
): Promise<Result<{ entries: SessionEntry[] }, SessionRefusal>> {
  const { read } = database;
  if (!(await sessions.find(read, stations, id))) return err('SESSION.NOT_FOUND');
  return ok({ entries: [...(await entries.of(read, id, before))] });
}
