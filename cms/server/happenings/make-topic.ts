import type { StaffActor, Topic } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { presentTopic } from '../topics/present-topic';
import { columnFits, draftTopic, EMPTY_WORDS } from '../topics/write-topic';
import type { HappeningDeps } from './happening-deps';
import { standingOf } from './follow-topics';
import { instanceAt } from './recurrence';
import type { KeptHappening } from './happening-store';

type TopicRefusal =
  | Refusal<'HEARTH.NOT_FOUND' | 'CALENDAR.NO_OCCURRENCE' | 'CALENDAR.CANCELLED' | 'TOPICS.UNKNOWN_COLUMN', undefined>
  | Refusal<'CALENDAR.TOPIC_THERE', { topic: string }>;

type Wanted = { readonly id: string; readonly at: string; readonly column: string | null };

/** Makes a topic of one occurrence, planned for when it is. The occurrence keeps pointing at it, so that of two presses one makes it. */
export async function makeTopic(
  deps: HappeningDeps,
  actor: StaffActor,
  { id, at, column }: Wanted,
): Promise<Result<{ topic: Topic }, TopicRefusal>> {
  const kept = await deps.happenings.byId(deps.database.read, actor.stations, id);
  if (!kept) return err('HEARTH.NOT_FOUND');
  const one = instanceAt(kept, at);
  if (!one) return err('CALENDAR.NO_OCCURRENCE');
  if (one.state === 'cancelled') return err('CALENDAR.CANCELLED');
  if (!(await columnFits(deps, kept.station, column))) return err('TOPICS.UNKNOWN_COLUMN');
  const topic = deps.ids.next();
  const made = await deps.database.transaction(async (tx): Promise<Result<void, TopicRefusal>> => {
    const words = {
      ...EMPTY_WORDS,
      ...{ title: one.title.slice(0, 80), column, place: one.place, notes: notesOf(kept) },
      plannedFrom: new Date(one.from).toISOString(),
      plannedTo: new Date(one.to).toISOString(),
    };
    const link = { happening: id, station: kept.station, at, topic, now: standingOf(one) };
    await draftTopic(deps, tx, { id: topic, actor, station: kept.station, words });
    if (!(await deps.happenings.giveTopic(tx, link))) {
      const topics = await deps.happenings.topics(tx, [id]);
      return err('CALENDAR.TOPIC_THERE', { topic: topics.get(`${id} ${at}`) ?? '' });
    }
    deps.ledger.append(tx, { actor, action: 'happening.topic', subject: id, facts: { at, topic } });
    return ok();
  });
  return made.ok ? ok({ topic: await presentTopic(deps, actor, topic) }) : made;
}

function notesOf({ notes, source, url }: KeptHappening): string {
  return [notes, source === '' ? '' : `来源：${source}`, url ?? '']
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, 4_000);
}
