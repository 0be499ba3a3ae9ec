import type { StaffActor, Topic } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { presentTopic } from '../topics/present-topic';
import { theirs, writeChange, type WriteRefusal } from '../topics/write-topic';
import { followed } from './followed.rules';
import type { HappeningDeps } from './happening-deps';

type Settle = { readonly id: string; readonly version: number; readonly does: 'know' | 'follow' };
type SettleRefusal = WriteRefusal | Refusal<'CALENDAR.NOT_MOVED' | 'CALENDAR.OFF', undefined>;

/** Says of a topic whose event moved that those who plan it know (知道了), or plans the topic for when and where the event is now (跟着改). */
export async function settleTopic(
  deps: HappeningDeps,
  actor: StaffActor,
  { id, version, does }: Settle,
): Promise<Result<Topic, SettleRefusal>> {
  const found = await theirs(deps, actor, { id, version });
  if (!found.ok) return found;
  const topic = found.value;
  const { drift } = topic;
  if (drift === null) return err('CALENDAR.NOT_MOVED');
  if (does === 'follow' && drift.now.isOff) return err('CALENDAR.OFF');
  const patch = does === 'follow' ? followed(topic, drift) : {};
  const facts = { fields: Object.keys(patch), event: drift.happening };
  const done = await deps.database.transaction(async (tx) => {
    if (!(await writeChange(deps, tx, { actor, topic, patch, facts }))) return false;
    const { from, to, place, isOff } = drift.now;
    // As it was seen: what moved meanwhile is shown again.
    await deps.happenings.setKnown(tx, {
      topic: id,
      now: { from: Date.parse(from), to: Date.parse(to), place, isOff },
    });
    return true;
  });
  return done ? ok(await presentTopic(deps, actor, id)) : err('HEARTH.CHANGED_MEANWHILE');
}
