import type { ManuscriptRights, RightsLease, StaffActor, Unlicensed } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { staleNow } from '../review/renew';
import { leaseState } from './lease.rules';
import type { Lease } from './lease-store';
import { OUT } from './out-states.rules';
import { uncoveredOf, type RightsDeps, type RightsRefusal, type Uncovered } from './rights-deps';

/** The rights of a manuscript, as far as somebody may see the stations they are of. */
export async function viewRights(
  deps: RightsDeps,
  actor: StaffActor,
  documentId: string,
): Promise<Result<ManuscriptRights, RightsRefusal>> {
  const { read } = deps.database;
  const kept = await deps.posts.manuscript(read, documentId);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  const now = await deps.time.now();
  const family = await deps.lineage.descendantsOf(read, [documentId]);
  const leases = await deps.leases.above(read, documentId);
  const uncovered = await uncoveredOf(deps, read, { documentId, now });
  return ok({
    title: kept.title,
    leases: leases.filter(({ station }) => actor.stations.includes(station)).map((lease) => presented(lease, now)),
    uncovered: uncovered.filter(({ post }) => actor.stations.includes(post.station)).map(uncoveredShown),
    stale: await staleOf(deps, documentId, now),
    reused: { manuscripts: family.length - 1, accounts: await deps.posts.accounts(read, family) },
  });
}

/** The languages whose words have to be signed anew before they go out again. */
async function staleOf({ review, database }: RightsDeps, documentId: string, now: Date) {
  const { read } = database;
  const found: ManuscriptRights['stale'] = [];
  for (const locale of ['zh-Hans', 'en'] as const) {
    const kept = await review.cases.now(read, { documentId, locale });
    if (kept?.state !== 'signed') continue;
    const { hash, version } = kept;
    const because = await staleNow(review, read, { kept, hash, now });
    if (because) found.push({ locale, because, hash, version });
  }
  return found;
}

function presented(lease: Lease, now: Date): RightsLease {
  const { id, station, documentId, licensor, contract, note, maxUses, used, endedReason, version } = lease;
  return {
    ...{ id, station, documentId, licensor, contract, note, maxUses, used, endedReason, version },
    // Written from what the contract parsed.
    platforms: [...lease.platforms] as RightsLease['platforms'],
    channels: [...lease.channels],
    // As above.
    regions: [...lease.regions] as RightsLease['regions'],
    from: lease.from?.toISOString() ?? null,
    to: lease.to?.toISOString() ?? null,
    endedAt: lease.endedAt?.toISOString() ?? null,
    state: leaseState(lease, now),
  };
}

function uncoveredShown({ post, lack }: Uncovered): Unlicensed {
  const { id: delivery, documentId, locale, title, url, version, state, channel } = post;
  const { id, name, platform } = channel;
  return {
    ...{ delivery, documentId, locale, title, url, version, lack },
    channel: { id, name, platform },
    isOut: OUT.includes(state),
  };
}
