import type { Database, Log, Tx } from '@hearth/cms/platform';
import type { LiveEvent, LiveEventType } from '../../../contract';
import { liveEventOf, type Standing } from './mux-events';
import type { MuxInboxStore, Outcome, Waiting } from './mux-inbox-store';

/** Applies an event to the room that it is about, in the transaction that marks it done. One about no room changes nothing. */
export type ApplyLiveEvent = (tx: Tx, event: LiveEvent) => Promise<void>;

/** What applying stands on. */
export type ApplyDeps = {
  readonly database: Database;
  readonly inbox: MuxInboxStore;
  readonly log: Log;
  readonly apply: ApplyLiveEvent;
};

const MOST_TRIES = 10;

/**
 * Applies all that waits, in the order in which it happened. What comes when something later of the same subject was applied already is
 * late, and changes nothing: the state it speaks of is over. One that cannot be applied holds up nobody, and is
 * tried again when somebody asks the next time.
 */
export async function applyInbox(deps: ApplyDeps): Promise<void> {
  const failed: string[] = [];
  for (;;) {
    const tried: { id?: string } = {};
    try {
      if (!(await deps.database.transaction((tx) => applyNext(deps, tx, { failed, tried })))) return;
    } catch (error) {
      if (tried.id === undefined) throw error;
      failed.push(tried.id);
      const trace = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      await deps.inbox.note(deps.database.read, tried.id, { trace, most: MOST_TRIES });
      deps.log.warn('an event of Mux could not be applied', { event: tried.id, trace });
    }
  }
}

type Round = { readonly failed: readonly string[]; readonly tried: { id?: string } };

async function applyNext({ inbox, apply }: ApplyDeps, tx: Tx, { failed, tried }: Round): Promise<boolean> {
  await inbox.lock(tx);
  const waiting = await inbox.next(tx, failed);
  if (!waiting) return false;
  tried.id = waiting.id;
  const outcome = outcomeOf(waiting, await inbox.lastApplied(tx, waiting.subject));
  const event = outcome === 'applied' ? liveEventOf(waiting.body) : undefined;
  if (event) await apply(tx, event);
  await inbox.settle(tx, waiting.id, outcome);
  return true;
}

/** Told again these may say something else: another warning, or how long what was recorded is. */
const SAYS_MORE: ReadonlySet<LiveEventType> = new Set(['stream.warning', 'recording.ready']);

function outcomeOf({ type, at, rank }: Waiting, last: Standing | undefined): Outcome {
  if (!last) return 'applied';
  // Whatever is told of something that was removed is of the time before.
  if (last.type === 'stream.removed' || last.type === 'recording.removed') return 'late';
  const isLater = at.getTime() > last.at.getTime() || (at.getTime() === last.at.getTime() && rank > last.rank);
  if (!isLater) return 'late';
  return type === last.type && !SAYS_MORE.has(type) ? 'same' : 'applied';
}
