import type { ManuscriptRights, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { deliveryMachine } from '../deliveries/delivery.machine';
import { moveDelivery } from '../deliveries/move-delivery';
import { OUT } from './out-states.rules';
import type { Post } from './posts-store';
import { uncoveredOf, type RightsDeps, type RightsRefusal } from './rights-deps';
import { viewRights } from './view-rights';

type Wanted = { readonly documentId: string; readonly deliveries: readonly string[]; readonly reason: string };

/**
 * Takes down the posts that somebody named and that no right covers any more (到期下线), and no others: what another lease still covers
 * stays. A post that is covered again by then is refused, so that nobody takes down more than they saw.
 */
export async function withdrawUncovered(
  deps: RightsDeps,
  actor: StaffActor,
  { documentId, deliveries, reason }: Wanted,
): Promise<Result<ManuscriptRights, RightsRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, RightsRefusal>> => {
    const kept = await deps.posts.manuscript(tx, documentId);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    const now = await deps.time.now(tx);
    const uncovered = (await uncoveredOf(deps, tx, { documentId, now }))
      .map(({ post }) => post)
      .filter(({ station, state }) => actor.stations.includes(station) && OUT.includes(state));
    const chosen = uncovered.filter(({ id }) => deliveries.includes(id));
    if (chosen.length < new Set(deliveries).size) return err('RIGHTS.COVERED');
    for (const post of chosen) await takeDownOne(deps, tx, { actor, post, reason });
    return ok(undefined);
  });
  return done.ok ? viewRights(deps, actor, documentId) : done;
}

type One = { readonly actor: StaffActor; readonly post: Post; readonly reason: string };

async function takeDownOne(deps: RightsDeps, tx: Tx, { actor, post, reason }: One): Promise<void> {
  const row = await deps.deliveries.deliveries.forUpdate(tx, post.id);
  if (!row || !deliveryMachine.transition(row.state, 'take_down')) return;
  const { leaseOwner, leaseUntil } = row;
  // Whoever is in the middle of a call keeps the lease: the outcome is still theirs to tell.
  const inFlight = row.state === 'sending' || row.state === 'unknown';
  const change = inFlight ? { leaseOwner, leaseUntil } : { looks: 0 };
  const facts = { rights: 'over', reason };
  const moved = await moveDelivery(deps.deliveries, tx, { row, move: { events: ['take_down'], change, actor, facts } });
  if (moved.ok && post.channel.lane === 'app') await deps.withdraw(tx, post);
}
