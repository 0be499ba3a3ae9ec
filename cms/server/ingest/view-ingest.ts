import type { IngestItem, IngestSource, ItemPile, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { topicCursor, topicMark } from '../topics/topic-cursor.rules';
import type { IngestDeps } from './ingest-deps';
import { presentSource } from './write-source';

type NotAllowed = Refusal<'HEARTH.NOT_ALLOWED', undefined>;

/** The stations that somebody asks about, or nothing when one of them is not theirs to see. */
const seen = (actor: StaffActor, station: string | undefined): readonly string[] | undefined =>
  station === undefined ? actor.stations : actor.stations.includes(station) ? [station] : undefined;

/** The sources of one's stations. */
export async function listSources(
  deps: IngestDeps,
  actor: StaffActor,
  { station }: { readonly station?: string | undefined },
): Promise<Result<{ sources: IngestSource[] }, NotAllowed>> {
  const stations = seen(actor, station);
  if (!stations) return err('HEARTH.NOT_ALLOWED');
  const sources = await deps.sources.list(deps.database.read, stations);
  return ok({ sources: sources.map(presentSource) });
}

type Wanted = {
  readonly station?: string | undefined;
  readonly source?: string | undefined;
  readonly deed?: IngestItem['decision']['do'] | undefined;
  readonly pile?: ItemPile | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A page of what came in, the newest first. */
export async function listItems(
  deps: IngestDeps,
  actor: StaffActor,
  { station, cursor, limit, ...wanted }: Wanted,
): Promise<Result<{ items: IngestItem[]; cursor: string | null }, NotAllowed>> {
  const stations = seen(actor, station);
  if (!stations) return err('HEARTH.NOT_ALLOWED');
  const after = cursor === undefined ? undefined : topicMark(cursor);
  const found = await deps.items.page(deps.database.read, { ...wanted, stations, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return ok({ items: page.map(({ item }) => item), cursor: last ? topicCursor(last.mark) : null });
}
