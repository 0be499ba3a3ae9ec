import type { Lead, StaffActor, Topic, TopicWords } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { presentTopic } from '../topics/present-topic';
import { columnFits, draftTopic, EMPTY_WORDS } from '../topics/write-topic';
import type { LeadDeps } from './lead-deps';
import { leadMachine } from './lead.machine';
import { current, presentLead, writeLead, type LeadRefusal } from './work-leads';

type Adopt = Pick<TopicWords, 'title' | 'angle' | 'importance' | 'column'> & {
  readonly id: string;
  readonly version: number;
};

/** Makes a topic of a checked lead, both in one transaction: of two who adopt it at once, one has a topic and the other an answer. */
export async function adoptLead(
  deps: LeadDeps,
  actor: StaffActor,
  { id, version, ...words }: Adopt,
): Promise<Result<{ lead: Lead; topic: Topic }, LeadRefusal>> {
  const found = await current(deps, actor, { id, version });
  if (!found.ok) return found;
  const lead = found.value;
  const next = leadMachine.next(lead.state, 'adopt');
  if (!next.ok) return next;
  if (!(await columnFits(deps, lead.station, words.column))) return err('TOPICS.UNKNOWN_COLUMN');
  const topic = deps.ids.next();
  const done = await deps.database.transaction(async (tx) => {
    const patch = { state: next.value.state, topic };
    if (!(await writeLead(deps, tx, { actor, lead, patch, action: 'lead.adopted', facts: { topic } }))) return false;
    const whole = { ...EMPTY_WORDS, ...words, place: lead.place, notes: lead.text };
    await draftTopic(deps, tx, { id: topic, actor, station: lead.station, words: whole });
    return true;
  });
  if (!done) return err('HEARTH.CHANGED_MEANWHILE');
  const [adopted] = await deps.leads.byIds(actor.stations, [id]);
  if (!adopted) throw new Error(`Lead ${id} was adopted and is not there`);
  return ok({ lead: presentLead(adopted), topic: await presentTopic(deps, actor, topic) });
}
