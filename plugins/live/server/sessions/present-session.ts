import type { PlannedSession } from '../../contract';
import type { SessionDeps } from './session-deps';
import { sessionMachine } from './session.machine';
import type { KeptSession } from './session-store';
import { settingHashOf } from './setting-hash';

/** Sessions as pages see them: with what may be done next if the gate is open, and the names of those who looked at settings. */
export async function presentSessions(
  { people }: Pick<SessionDeps, 'people'>,
  sessions: readonly KeptSession[],
): Promise<PlannedSession[]> {
  const lookers = [...new Set(sessions.flatMap(({ reviewedBy }) => reviewedBy ?? []))];
  const known = await people.byIds(lookers);
  const names = new Map(known.map(({ id, name }) => [id, name['zh-Hans']]));
  return sessions.map((session) => presented(session, names));
}

/** One session as pages see it. */
export async function presentSession(
  deps: Pick<SessionDeps, 'people'>,
  session: KeptSession,
): Promise<PlannedSession | undefined> {
  const [shown] = await presentSessions(deps, [session]);
  return shown;
}

function presented(session: KeptSession, names: ReadonlyMap<string, string>): PlannedSession {
  const { reviewedHash, reviewedBy, reviewedAt, shopVersion: _told, madeBy: _planner, ...rest } = session;
  const { plannedAt, beganAt, endedAt, ...shown } = rest;
  const settingHash = settingHashOf(session);
  const isLookedAt = reviewedBy !== null && reviewedAt !== null && reviewedHash === settingHash;
  const { items, isRehearsal, state } = session;
  return {
    ...shown,
    ...{ plannedAt: plannedAt.toISOString(), beganAt: beganAt?.toISOString() ?? null },
    endedAt: endedAt?.toISOString() ?? null,
    settingHash,
    settingReview: isLookedAt
      ? { by: reviewedBy, name: names.get(reviewedBy) ?? '', at: reviewedAt.toISOString() }
      : null,
    allowedEvents: [...sessionMachine.allowed(state, { items, isRehearsal, closed: [] })],
  };
}
