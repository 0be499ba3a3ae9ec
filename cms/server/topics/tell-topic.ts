import type { EventOf, topicMoved } from '../../contract';
import type { Notices, Tx } from '../../platform';
import type { TopicDeps } from './topic-deps';
import { TOLD_MOVES } from './topic-notices';

type Deps = Pick<TopicDeps, 'topics' | 'hands' | 'people'> & { readonly notices: Pick<Notices, 'notify'> };

/** Tells the maker of a topic, and everybody who is on it, what somebody else decided (选题退回、通过、推迟、取消). */
export async function tellTopic(deps: Deps, tx: Tx, { station, payload }: EventOf<typeof topicMoved>): Promise<void> {
  const { topicId, event, by, version } = payload;
  const told = event === 'draft' ? undefined : TOLD_MOVES[event];
  if (!told) return;
  const [topic] = await deps.topics.byIds([station], [topicId], tx);
  if (!topic) return;
  const [who] = await deps.people.byIds([by]);
  const step = (await deps.hands.history(topicId)).findLast((one) => one.event === event && one.person === by);
  const hearers = new Set([topic.author, topic.pitchedBy ?? topic.author, ...topic.people]);
  hearers.delete(by);
  const facts = { title: topic.title, by: who?.name['zh-Hans'] ?? '—', reason: step?.reason ?? '', what: told.what };
  for (const person of hearers) {
    const news = {
      station,
      to: { person },
      subject: `${topicId}/${version}`,
      link: `/plugins/cms/topics?open=${topicId}`,
    };
    await deps.notices.notify(tx, { ...news, kind: told.kind, facts });
  }
}
