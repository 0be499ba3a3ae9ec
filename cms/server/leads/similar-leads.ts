import type { SimilarLead, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LeadDeps } from './lead-deps';
import { likelyDuplicates } from './lead.rules';

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
  const others = await deps.leads.open(lead.station, MOST_COMPARED);
  const found = likelyDuplicates(lead, others).map(({ lead: other, score }) => {
    const { id: at, station, title, text, place, state, receivedAt, version } = other;
    return { id: at, station, title, text, place, state, receivedAt, version, score };
  });
  return ok({ leads: found });
}
