import type { Tx } from '@hearth/cms/platform';
import { factsOf } from './event-facts.rules';
import { recallEvent } from './house-events.rules';
import type { TraceDeps } from './trace-deps';
import { writeEvents } from './write-events';

/** What recalling lots needs of traceability. */
export type RecallDeps = Pick<TraceDeps, 'ids' | 'trace' | 'lots' | 'outbox'>;

/** Lots of one station that are called back. */
export type Recalled = { readonly station: string; readonly lots: readonly string[] };

/** Writes the recall of lots down, in the transaction that recalls them. */
export async function noteRecall(deps: RecallDeps, tx: Tx, { station, lots }: Recalled): Promise<void> {
  const at = await deps.trace.now(tx);
  const found = await deps.lots.byIds(tx, station, lots);
  const events = found.map((lot) => ({
    facts: factsOf(recallEvent(lot, { id: deps.ids.next(), at })),
    lots: [lot.id],
  }));
  await writeEvents(deps, tx, { station, by: null, capture: null, events });
}
