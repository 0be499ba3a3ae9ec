import { itemMoved, type IngestItem, type ItemPile, type Lead, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { presentLead } from '../leads/work-leads';
import type { IngestDeps } from './ingest-deps';
import { leadOfItem } from './keep-items';

type Gone = Refusal<'HEARTH.NOT_FOUND', undefined>;
type Meanwhile = Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;
type LeadThere = Refusal<'INGEST.LEAD_THERE', undefined>;

/** Makes a lead of an item that the rules left alone or dropped. */
export async function takeItem(
  deps: IngestDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Lead, Gone | LeadThere>> {
  const item = await deps.items.byId(deps.database.read, actor.stations, id);
  const source = item && (await deps.sources.byId(deps.database.read, actor.stations, item.source));
  if (!item || !source) return err('HEARTH.NOT_FOUND');
  if (item.lead !== null) return err('INGEST.LEAD_THERE');
  const done = await deps.database.transaction(async (tx): Promise<Result<string, LeadThere>> => {
    const taken = await leadOfItem(deps, tx, { source, item, column: source.column, importance: 2 });
    if (!(await deps.items.giveLead(tx, id, taken))) return err('INGEST.LEAD_THERE');
    deps.ledger.append(tx, { actor, action: 'ingest.item-taken', subject: id, facts: { lead: taken } });
    await tell(deps, tx, { item, to: 'leads' });
    return ok(taken);
  });
  if (!done.ok) return done;
  const [made] = await deps.leads.byIds(actor.stations, [done.value]);
  return made ? ok(presentLead(made)) : err('HEARTH.NOT_FOUND');
}

/** Puts an item aside, of which nobody wants a lead. */
export async function setItemAside(
  deps: IngestDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<IngestItem, Gone | Meanwhile | LeadThere>> {
  const item = await deps.items.byId(deps.database.read, actor.stations, id);
  if (!item) return err('HEARTH.NOT_FOUND');
  if (item.lead !== null) return err('INGEST.LEAD_THERE');
  const done = await deps.database.transaction(async (tx) => {
    if (!(await deps.items.setAside(tx, id, actor.id))) return false;
    deps.ledger.append(tx, { actor, action: 'ingest.item-set-aside', subject: id, facts: {} });
    await tell(deps, tx, { item, to: 'aside' });
    return true;
  });
  return done ? shown(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

/** Brings an item back that was put aside. */
export async function bringItemBack(
  deps: IngestDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<IngestItem, Gone | Meanwhile>> {
  const item = await deps.items.byId(deps.database.read, actor.stations, id);
  if (!item) return err('HEARTH.NOT_FOUND');
  const done = await deps.database.transaction(async (tx) => {
    if (!(await deps.items.bringBack(tx, id))) return false;
    deps.ledger.append(tx, { actor, action: 'ingest.item-brought-back', subject: id, facts: {} });
    await tell(deps, tx, { item, to: 'waiting' });
    return true;
  });
  return done ? shown(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

async function shown(deps: IngestDeps, actor: StaffActor, id: string): Promise<Result<IngestItem, Gone>> {
  const item = await deps.items.byId(deps.database.read, actor.stations, id);
  return item ? ok(item) : err('HEARTH.NOT_FOUND');
}

type Told = { readonly item: Pick<IngestItem, 'id' | 'station'>; readonly to: ItemPile };

async function tell(deps: IngestDeps, tx: Tx, { item: { id, station }, to }: Told): Promise<void> {
  await deps.outbox.append(tx, itemMoved({ station, itemId: id, to, at: deps.clock.now().toISOString() }));
}
