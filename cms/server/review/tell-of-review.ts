import { emergencyMissed, reviewMoved } from '../../contract';
import type { ReviewDeps } from './review-deps';
import type { Platform } from '../../platform';
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
      const link = `/plugins/cms/review/${kept.documentId}/${kept.locale}`;
      const about = { station: event.station, subject: `${kept.id}/${kept.version}`, link };
      if (event.name === 'review.emergency-missed') {
        const facts = { title: kept.title, by: kept.emergency?.by ?? '' };
        // Both answer for it: who ordered it out, and who was to look at it at once.
        for (const person of new Set([event.payload.by, kept.emergency?.reviewer ?? event.payload.by])) {
          await notices.notify(tx, { ...about, kind: emergencyOverdue, to: { person }, facts });
        }
      } else if (kept.state === 'returned' && kept.returned && kept.author) {
        const { by, note } = kept.returned;
        const facts = { title: kept.title, by, note };
        await notices.notify(tx, { ...about, kind: returnedToAuthor, to: { person: kept.author }, facts });
      }
    },
  });
}
