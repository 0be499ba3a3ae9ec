import type { Finish, Platform, Tick } from '../../platform';
import { deliveryStore } from '../deliveries/delivery-store';
import { draftStore } from '../revisions/draft-store';
import { missDeadlines } from './emergency';
import { lateStore } from './late-store';
import { tellOfLate } from './tell-of-waits';
import { pastTheGate } from './review-notices';
import { renewWaiting } from './renew';
import { reviewDeps } from './review-wiring';
import { sweepPublished } from './sweep-published';

/** What review does by the clock. */
export const reviewTicks = (platform: Platform): readonly Tick[] => [
  {
    name: 'review.deadlines',
    cron: '* * * * *',
    missed: 'run-once',
    handle: async () => {
      await missDeadlines(reviewDeps(platform));
    },
  },
  {
    name: 'review.renew',
    cron: '*/5 * * * * *',
    missed: 'run-once',
    handle: async () => {
      await renewWaiting({ ...reviewDeps(platform), waiting: deliveryStore.waitingStale });
    },
  },
  {
    name: 'review.late',
    cron: '* * * * *',
    missed: 'run-once',
    handle: async () => {
      await tellOfLate({ ...reviewDeps(platform), notices: platform.notices, late: lateStore });
    },
  },
  { name: 'review.sweep', cron: '17 * * * *', missed: 'run-once', handle: () => sweep(platform) },
];

async function sweep(platform: Platform): Promise<Finish> {
  const { database, notices, log } = platform;
  const found = await sweepPublished({
    read: database.read,
    drafts: draftStore(platform),
    log,
  });
  return async (tx) => {
    for (const { documentId, locale, station } of found) {
      const facts = { documentId, locale };
      await notices.notify(tx, {
        kind: pastTheGate,
        station,
        to: { role: 'chief-editor' },
        subject: documentId,
        facts,
      });
    }
  };
}
