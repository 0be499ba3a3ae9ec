import type { Lead, NotedLead, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LeadDeps } from './lead-deps';
import { receiveLead } from './receive-lead';
import { presentLead } from './work-leads';

type NoteRefusal = Refusal<'HEARTH.NOT_ALLOWED' | 'LEADS.TOLD_LATER', undefined>;

/** Writes down what somebody told the desk. Who they are and how they can be reached is sealed together, as the contact of a tip is. */
export async function noteLead(
  deps: LeadDeps,
  actor: StaffActor,
  { how, teller, contact, toldAt, ...words }: NotedLead,
): Promise<Result<{ lead: Lead; isNew: boolean }, NoteRefusal>> {
  const { station } = words;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  if (toldAt !== null && Date.parse(toldAt) > deps.clock.now().getTime()) return err('LEADS.TOLD_LATER');
  const taken = await deps.database.transaction(async (tx) => {
    const lead = await receiveLead(deps, tx, { by: actor, source: how, ...words });
    const id = deps.ids.next();
    const who = [teller, contact].filter((part) => part !== '').join(' ');
    const at = { table: 'lead_telling', column: 'contact_sealed', row: id };
    const contactSealed = who === '' ? null : deps.vault.seal(at, who);
    await deps.leads.tell(tx, { id: lead.id, station }, { id, reader: null, contactSealed, notedBy: actor.id, toldAt });
    return lead;
  });
  const [kept] = await deps.leads.byIds(actor.stations, [taken.id]);
  if (!kept) throw new Error(`Lead ${taken.id} was noted and is not there`);
  return ok({ lead: presentLead(kept), isNew: taken.isNew });
}
