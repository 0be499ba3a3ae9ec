import type { StaffActor } from '../../contract';
import type { Tx } from '../../platform';
import type { KeptTopic } from '../topics/topic-store';
import type { HappeningDeps } from './happening-deps';
import { happeningMoved, MOVES } from './happening-notices';
import type { KeptHappening } from './happening-store';
import type { Standing, TopicLink } from './happening-topic-store';
import { instanceAt, type Instance } from './recurrence';
import { successorsOf } from './successors';
import { wallOf } from './wall-time.rules';

type Changed = {
  readonly actor: StaffActor;
  /** The series as it was. */
  readonly before: KeptHappening;
  readonly reason: string;
  /** The series that goes on from a moment, where it was cut in two. */
  readonly heir?: { readonly id: string; readonly since: string };
};

/** How an occurrence stands, as a topic knows it. */
export function standingOf({ from, to, place, state }: Instance): Standing {
  return { from, to, place, isOff: state === 'cancelled' };
}

/**
 * Leads topics after their events, whoever changed those and how: by hand, by a file, or by taking a file back. What a topic hangs on
 * is found again in the changed series, and who planned by it hears that it is at another time, elsewhere or not at all.
 */
export async function followTopics(deps: HappeningDeps, tx: Tx, changed: Changed): Promise<void> {
  const { before, heir } = changed;
  const since = heir?.since ?? '';
  const links = (await deps.happenings.linked(tx, before.id)).filter(({ at }) => at >= since);
  if (links.length === 0) return;
  const after = await deps.happenings.byId(tx, [before.station], heir?.id ?? before.id);
  if (!after) throw new Error(`The event ${before.id} has topics and is not there`);
  const wanted = links.map(({ at }) => at);
  const heirs = successorsOf({ before, after, since }, wanted);
  const followed = links.map((link) => followedOf(link, after, heirs.get(link.at) ?? link.at));
  await deps.happenings.setLinks(tx, links, followed);
  const moved = followed.filter(({ now }, index) => isOther(now, links[index]?.now ?? now));
  if (moved.length > 0) await tell(deps, tx, { ...changed, after, links, moved });
}

/** What is in its series no more keeps its last time and place: nobody knows another. */
function followedOf(link: TopicLink, after: KeptHappening, at: string): TopicLink {
  const instance = instanceAt(after, at);
  const now = instance ? standingOf(instance) : { ...link.now, isOff: true };
  return { ...link, happening: after.id, at, now };
}

const isOther = (one: Standing, other: Standing): boolean =>
  one.from !== other.from || one.to !== other.to || one.place !== other.place || one.isOff !== other.isOff;

type Told = Changed & {
  readonly after: KeptHappening;
  readonly links: readonly TopicLink[];
  readonly moved: readonly TopicLink[];
};

async function tell(deps: HappeningDeps, tx: Tx, told: Told): Promise<void> {
  const { actor, after, before, links, moved, reason } = told;
  const ids = moved.map(({ topic }) => topic);
  const topics = new Map((await deps.topics.byIds([after.station], ids, tx)).map((topic) => [topic.id, topic]));
  for (const link of moved) {
    const topic = topics.get(link.topic);
    const was = links.find((one) => one.topic === link.topic)?.now ?? link.known;
    if (!topic) continue;
    const facts = {
      ...{ title: after.title, topic: topic.title, by: actor.name, reason },
      ...{ was: spoken(was.from, after.zone), what: whatOf(link, was, after.zone) },
    };
    for (const person of hearersOf(topic, actor)) {
      const subject = `${before.id}/${before.version}/${topic.id}`;
      const news = { kind: happeningMoved, station: after.station, to: { person }, subject, facts };
      await deps.notices.notify(tx, { ...news, link: `/plugins/cms/topics?open=${topic.id}` });
    }
  }
}

function hearersOf(topic: KeptTopic, actor: StaffActor): ReadonlySet<string> {
  const hearers = new Set([topic.author, ...topic.people]);
  hearers.delete(actor.id);
  return hearers;
}

function whatOf({ now, known }: TopicLink, was: Standing, zone: string) {
  if (now.isOff) return MOVES.off('');
  if (was.isOff && now.from === known.from) return MOVES.back('');
  if (was.isOff || now.from !== was.from || now.to !== was.to) return MOVES.moved(spoken(now.from, zone));
  return MOVES.elsewhere(now.place);
}

/** A moment as the wall of its zone shows it to people. */
const spoken = (moment: number, zone: string): string => wallOf(moment, zone).replace('T', ' ');
