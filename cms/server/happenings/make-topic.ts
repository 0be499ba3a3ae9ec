import type { StaffActor, Topic } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { presentTopic } from '../topics/present-topic';
import { columnFits, draftTopic, EMPTY_WORDS } from '../topics/write-topic';
import type { HappeningDeps } from './happening-deps';
import { hasOccurrence, occurrencesIn, type Instance } from './recurrence';
import type { KeptHappening } from './happening-store';
import { momentOf } from './wall-time.rules';

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
  const made = await deps.database
    .transaction(async (tx) => {
      const words = {
        ...EMPTY_WORDS,
        ...{ title: one.title.slice(0, 80), column, place: one.place, notes: notesOf(kept) },
        plannedFrom: new Date(one.from).toISOString(),
        plannedTo: new Date(one.to).toISOString(),
      };
      await draftTopic(deps, tx, { id: topic, actor, station: kept.station, words });
      if (!(await deps.happenings.giveTopic(tx, kept, { at, topic }))) throw new TopicThere();
      deps.ledger.append(tx, { actor, action: 'happening.topic', subject: id, facts: { at, topic } });
    })
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof TopicThere) return false;
        throw error;
      },
    );
  if (made) return ok({ topic: await presentTopic(deps, actor, topic) });
  const topics = await deps.happenings.topics(deps.database.read, [id]);
  return err('CALENDAR.TOPIC_THERE', { topic: topics.get(`${id} ${at}`) ?? '' });
}

/** Thrown to take back a topic that somebody else was faster to make. */
class TopicThere extends Error {
  override name = 'TopicThere';
}

function instanceAt(kept: KeptHappening, at: string): Instance | undefined {
  const change = kept.changes.find((one) => one.at === at);
  if (!change && !hasOccurrence(kept, at)) return undefined;
  const from = momentOf(change?.starts ?? at, kept.zone);
  return occurrencesIn(kept, { from, to: from + 1 }).instances.find((one) => one.at === at);
}

function notesOf({ notes, source, url }: KeptHappening): string {
  return [notes, source === '' ? '' : `来源：${source}`, url ?? '']
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, 4_000);
}
