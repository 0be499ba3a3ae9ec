import type { Busy, TopicState } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { stationTime } from '../resources/booking.rules';
import type { AssignmentDeps } from './assignment-deps';
import { spanOf } from './assignment.rules';
import type { KeptAssignment } from './assignment-store';

/** Why some people cannot be sent. */
export type SendRefusal = Refusal<'ASSIGNMENTS.NOBODY' | 'ASSIGNMENTS.CANNOT_WORK_HERE', undefined>;

/** Whether people work at a station or one above it. */
export async function canWork(
  deps: Pick<AssignmentDeps, 'people' | 'stations'>,
  station: string,
  people: readonly string[],
): Promise<Result<null, SendRefusal>> {
  if (people.length === 0) return err('ASSIGNMENTS.NOBODY');
  const { sees } = await deps.stations.tree();
  const here = (await deps.people.byIds(people)).filter((one) => one.active && sees(one.station, station));
  return here.length === new Set(people).size ? ok(null) : err('ASSIGNMENTS.CANNOT_WORK_HERE');
}

/** The states of a topic in which nobody goes out for it. */
const ASIDE: readonly TopicState[] = ['postponed', 'cancelled', 'merged', 'rejected'];

/**
 * Whether people may go out for a topic. It is held until the transaction ends: whoever puts it aside meanwhile waits, and then finds
 * the people that were just sent.
 */
export async function takesPeople(
  { topics }: Pick<AssignmentDeps, 'topics'>,
  tx: Tx,
  { station, topic: id }: Pick<KeptAssignment, 'station' | 'topic'>,
): Promise<Result<null, Refusal<'ASSIGNMENTS.TOPIC_IS_ASIDE', undefined>>> {
  await topics.lock(tx, [id]);
  const [topic] = await topics.byIds([station], [id], tx);
  return topic && ASIDE.includes(topic.state) ? err('ASSIGNMENTS.TOPIC_IS_ASIDE') : ok(null);
}

type Asked = {
  readonly task: Pick<KeptAssignment, 'id' | 'departsAt' | 'onSiteAt' | 'due'>;
  readonly people: readonly string[];
  readonly override: string | undefined;
};

/** Whether people are free for the time of a task, or somebody answers by name for sending them all the same. */
export async function freeOf(
  deps: Pick<AssignmentDeps, 'assignments' | 'people'>,
  tx: Tx,
  { task, people, override }: Asked,
): Promise<Result<null, Refusal<'ASSIGNMENTS.PERSON_BUSY', Busy>>> {
  if (override !== undefined) return ok(null);
  const busy = await deps.assignments.busy(tx, people, { ...spanOf(task), except: task.id });
  if (!busy) return ok(null);
  const [person] = await deps.people.byIds([busy.person]);
  const name = person?.name['zh-Hans'] ?? '';
  return err('ASSIGNMENTS.PERSON_BUSY', {
    ...busy,
    person: name,
    from: stationTime(busy.from),
    to: stationTime(busy.to),
  });
}
