import { rightsChanged } from '../../contract';
import type { Tx } from '../../platform';
import { leaseState } from './lease.rules';
import type { Lease } from './lease-store';
import { OUT } from './out-states.rules';
import { uncoveredOf, type RightsDeps } from './rights-deps';
import { rightsOver } from './rights-notices';

const AT_ONCE = 20;

/** Finds leases that are over and says so where posts still stand on them: taking them down is proposed, a person decides. */
export async function tellOver(deps: RightsDeps, tx: Tx): Promise<number> {
  const over = await deps.leases.overUntold(tx, AT_ONCE);
  for (const lease of over) {
    await tellOne(deps, tx, lease);
    const { station, documentId, id: leaseId } = lease;
    await deps.outbox.append(tx, rightsChanged({ station, documentId, leaseId }));
  }
  await deps.leases.told(
    tx,
    over.map(({ id }) => id),
  );
  return over.length;
}

/** A post that went live just as its lease ended is told of when its outcome is known. */
export async function tellLate(deps: RightsDeps, tx: Tx, documentId: string): Promise<void> {
  const leases = await deps.leases.above(tx, documentId);
  const now = await deps.time.now(tx);
  const over = leases.filter((lease) => leaseState(lease, now) === 'over');
  const last = over.at(-1);
  if (last) await tellOne(deps, tx, last);
}

async function tellOne(deps: RightsDeps, tx: Tx, lease: Lease): Promise<void> {
  const { station, documentId, licensor, id } = lease;
  const now = await deps.time.now(tx);
  const posts = (await uncoveredOf(deps, tx, { documentId, now })).filter(({ post }) => OUT.includes(post.state));
  if (posts.length === 0) return;
  const title = (await deps.posts.manuscript(tx, documentId))?.title ?? '';
  await deps.notices.notify(tx, {
    ...{ kind: rightsOver, station, to: { role: 'desk-head' }, facts: { title, licensor, posts: posts.length } },
    // Told once for the same posts, however often one looks.
    subject: `${id}/${
      posts
        .map(({ post }) => post.id)
        .sort()
        .at(-1) ?? ''
    }`.slice(0, 120),
    link: `/plugins/cms/library/rights/${documentId}`,
  });
}
