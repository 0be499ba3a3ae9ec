import { leadMoved, type Lead, type LeadEvent, type LeadSource, type LeadState, type StaffActor } from '../../contract';
import { err, ok, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { topicCursor, topicMark } from '../topics/topic-cursor.rules';
import type { LeadDeps } from './lead-deps';
import { leadMachine } from './lead.machine';
import type { KeptLead, LeadPatch } from './lead-store';
import { tellAssigned } from './tell-assigned';

/** Why work on a lead is refused. */
export type LeadRefusal =
  | MachineRefusal
  | Refusal<
      | 'HEARTH.NOT_FOUND'
      | 'HEARTH.CHANGED_MEANWHILE'
      | 'HEARTH.NOT_ALLOWED'
      | 'LEADS.REASON_MISSING'
      | 'LEADS.CANNOT_TAKE_IN'
      | 'LEADS.TOLD_AGAIN'
      | 'TOPICS.UNKNOWN_COLUMN'
      | 'TOPICS.CANNOT_WORK_HERE',
      undefined
    >;

/** A lead with what may happen to it. */
export function presentLead(kept: KeptLead): Lead {
  return { ...kept, allowedEvents: [...leadMachine.allowed(kept.state)] };
}

type Listing = {
  readonly station?: string | undefined;
  readonly state?: LeadState | undefined;
  readonly source?: LeadSource | undefined;
  readonly column?: string | undefined;
  readonly person?: string | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A page of the inbox, what came last first. */
export async function listLeads(
  deps: LeadDeps,
  actor: StaffActor,
  { station, cursor, limit, ...wanted }: Listing,
): Promise<Result<{ leads: Lead[]; cursor: string | null }, LeadRefusal>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const stations = station === undefined ? actor.stations : [station];
  const after = cursor === undefined ? undefined : topicMark(cursor);
  const found = await deps.leads.page({ ...wanted, stations, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return ok({ leads: page.map(({ lead }) => presentLead(lead)), cursor: last ? topicCursor(last.mark) : null });
}

/** One lead. */
export async function viewLead(deps: LeadDeps, actor: StaffActor, id: string): Promise<Result<Lead, LeadRefusal>> {
  const [lead] = await deps.leads.byIds(actor.stations, [id]);
  return lead ? ok(presentLead(lead)) : err('HEARTH.NOT_FOUND');
}

/** How those who told can be reached; that somebody asked is put on record, whoever they are. */
export async function viewContacts(
  deps: LeadDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ contacts: { contact: string; at: string; notedBy: string | null }[] }, LeadRefusal>> {
  const [lead] = await deps.leads.byIds(actor.stations, [id]);
  if (!lead) return err('HEARTH.NOT_FOUND');
  await deps.database.transaction(async (tx) => {
    deps.ledger.append(tx, { actor, action: 'lead.contacts-seen', subject: id });
  });
  const tellings = await deps.leads.tellings(id);
  const contacts = tellings.flatMap(({ id: row, contactSealed, notedBy = null, at }) => {
    if (contactSealed === null) return [];
    const contact = deps.vault.open({ table: 'lead_telling', column: 'contact_sealed', row }, contactSealed);
    return [{ contact, at, notedBy }];
  });
  return ok({ contacts });
}

type Assign = Pick<KeptLead, 'id' | 'version' | 'column' | 'person'>;

/** Gives a lead to a desk and a person, or takes it back from them. */
export async function assignLead(
  deps: LeadDeps,
  actor: StaffActor,
  { id, version, column, person }: Assign,
): Promise<Result<Lead, LeadRefusal>> {
  const found = await current(deps, actor, { id, version });
  if (!found.ok) return found;
  const { station } = found.value;
  const columns = await deps.columns.all();
  if (column !== null && !columns.some((one) => one.id === column && one.station === station)) {
    return err('TOPICS.UNKNOWN_COLUMN');
  }
  const { sees } = await deps.stations.tree();
  const [who] = person === null ? [] : await deps.people.byIds([person]);
  if (person !== null && !(who?.active && sees(who.station, station))) return err('TOPICS.CANNOT_WORK_HERE');
  const change = { patch: { column, person }, action: 'lead.assigned', facts: { column, person } };
  const besides = (tx: Tx): Promise<void> => tellAssigned(deps, tx, { lead: found.value, person, by: actor });
  return written(deps, actor, { lead: found.value, ...change, besides });
}

type MoveLead = Pick<KeptLead, 'id' | 'version'> & {
  readonly event: LeadEvent;
  readonly reason?: string | undefined;
  readonly into?: string | undefined;
};

/** Checks, drops, merges or reopens a lead, or takes it out of its topic. */
export async function moveLead(
  deps: LeadDeps,
  actor: StaffActor,
  { id, version, event, reason, into }: MoveLead,
): Promise<Result<Lead, LeadRefusal>> {
  const found = await current(deps, actor, { id, version });
  if (!found.ok) return found;
  const lead = found.value;
  const next = leadMachine.next(lead.state, event);
  if (!next.ok) return next;
  if (event === 'drop' && !reason) return err('LEADS.REASON_MISSING');
  if (event === 'merge' && !(await canTakeIn(deps, actor, { lead, into }))) return err('LEADS.CANNOT_TAKE_IN');
  const { state } = next.value;
  const mergedInto = event === 'merge' ? (into ?? null) : null;
  const patch = { state, reason: reason ?? null, mergedInto, topic: null };
  return written(deps, actor, { lead, patch, action: `lead.${event}`, facts: { to: state, ...leaving(lead) } });
}

/** Which topic a lead comes out of. */
const leaving = ({ topic }: KeptLead): { topic?: string } => (topic === null ? {} : { topic });

async function canTakeIn(
  deps: LeadDeps,
  actor: StaffActor,
  { lead, into }: { readonly lead: KeptLead; readonly into: string | undefined },
): Promise<boolean> {
  if (into === undefined || into === lead.id) return false;
  const [target] = await deps.leads.byIds(actor.stations, [into]);
  return target?.station === lead.station && leadMachine.allowed(target.state).includes('merge');
}

/** The lead, if it is still the one that was looked at. */
export async function current(
  deps: LeadDeps,
  actor: StaffActor,
  { id, version }: Pick<KeptLead, 'id' | 'version'>,
): Promise<Result<KeptLead, LeadRefusal>> {
  const [lead] = await deps.leads.byIds(actor.stations, [id]);
  if (!lead) return err('HEARTH.NOT_FOUND');
  return lead.version === version ? ok(lead) : err('HEARTH.CHANGED_MEANWHILE');
}

type Change = {
  readonly lead: KeptLead;
  readonly patch: LeadPatch;
  readonly action: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

async function written(
  deps: LeadDeps,
  actor: StaffActor,
  { besides, ...change }: Change & { readonly besides?: (tx: Tx) => Promise<void> },
): Promise<Result<Lead, LeadRefusal>> {
  let done: boolean;
  try {
    done = await deps.database.transaction(async (tx) => {
      if (!(await writeLead(deps, tx, { actor, ...change }))) return false;
      await besides?.(tx);
      return true;
    });
  } catch (error) {
    if (deps.leads.isTwin(error)) return err('LEADS.TOLD_AGAIN');
    throw error;
  }
  return done ? viewLead(deps, actor, change.lead.id) : err('HEARTH.CHANGED_MEANWHILE');
}

/** Writes a change with its entry and its event; false when somebody was first. */
export async function writeLead(
  deps: LeadDeps,
  tx: Tx,
  { actor, lead, patch, action, facts }: Change & { readonly actor: StaffActor },
): Promise<boolean> {
  if (!(await deps.leads.patch(tx, lead, patch))) return false;
  deps.ledger.append(tx, { actor, action, subject: lead.id, facts });
  const at = deps.clock.now().toISOString();
  const moved = { leadId: lead.id, to: patch.state ?? lead.state, version: lead.version + 1, at };
  await deps.outbox.append(tx, leadMoved({ station: lead.station, ...moved }));
  return true;
}
