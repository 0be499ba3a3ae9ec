import type { Tx } from '@hearth/cms/platform';
import type { SessionDeps } from './session-deps';

type Deps = Pick<SessionDeps, 'realtime' | 'time'>;
type Session = { readonly id: string; readonly station: string };

/** What is told to the people who work on lives: in the room of their station, and in that of the session. */
export type DeskTelling = { readonly type: 'session-moved' | 'alarm' | 'duty' | 'runsheet' | 'script' } & Readonly<
  Record<string, unknown>
>;

/** Tells it once the commit is safe: rooms tell of rows, and never of what was taken back. */
export async function tellDesk(
  { realtime, time }: Deps,
  tx: Tx,
  { session: { id, station }, telling }: { readonly session: Session; readonly telling: DeskTelling },
): Promise<void> {
  const message = { ...telling, session: id, at: (await time.now(tx)).toISOString() };
  tx.afterCommit(() => {
    realtime.publish(`live-desk:${station}`, message);
    realtime.publish(`live-desk:${id}`, message);
  });
}
