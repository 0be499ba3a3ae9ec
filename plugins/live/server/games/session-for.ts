import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import type { gamesErrors, LiveSessions, SessionFacts, SessionState } from '../../contract';

/** What finding the live of a tool stands on. */
export type SessionForDeps = { readonly database: Database; readonly sessions: Pick<LiveSessions, 'find'> };

/** Lives that give nothing away any more. */
const OVER: readonly SessionState[] = ['ending', 'ended', 'published', 'archived', 'cancelled'];

/** Whether a live has ended or never will begin. */
export const isOver = ({ state }: Pick<SessionFacts, 'state'>): boolean => OVER.includes(state);

/** Whether a live was left meanwhile: what somebody made at its very end is not given away after it. */
export async function isLeft({ sessions }: Pick<SessionForDeps, 'sessions'>, tx: Tx, id: string): Promise<boolean> {
  const session = await sessions.find(tx, id);
  return session === undefined || isOver(session);
}

type Refused = RefusalOf<typeof gamesErrors, 'SESSION_NOT_FOUND' | 'SESSION_OVER' | 'REHEARSAL'>;

/** The live of the actor's station that something is to be given away in. A rehearsal moves no money. */
export async function sessionFor(
  { database, sessions }: SessionForDeps,
  { station }: StaffActor,
  id: string,
): Promise<Result<SessionFacts, Refused>> {
  const session = await sessions.find(database.read, id);
  if (session?.station !== station) return err('GAMES.SESSION_NOT_FOUND');
  if (session.isRehearsal) return err('GAMES.REHEARSAL');
  return isOver(session) ? err('GAMES.SESSION_OVER') : ok(session);
}
