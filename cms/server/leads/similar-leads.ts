import type { SimilarLead, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LeadDeps } from './lead-deps';
import { likelyDuplicates, type LeadFacts } from './lead.rules';

/** A station that has more open leads than this has other worries than the oldest of them. */
const MOST_COMPARED = 500;

/** Open leads of the same station that read like this one. */
export async function similarLeads(
  deps: Pick<LeadDeps, 'leads'>,
  actor: StaffActor,
  id: string,
): Promise<Result<{ leads: SimilarLead[] }, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const [lead] = await deps.leads.byIds(actor.stations, [id]);
  if (!lead) return err('HEARTH.NOT_FOUND');
  return ok({ leads: await likeThis(deps, lead, lead.station) });
}

type Typed = { readonly station: string; readonly text: string; readonly place: string };

/** Open leads of a station that read like what somebody is writing down. */
export async function leadsAlike(
  deps: Pick<LeadDeps, 'leads' | 'clock'>,
  actor: StaffActor,
  { station, text, place }: Typed,
): Promise<Result<{ leads: SimilarLead[] }, Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const typed = { id: '', title: '', text, place, receivedAt: deps.clock.now().toISOString() };
  return ok({ leads: await likeThis(deps, typed, station) });
}

async function likeThis(deps: Pick<LeadDeps, 'leads'>, lead: LeadFacts, station: string): Promise<SimilarLead[]> {
  const others = await deps.leads.open(station, MOST_COMPARED);
  return likelyDuplicates(lead, others).map(({ lead: other, score }) => {
    const { id, title, text, place, state, receivedAt, version } = other;
    return { id, station, title, text, place, state, receivedAt, version, score };
  });
}
