import type { LiveSessions, SessionFacts } from '../../contract';
import { presentItem } from '../runsheet/present-items';
import { alarmSession } from './raise-alarm';
import type { SessionDeps } from './session-deps';
import type { KeptSession } from './session-store';
import { stopSession } from './turn-session';

/** Sessions as other slices of lives use them. */
export const createLiveSessions = (deps: () => SessionDeps): LiveSessions => ({
  find: async (on, id) => factsOf(await deps().sessions.known(on, { id })),
  ofRoom: async (on, room) => factsOf(await deps().sessions.known(on, { room })),
  items: async (on, session) => (await deps().items.of(on, session)).map(presentItem),
  stop: stopSession(deps),
  alarm: alarmSession(deps),
});

function factsOf(session: KeptSession | undefined): SessionFacts | undefined {
  if (!session) return undefined;
  const { id, station, title, language, state, isRehearsal, room, streamingRoom, version } = session;
  const { hostKind, aiLabel, adMark, plannedAt, beganAt, endedAt } = session;
  return {
    ...{ id, station, title, language, state, isRehearsal, room, streamingRoom, version, hostKind, aiLabel, adMark },
    ...{ plannedAt: plannedAt.toISOString(), beganAt: beganAt?.toISOString() ?? null },
    endedAt: endedAt?.toISOString() ?? null,
  };
}
