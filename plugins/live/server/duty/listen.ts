import type { SessionDeps } from '../sessions/session-deps';
import { heardSince } from './duty.rules';

/** What listening for signs of life stands on. */
export type ListenDeps = Pick<SessionDeps, 'database' | 'time'> & {
  readonly duty: Pick<SessionDeps['duty'], 'listening' | 'listened'>;
};

/** Notes that a node is there, whoever watches by it, and answers since when one was without a break. */
export function listen({ database, duty, time }: ListenDeps): Promise<Date> {
  return database.transaction(async (tx) => {
    const before = await duty.listening(tx);
    const now = await time.now(tx);
    const since = heardSince(before, now);
    await duty.listened(tx, { since, lookedAt: now });
    return since;
  });
}
