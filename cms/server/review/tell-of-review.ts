import { emergencyMissed, reviewMoved } from '../../contract';
import type { Platform, Tx } from '../../platform';
import type { Case } from './case-store';
import type { ReviewDeps } from './review-deps';
import { emergencyOverdue, returnedToAuthor } from './review-notices';

type Deps = Pick<Platform, 'outbox' | 'notices'> & Pick<ReviewDeps, 'cases'>;

/** Tells people what review wants of them: an author whose manuscript came back, an orderer whose deadline passed. */
export function tellOfReview(deps: Deps): void {
  const { outbox, notices } = deps;
  outbox.subscribe({
    name: 'review.tell',
    events: [reviewMoved, emergencyMissed],
    handle: async (event, tx) => {
      const kept = await deps.cases.now(tx, event.payload);
      if (!kept) return;
      if (event.name === 'review.emergency-missed') await tellMissed(notices, tx, { kept, orderer: event.payload.by });
      else await tellReturned(notices, tx, kept);
    },
  });
}

const about = ({ id, version, station, documentId, locale }: Case) => ({
  ...{ station, subject: `${id}/${version}` },
  link: `/plugins/cms/review/${documentId}/${locale}`,
});

/** Both answer for it: who ordered it out, and who was to look at it at once. */
async function tellMissed(
  notices: Deps['notices'],
  tx: Tx,
  { kept, orderer }: { readonly kept: Case; readonly orderer: string },
): Promise<void> {
  const facts = { title: kept.title, by: kept.emergency?.by ?? '' };
  for (const person of new Set([orderer, kept.emergency?.reviewer ?? orderer])) {
    await notices.notify(tx, { ...about(kept), kind: emergencyOverdue, to: { person }, facts });
  }
}

async function tellReturned(notices: Deps['notices'], tx: Tx, kept: Case): Promise<void> {
  const { author, returned, state, title } = kept;
  if (state !== 'returned' || !returned || !author) return;
  const facts = { title, by: returned.by, note: returned.note };
  await notices.notify(tx, { ...about(kept), kind: returnedToAuthor, to: { person: author }, facts });
}
