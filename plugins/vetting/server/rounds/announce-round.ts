import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { roundMoved, seedCommitment, type AnnounceRound, type Round } from '../../contract';
import type { RoundDeps, RoundRefusal } from './round-deps';
import { presentRound } from './see-rounds';

/**
 * Announces a round of goods whose sample passed. The seed of the draw is made here and sealed; its hash is told at once, so that nobody
 * can choose another when they know who is in the pool.
 */
export async function announceRound(
  deps: RoundDeps,
  actor: StaffActor,
  { product, seats, dueAt, briefs }: AnnounceRound,
): Promise<Result<Round, RoundRefusal>> {
  const id = deps.ids.next();
  const made = await deps.database.transaction(async (tx): Promise<Result<null, RoundRefusal>> => {
    const goods = await deps.goods.hold(tx, actor.stations, product);
    if (goods?.state !== 'panel') return err('VETTING.NO_GOODS_TO_JUDGE', { state: goods?.state ?? '' });
    if (!(await deps.rounds.isAhead(tx, dueAt))) return err('VETTING.DUE_TOO_SOON');
    const sample = await deps.samples.passed(tx, goods);
    if (!sample) return err('VETTING.NO_SAMPLE');
    const { station, revision } = goods;
    const rubric = await deps.pool.rubric(tx, station);
    const seed = Buffer.from(deps.random.bytes(32)).toString('hex');
    const commitment = seedCommitment(seed);
    const fresh = await deps.rounds.insert(tx, {
      ...{ id, station, product, revision, sample: sample.id, seats, dueAt, briefs, announcedBy: actor.id },
      ...{ rubricVersion: rubric.version, weights: rubric.weights, seedCommitment: commitment },
      seedSealed: deps.vault.seal(deps.rounds.seedPlace(id), seed),
    });
    if (!fresh) return err('VETTING.ROUND_OPEN');
    const facts = { product, revision, seats, commitment, rubric: rubric.version };
    const entry = { action: 'vetting-round.announced', subject: id, version: '1', facts };
    deps.ledger.append(tx, { actor: { ...actor, station }, ...entry });
    await deps.outbox.append(tx, roundMoved({ station, roundId: id, to: 'announced', version: 1 }));
    return ok(null);
  });
  return made.ok ? presentRound(deps, actor, id) : made;
}
