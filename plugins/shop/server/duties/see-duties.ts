import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, SharedTime, Tx } from '@hearth/cms/platform';
import type { DutyFile, dutyErrors, ListedSession } from '../../contract';
import type { SessionHoldStore } from '../evidence/session-hold-store';
import { shownSession } from '../sessions/session.rules';
import type { SessionPage, SessionStore, Which } from '../sessions/session-store';
import { answeredDuties, countsOf } from './duty.rules';
import type { DutyStore } from './duty-store';

/** What readers of duties are handed. */
export type SeeDutiesDeps = {
  readonly database: Database;
  readonly time: SharedTime;
  readonly sessions: SessionStore;
  readonly answers: DutyStore;
  readonly sessionHolds: SessionHoldStore;
};

const PAGE = 30;

/** The lives of the actor's station with how their duties stand. */
export async function listSessions(
  { database, time, sessions, answers }: SeeDutiesDeps,
  { station }: StaffActor,
  asked: Omit<SessionPage, 'station' | 'limit'>,
): Promise<Result<{ sessions: ListedSession[]; more: boolean }, never>> {
  const found = await sessions.list(database.read, { ...asked, station, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const ids = page.map(({ id }) => id);
  const given = await answers.ofAll(database.read, station, ids);
  const now = await time.now();
  const listed = page.map((one) => {
    const session = shownSession(one, now);
    return { ...session, duties: countsOf(answeredDuties(session, given.get(one.id) ?? new Map())) };
  });
  return ok({ sessions: listed, more: found.length > PAGE });
}

/** One live of the actor's station with its goods, its duties and what was answered. */
export async function seeDuties(
  deps: SeeDutiesDeps,
  { station }: StaffActor,
  id: string,
): Promise<Result<DutyFile, RefusalOf<typeof dutyErrors, 'SESSION_NOT_FOUND'>>> {
  const file = await dutyFileOf(deps, { station, id });
  return file ? ok(file) : err('DUTIES.SESSION_NOT_FOUND');
}

/** The file of a live, where the station has it; read in the caller's transaction where there is one. */
export async function dutyFileOf(
  { database, time, sessions, answers, sessionHolds }: SeeDutiesDeps,
  which: Which,
  tx?: Tx,
): Promise<DutyFile | undefined> {
  const read = tx ?? database.read;
  const { station, id } = which;
  const kept = await sessions.find(read, which);
  if (!kept) return undefined;
  const session = shownSession(kept, await time.now(tx));
  const duties = answeredDuties(session, await answers.of(read, station, id));
  const goods = [...(await sessions.pinned(read, which))];
  const holds = [...(await sessionHolds.of(read, which))];
  return { session, goods, duties: [...duties], counts: countsOf(duties), holds };
}
