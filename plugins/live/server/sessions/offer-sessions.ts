import type { LiveSessions, SessionFacts } from '../../contract';
import { presentItem } from '../runsheet/present-items';
import { alarmSession } from './raise-alarm';
import type { SessionDeps } from './session-deps';
import type { KeptSession } from './session-store';
import { stopSession } from './turn-session';

/** Sessions as other slices of lives use them. */
export const createLiveSessions = (deps: () => SessionDeps): LiveSessions => ({
  find: async (on, id) => knownOf(await deps().sessions.known(on, { id })),
  among: async (on, ids) => {
    const found = ids.length === 0 ? [] : await deps().sessions.among(on, ids);
    return new Map(found.map((session) => [session.id, factsOf(session)]));
  },
  ofRoom: async (on, room) => knownOf(await deps().sessions.known(on, { room })),
  items: async (on, session) => (await deps().items.of(on, session)).map(presentItem),
  rehearsed: (on, offers) => deps().items.rehearsed(on, offers),
  stop: stopSession(deps),
  alarm: alarmSession(deps),
});

const knownOf = (session: KeptSession | undefined): SessionFacts | undefined => session && factsOf(session);

function factsOf(session: KeptSession): SessionFacts {
  const { id, station, title, language, state, isRehearsal, room, streamingRoom, version } = session;
  const { hostKind, aiLabel, adMark, plannedAt, beganAt, endedAt } = session;
  return {
    ...{ id, station, title, language, state, isRehearsal, room, streamingRoom, version, hostKind, aiLabel, adMark },
    ...{ plannedAt: plannedAt.toISOString(), beganAt: beganAt?.toISOString() ?? null },
    endedAt: endedAt?.toISOString() ?? null,
  };
}
