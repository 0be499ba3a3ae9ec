import type { IngestItem, IngestSource, Lead, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { presentLead } from '../leads/work-leads';
import { topicCursor, topicMark } from '../topics/topic-cursor.rules';
import type { IngestDeps } from './ingest-deps';
import { leadOfItem } from './keep-items';
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

/** Makes a lead of an item that the rules left alone or dropped. */
export async function takeItem(
  deps: IngestDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Lead, Refusal<'HEARTH.NOT_FOUND' | 'INGEST.LEAD_THERE', undefined>>> {
  const item = await deps.items.byId(deps.database.read, actor.stations, id);
  const source = item && (await deps.sources.byId(deps.database.read, actor.stations, item.source));
  if (!item || !source) return err('HEARTH.NOT_FOUND');
  if (item.lead !== null) return err('INGEST.LEAD_THERE');
  const lead = await deps.database.transaction(async (tx) => {
    const taken = await leadOfItem(deps, tx, { source, item, column: source.column, importance: 2 });
    if (!(await deps.items.giveLead(tx, id, taken))) return undefined;
    deps.ledger.append(tx, { actor, action: 'ingest.item-taken', subject: id, facts: { lead: taken } });
    return taken;
  });
  const [made] = lead === undefined ? [] : await deps.leads.byIds(actor.stations, [lead]);
  return made ? ok(presentLead(made)) : err('INGEST.LEAD_THERE');
}
