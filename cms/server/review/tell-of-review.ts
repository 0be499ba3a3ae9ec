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
      const about = { station: event.station, subject: `${kept.id}/${kept.version}` };
      if (event.name === 'review.emergency-missed') {
        const facts = { title: kept.title };
        await notices.notify(tx, { ...about, kind: emergencyOverdue, to: { person: event.payload.by }, facts });
      } else if (kept.state === 'returned' && kept.returned && kept.author) {
        const { by, note } = kept.returned;
        const facts = { title: kept.title, by, note };
        await notices.notify(tx, { ...about, kind: returnedToAuthor, to: { person: kept.author }, facts });
      }
    },
  });
}
