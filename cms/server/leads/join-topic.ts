import type { Lead, StaffActor, Topic } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { presentTopic } from '../topics/present-topic';
import { OVER } from '../topics/topic.rules';
import type { KeptTopic } from '../topics/topic-store';
import type { LeadDeps } from './lead-deps';
import { leadMachine } from './lead.machine';
import { tellJoined } from './tell-joined';
import { current, presentLead, writeLead, type LeadRefusal } from './work-leads';

type Join = { readonly id: string; readonly version: number; readonly topic: string };
type JoinRefusal = LeadRefusal | Refusal<'LEADS.CANNOT_JOIN', undefined>;

/** Adopts a checked lead into a topic that is there already; its makers hear of it. */
export async function joinTopic(
  deps: LeadDeps,
  actor: StaffActor,
  { id, version, topic: into }: Join,
): Promise<Result<{ lead: Lead; topic: Topic }, JoinRefusal>> {
  const found = await current(deps, actor, { id, version });
  if (!found.ok) return found;
  const lead = found.value;
  const next = leadMachine.next(lead.state, 'adopt');
  if (!next.ok) return next;
  const done = await deps.database.transaction(async (tx): Promise<Result<KeptTopic, JoinRefusal>> => {
    await deps.topics.lock(tx, [into]);
    const [topic] = await deps.topics.byIds([lead.station], [into], tx);
    if (!topic || OVER.includes(topic.state)) return err('LEADS.CANNOT_JOIN');
    const change = { patch: { state: next.value.state, topic: into }, action: 'lead.joined', facts: { topic: into } };
    if (!(await writeLead(deps, tx, { actor, lead, ...change }))) return err('HEARTH.CHANGED_MEANWHILE');
    await tellJoined(deps, tx, { lead, topic, by: actor });
    return ok(topic);
  });
  if (!done.ok) return done;
  const [joined] = await deps.leads.byIds(actor.stations, [id]);
  if (!joined) throw new Error(`Lead ${id} joined a topic and is not there`);
  return ok({ lead: presentLead(joined), topic: await presentTopic(deps, actor, into) });
}
