import {
  matrixSwitched,
  storyPublished,
  storyWithdrawn,
  switchErrors,
  SWITCHES_CONFIRM,
  SWITCHES_PRESS,
  SWITCHES_READ,
  switchesContract,
  type HomeChanged,
} from '../../contract';
import { createDatabaseTime, routes, type PermissionDeclaration, type Platform, type Slice } from '../../platform';
import { createRounds, type Rounds } from '../../platform/pump/rounds';
import { confirmSwitch, endDueSwitches, endSwitch, letPass, pressSwitch } from './press-switch';
import type { SwitchDeps } from './switch-deps';
import { switchMachine } from './switch.machine';
import { switchNotices } from './switch-notices';
import { switchPolicyStore } from './switch-policy-store';
import { switchStore } from './switch-store';
import { dryRun } from './dry-run';
import { listSwitches, setSwitchPolicy, viewPolicy } from './view-switches';
import { waitingStore } from './waiting-store';

const LOOK = 1_000;

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: '一键开关 Switches',
});

/** What switches work with on a host. */
export const switchDepsOf = (platform: Platform): SwitchDeps => ({
  ...platform,
  time: createDatabaseTime(platform.database),
  ...{ switches: switchStore, policies: switchPolicyStore, waiting: waitingStore },
});

const ending = new WeakMap<Platform, Rounds>();

/** Switches for the whole matrix (一键开关). */
export const switchesSlice: Slice = {
  name: 'switches',
  errors: [switchErrors],
  machines: [switchMachine],
  permissions: [
    permission(SWITCHES_READ, '查看一键开关', 'See switches'),
    permission(SWITCHES_PRESS, '启用、撤销一键开关', 'Press and end switches'),
    permission(SWITCHES_CONFIRM, '以第二人确认一键开关', 'Agree to switches as the second person'),
  ],
  grants: [
    { roles: ['chief-editor', 'desk-head', 'mcn-operator', 'compliance-officer'], action: SWITCHES_READ },
    { roles: ['chief-editor'], action: SWITCHES_PRESS },
    { roles: ['chief-editor', 'compliance-officer'], action: SWITCHES_CONFIRM },
  ],
  register(platform) {
    platform.notices.declare(switchNotices);
    tellEverybody(platform);
  },
  async start(platform) {
    const deps = switchDepsOf(platform);
    const rounds = createRounds(platform.log, [
      {
        every: LOOK,
        work: async () => {
          await endDueSwitches(deps);
        },
      },
    ]);
    ending.set(platform, rounds);
    rounds.start();
  },
  async stop(platform) {
    ending.get(platform)?.stop();
  },
  routes: (platform) => {
    const deps = switchDepsOf(platform);
    return [
      routes(switchesContract, {
        list: ({ actor, query }) => listSwitches(deps, actor, query.station),
        dryRun: ({ actor, body }) => dryRun(deps, actor, body),
        press: ({ actor, body }) => pressSwitch(deps, actor, body),
        confirm: ({ actor, params, body }) => confirmSwitch(deps, actor, { ...params, ...body }),
        end: ({ actor, params, body }) => endSwitch(deps, actor, { ...params, ...body }),
        letPass: ({ actor, params, body }) => letPass(deps, actor, { ...params, ...body }),
        policy: ({ actor, query }) => viewPolicy(deps, actor, query.station),
        setPolicy: ({ actor, body }) => setSwitchPolicy(deps, actor, body),
      }),
    ];
  },
};

/** Open apps turn grey with the frame that tells them; open switch rooms look again. */
function tellEverybody({ realtime, outbox, stations, database }: Platform): void {
  realtime.define({
    name: 'switches',
    mayJoin: async (actor, slug) => actor?.kind === 'staff' && actor.stations.includes(slug),
  });
  outbox.subscribe({
    name: 'switches.tell',
    events: [matrixSwitched],
    handle: async ({ station, payload: { mode }, occurredAt }) => {
      const at = occurredAt.toISOString();
      const { all, sees } = await stations.tree();
      for (const { slug } of all) {
        if (sees(slug, station)) realtime.publish(`switches:${slug}`, { type: 'matrix.switched', at });
        if (SHOWN.has(mode) && sees(station, slug)) realtime.publish(`feed:${slug}`, changedAt(at));
      }
    },
  });
  outbox.subscribe({
    name: 'switches.tell-breaking',
    events: [storyPublished, storyWithdrawn],
    handle: async ({ payload: { storyId, at } }) => {
      const on = await switchStore.breakingOn(database.read, storyId);
      const { all, sees } = await stations.tree();
      for (const { slug } of all)
        if (on.some((station) => sees(station, slug))) realtime.publish(`feed:${slug}`, changedAt(at));
    },
  });
}

/** Modes that readers see: the whole app in grey, or what breaks above everything. */
const SHOWN: ReadonlySet<string> = new Set(['mourning', 'breaking']);

const changedAt = (at: string): HomeChanged => ({ type: 'home.changed', at });
