import type { StaffActor, TopicChain } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { TopicDeps } from './topic-deps';

type Refused = Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE' | 'TOPICS.UNKNOWN_COLUMN', undefined>;

/** Says who signs the topics of a column, or of all other columns of a station. What is pitched already keeps its chain. */
export async function setChain(
  deps: TopicDeps,
  actor: StaffActor,
  chain: TopicChain,
): Promise<Result<TopicChain, Refused>> {
  if (!actor.stations.includes(chain.station)) return err('HEARTH.NOT_ALLOWED');
  const { station, column } = chain;
  const isKnown =
    column === null || (await deps.columns.all()).some((one) => one.id === column && one.station === station);
  if (!isKnown) return err('TOPICS.UNKNOWN_COLUMN');
  return deps.database.transaction(async (tx) => {
    const written = await deps.chains.put(tx, { ...chain, id: deps.ids.next() });
    if (!written) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { station, column, steps: chain.steps };
    deps.ledger.append(tx, { actor, action: 'topic-chain.set', subject: `${station}/${column ?? ''}`, facts });
    return ok(written);
  });
}
