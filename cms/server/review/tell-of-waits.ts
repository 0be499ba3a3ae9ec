import { reviewMoved, type ReviewLevel, type RoleSlug } from '../../contract';
import type { Address, Platform, Tx } from '../../platform';
import type { Case } from './case-store';
import { proofsBefore } from './coverage.rules';
import type { LateStore } from './late-store';
import { POWERS, type ReviewDeps } from './review-deps';
import { heldOver, proofLate, reviewLate, waitsForProof, waitsForReview } from './review-notices';
import { standingOf } from './standing';

type Deps = Pick<Platform, 'outbox' | 'notices'> &
  Pick<ReviewDeps, 'database' | 'cases' | 'signatures' | 'clock'> & { readonly late: LateStore };

const UNDER_REVIEW: readonly Case['state'][] = ['l1', 'l2', 'l3', 'emergency'];

/** Who is told where nobody on duty may do it. */
const ROLES: Readonly<Record<ReviewLevel | 'proof', RoleSlug>> = {
  ...{ 1: 'editor', 2: 'desk-head', 3: 'chief-editor', proof: 'proofreader' },
};

/** Tells those who may act that a manuscript came to their level, and proofreaders that it cannot go on without them. */
export function tellOfWaits(deps: Deps): void {
  deps.outbox.subscribe({
    name: 'review.tell-waits',
    events: [reviewMoved],
    handle: async ({ payload }, tx) => {
      const kept = await deps.cases.now(tx, payload);
      // What moved on meanwhile tells of itself.
      if (kept?.state !== payload.state || kept.level !== payload.level) return;
      await tellAt(deps, tx, { kept, kinds: { review: waitsForReview, proof: waitsForProof } });
    },
  });
}

/** Finds reviews whose time has passed and manuscripts whose day has come, and tells of each once. */
export async function tellOfLate(deps: Deps): Promise<number> {
  return deps.database.transaction(async (tx) => {
    const late = await deps.late.take(tx, deps.clock.now());
    for (const kept of late) {
      if (kept.state === 'held') await tellHeld(deps, tx, kept);
      else await tellAt(deps, tx, { kept, kinds: { review: reviewLate, proof: proofLate } });
    }
    return late.length;
  });
}

type Kinds = {
  readonly review: typeof waitsForReview;
  readonly proof: typeof waitsForProof;
};

async function tellAt(
  deps: Deps,
  tx: Tx,
  { kept, kinds }: { readonly kept: Case; readonly kinds: Kinds },
): Promise<void> {
  const { level, title } = kept;
  if (level === null || !UNDER_REVIEW.includes(kept.state)) return;
  const { missing } = await standingOf(deps, tx, kept);
  // At the last level those are waited for as well that must stand before it goes out.
  const proofs = proofsBefore(kept.rules, missing, level === kept.rules.levels.at(-1) ? 4 : level);
  const reviewers = await audience(deps, tx, { kept, part: level });
  const facts = { title, level: String(level) };
  await deps.notices.notify(tx, { ...about(kept), kind: kinds.review, to: reviewers, facts });
  if (proofs.length === 0) return;
  const to = await audience(deps, tx, { kept, part: 'proof' });
  const wanted = { title, proofs: proofs.join('、') };
  await deps.notices.notify(tx, { ...about(kept), kind: kinds.proof, to, facts: wanted });
}

async function tellHeld(deps: Deps, tx: Tx, kept: Case): Promise<void> {
  const to = await audience(deps, tx, { kept, part: kept.heldLevel ?? 1 });
  await deps.notices.notify(tx, { ...about(kept), kind: heldOver, to, facts: { title: kept.title } });
}

const about = ({ id, version, station, documentId, locale }: Case) => ({
  station,
  subject: `${id}/${version}`,
  link: `/plugins/cms/review/${documentId}/${locale}`,
});

/** Whoever is on duty and may do it; where nobody is, the role. Who wrote it is not asked. */
async function audience(
  { cases }: Deps,
  tx: Tx,
  { kept, part }: { readonly kept: Case; readonly part: ReviewLevel | 'proof' },
): Promise<Address> {
  const power = part === 'proof' ? POWERS.proof : POWERS.level(part);
  return { power, role: ROLES[part], except: [...(await cases.authors(tx, kept.id))] };
}
