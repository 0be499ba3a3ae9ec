import type { Tx } from '@hearth/cms/platform';
import { parseLotClass, traceRecorded } from '../../contract';
import type { EventFacts } from './event-facts.rules';
import type { TraceDeps } from './trace-deps';
import { keyOfName } from './lot-key.rules';

/** An event, and the lots of its station that it is about. */
export type OfLots = { readonly facts: EventFacts; readonly lots: readonly string[] };

/** Who wrote events, and what brought them; the house itself has neither. */
export type Written = {
  readonly station: string;
  readonly by: string | null;
  readonly capture: string | null;
};

type Deps = Pick<TraceDeps, 'ids' | 'trace' | 'outbox'>;

/** Writes events that a station does not have yet; pages of the lots that they are about are read anew. */
export async function writeEvents(
  deps: Deps,
  tx: Tx,
  { events, ...written }: Written & { readonly events: readonly OfLots[] },
): Promise<void> {
  const touched = new Set<string>();
  for (const event of events) {
    const isNew = await deps.trace.insert(tx, { ...written, ...event, id: deps.ids.next() });
    if (isNew) for (const lot of event.lots) touched.add(lot);
  }
  if (touched.size === 0) return;
  await deps.outbox.append(tx, traceRecorded({ station: written.station, lots: [...touched].sort() }));
}

/** Finds the lots of a station that events name by whatever URI. */
export async function withLots(
  { lots }: Pick<TraceDeps, 'lots'>,
  tx: Tx,
  { station, events }: { readonly station: string; readonly events: readonly EventFacts[] },
): Promise<readonly OfLots[]> {
  const nameOf = new Map(events.flatMap(({ named }) => named.map((uri) => [uri, parseLotClass(uri)] as const)));
  const names = [...nameOf.values()].flatMap((name) => name ?? []);
  const known = await lots.named(tx, station, names);
  return events.map((facts) => {
    const ids = facts.named.flatMap((uri) => {
      const name = nameOf.get(uri);
      return name ? (known.get(keyOfName(name)) ?? []) : [];
    });
    return { facts, lots: [...new Set(ids)].sort() };
  });
}
