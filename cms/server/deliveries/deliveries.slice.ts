import {
  DELIVERIES_MANAGE,
  DELIVERIES_READ,
  deliveryErrors,
  deliveryMoved,
  manuscriptSigned,
  storyCorrected,
  storyPublished,
  type RoleSlug,
} from '../../contract';
import type { Platform, Slice } from '../../platform';
import { createRounds, type Rounds } from '../../platform/pump/rounds';
import { deliveryDepsOf } from './deliveries-wiring';
import { deliveryNotices } from './delivery-notices';
import { deliveryLists } from './delivery-list-store';
import { deliveryRoutes } from './delivery-routes';
import { createDeliveryWorker, type DeliveryWorker } from './delivery-worker';
import { deliveryMachine } from './delivery.machine';
import { nowhereStore } from './nowhere-store';
import { planDeliveries } from './plan-deliveries';
import { tellNowhere } from './tell-nowhere';
import { tellTrouble } from './tell-trouble';
import { troubleStore } from './trouble-store';
import { tellDeliveryRooms } from './tell-rooms';

const READERS: readonly RoleSlug[] = [
  'chief-editor',
  'desk-head',
  'editor',
  'reporter',
  'mcn-operator',
  'compliance-officer',
];

const LOOK = 2_000;
const SWEEP = 5_000;
const LAST_WAIT = 10_000;

const working = new WeakMap<Platform, { readonly worker: DeliveryWorker; readonly rounds: Rounds }>();

/** Deliveries (发布单): every signed edition on its way to every account of its column, and what really happened there. */
export const deliveriesSlice: Slice = {
  name: 'deliveries',
  errors: [deliveryErrors],
  machines: [deliveryMachine],
  permissions: [
    { action: DELIVERIES_READ, displayName: '查看发布单 See deliveries', subCategory: '发布 Deliveries' },
    { action: DELIVERIES_MANAGE, displayName: '处置发布单 Handle deliveries', subCategory: '发布 Deliveries' },
  ],
  grants: [
    { roles: READERS, action: DELIVERIES_READ },
    { roles: ['chief-editor', 'desk-head', 'mcn-operator'], action: DELIVERIES_MANAGE },
  ],
  register: listen,
  async start(platform) {
    const worker = createDeliveryWorker(deliveryDepsOf(platform));
    const rounds = createRounds(platform.log, [
      { every: LOOK, work: worker.look },
      {
        every: SWEEP,
        work: async () => {
          await worker.sweep();
        },
      },
    ]);
    working.set(platform, { worker, rounds });
    rounds.start();
    // What was due while nobody ran is found at once.
    rounds.now(worker.look);
  },
  async stop(platform) {
    const mine = working.get(platform);
    mine?.rounds.stop();
    await mine?.worker.stop(LAST_WAIT);
  },
  routes: (platform) => [
    deliveryRoutes({
      ...deliveryDepsOf(platform),
      lists: deliveryLists,
      roster: platform.roster,
      stations: platform.stations,
    }),
  ],
};

function listen(platform: Platform): void {
  const { outbox, notices, schedule } = platform;
  const look = (): void => {
    const mine = working.get(platform);
    if (mine) mine.rounds.now(mine.worker.look);
  };
  const hear = (): void => working.get(platform)?.worker.hear();
  notices.declare(deliveryNotices);
  schedule.tick({
    name: 'deliveries.nowhere',
    cron: '* * * * *',
    missed: 'run-once',
    handle: () =>
      Promise.resolve(async (tx) => {
        await tellNowhere({ nowhere: nowhereStore, notices }, tx);
      }),
  });
  schedule.tick({
    name: 'deliveries.trouble',
    cron: '*/20 * * * * *',
    missed: 'run-once',
    handle: () =>
      Promise.resolve(async (tx) => {
        await tellTrouble({ trouble: troubleStore, notices }, tx);
      }),
  });
  outbox.subscribe({
    name: 'deliveries.plan',
    events: [manuscriptSigned],
    handle: async ({ station, payload }, tx) => {
      const deps = deliveryDepsOf(platform);
      await planDeliveries(deps, tx, { station, ...payload });
      // What waited for a fresh signature of the same words goes on.
      await deps.deliveries.wake(tx, payload);
      tx.afterCommit(look);
    },
  });
  outbox.subscribe({
    name: 'deliveries.wake',
    events: [storyPublished, storyCorrected],
    handle: ({ payload: { storyId: documentId, locale } }, tx) =>
      deliveryDepsOf(platform).deliveries.wake(tx, { documentId, locale }),
  });
  tellDeliveryRooms(platform);
  // A word that gets lost costs two seconds: the rounds look by themselves.
  outbox.onHint([storyPublished, deliveryMoved], { happened: hear, lost: look });
}
