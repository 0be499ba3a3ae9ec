import type { StaffActor } from '../../contract';
import type { Tx } from '../../platform';
import type { KeptTopic } from '../topics/topic-store';
import type { LeadDeps } from './lead-deps';
import { leadJoined } from './lead-notices';
import type { KeptLead } from './lead-store';

type Joined = { readonly lead: KeptLead; readonly topic: KeptTopic; readonly by: StaffActor };

const SHORT = 40;

/** Tells those who make a topic that somebody told more of it. */
export async function tellJoined(
  { notices }: Pick<LeadDeps, 'notices'>,
  tx: Tx,
  { lead, topic, by }: Joined,
): Promise<void> {
  const hearers = new Set([topic.author, ...topic.people]);
  hearers.delete(by.id);
  const title = lead.title === '' ? lead.text.slice(0, SHORT) : lead.title;
  const facts = { title, topic: topic.title, by: by.name };
  for (const person of hearers) {
    const news = { kind: leadJoined, station: topic.station, to: { person }, subject: `${lead.id}/${topic.id}` };
    await notices.notify(tx, { ...news, facts, link: `/plugins/cms/topics?open=${topic.id}` });
  }
}
