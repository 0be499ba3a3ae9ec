import {
  deliveryMoved,
  emergencyMissed,
  reviewMoved,
  takedownErrors,
  takedownMoved,
  TAKEDOWNS_ORDER,
  TAKEDOWNS_PROPOSE,
  TAKEDOWNS_READ,
  TAKEDOWNS_SEAL,
  type RoleSlug,
} from '../../contract';
import type { PermissionDeclaration, Platform, Slice } from '../../platform';
import { createRounds, type Rounds } from '../../platform/pump/rounds';
import { proposeLate, withdrawLate } from './propose-late';
import { takedownMachine } from './takedown.machine';
import { takedownNotices } from './takedown-notices';
import { takedownRoutes } from './takedown-routes';
import { takedownDepsOf } from './takedowns-wiring';
import { tellByHand, tellResisting } from './tell-takedown';
import { escalateOverdue, watchOnce } from './watch-gone';

const LOOK = 500;
const LATE = 5_000;
/** So many addresses are looked at side by side: one that hangs must not hold up the others. */
const AT_ONCE = 6;

const SEE: readonly RoleSlug[] = ['chief-editor', 'desk-head', 'compliance-officer', 'mcn-operator'];

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: '撤稿 Takedowns',
});

const working = new WeakMap<Platform, Rounds>();

/** Orders of takedown (撤稿令): carried out at once, watched until everything is gone, sealed with its evidence. */
export const takedownsSlice: Slice = {
  name: 'takedowns',
  errors: [takedownErrors],
  machines: [takedownMachine],
  permissions: [
    permission(TAKEDOWNS_READ, '查看撤稿令', 'See takedowns'),
    permission(TAKEDOWNS_PROPOSE, '提请撤稿、确认已撤', 'Propose takedowns and confirm them'),
    permission(TAKEDOWNS_ORDER, '下令撤稿', 'Order takedowns'),
    permission(TAKEDOWNS_SEAL, '封存撤稿证据', 'Seal the evidence of takedowns'),
  ],
  grants: [
    { roles: SEE, action: TAKEDOWNS_READ },
    { roles: ['chief-editor', 'desk-head', 'compliance-officer'], action: TAKEDOWNS_PROPOSE },
    { roles: ['chief-editor'], action: TAKEDOWNS_ORDER },
    { roles: ['chief-editor', 'compliance-officer'], action: TAKEDOWNS_SEAL },
  ],
  register(platform) {
    platform.notices.declare(takedownNotices);
    openRooms(platform);
    listen(platform);
  },
  async start(platform) {
    const deps = takedownDepsOf(platform);
    const rounds = createRounds(platform.log, [
      { every: LOOK, work: () => drain(platform) },
      {
        every: LATE,
        work: async () => {
          await escalateOverdue(deps);
        },
      },
    ]);
    working.set(platform, rounds);
    rounds.start();
  },
  async stop(platform) {
    working.get(platform)?.stop();
  },
  routes: (platform) => [takedownRoutes(takedownDepsOf(platform), () => wake(platform))],
};

async function drain(platform: Platform): Promise<void> {
  const deps = takedownDepsOf(platform);
  const one = async (): Promise<void> => {
    while (working.get(platform)?.running() && (await watchOnce(deps)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function wake(platform: Platform): void {
  working.get(platform)?.now(() => drain(platform));
}

/** Whoever has the takedown room open hears of each step, at the order's station and above. */
function openRooms({ realtime, outbox, stations }: Platform): void {
  realtime.define({
    name: 'takedowns',
    mayJoin: async (actor, slug) => actor?.kind === 'staff' && actor.stations.includes(slug),
  });
  outbox.subscribe({
    name: 'takedowns.tell',
    events: [takedownMoved, deliveryMoved],
    handle: async ({ station, name, occurredAt }) => {
      const { all, sees } = await stations.tree();
      const message = { type: name, at: occurredAt.toISOString() };
      for (const { slug } of all) if (sees(slug, station)) realtime.publish(`takedowns:${slug}`, message);
    },
  });
}

function listen(platform: Platform): void {
  platform.outbox.subscribe({
    name: 'takedowns.by-hand',
    events: [deliveryMoved],
    handle: async ({ payload: { state, documentId, locale, channel, deliveryId: delivery } }, tx) => {
      const deps = takedownDepsOf(platform);
      if (state === 'takedown_due') await tellResisting(deps, tx, { documentId, locale, delivery, channel });
      if (state !== 'manual_takedown') return;
      for (const order of await deps.orders.openFor(tx, { documentId, locale }))
        await tellByHand(deps, tx, { order, delivery });
    },
  });
  platform.outbox.subscribe({
    name: 'takedowns.late-review',
    events: [emergencyMissed, reviewMoved],
    handle: ({ name, payload }, tx) => {
      const deps = takedownDepsOf(platform);
      return name === 'review.emergency-missed' ? proposeLate(deps, tx, payload) : withdrawLate(deps, tx, payload);
    },
  });
  platform.outbox.onEveryNode([takedownMoved], { heard: () => wake(platform), lost: () => wake(platform) });
}
