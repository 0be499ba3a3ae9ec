import { noticeErrors, noticeRulesContract, noticesContract, type StaffActor } from '../../contract';
import { err, ok } from '../../kernel';
import { routes, type RouteGroup } from '../http/routes';
import type { Platform } from '../platform';
import { createRounds, type Rounds } from '../pump/rounds';
import type { Slice } from '../slice';
import { resealColumn, type SealedColumn } from '../vault/reseal-store';
import { addRule, changeRule, removeRule } from './change-rules';
import { addWebhook, changeWebhook, removeWebhook, tryWebhook } from './change-webhooks';
import { choosePreference, viewPreference } from './choose-preference';
import { deliveryMachine } from './delivery.machine';
import { houseKinds } from './house-kinds';
import { countUnread } from './inbox-store';
import { markNotice, markSeen, readInbox } from './read-inbox';
import { rulesOf } from './rule-store';
import { retryDelivery, viewDeliveries } from './view-deliveries';
import { watchDisk, watchLicences, watchWork } from './watch-house';
import { watchSignIns } from './watch-sign-ins';
import { shownWebhook, webhooksOf } from './webhook-store';

const RULES = 'plugin::cms.notices.rules';
const DELIVERIES = 'plugin::cms.notices.deliveries';

/** Each node looks at its own disk; the rounds go with the platform they belong to. */
const looks = new WeakMap<Platform, Rounds>();
/** What the vault keeps for notices. */
const SEALED: readonly SealedColumn[] = [
  { table: 'notice_webhook', column: 'token_sealed', id: 'id' },
  { table: 'notice_webhook', column: 'secret_sealed', id: 'id' },
  { table: 'notice_preference', column: 'phone_sealed', id: 'person' },
];
const DISK_EVERY = 300_000;
const KEEP_DAYS = 180;

/** Notices: a list of their own for everybody, rules and robots for those who answer for a station. */
export const noticesSlice: Slice = {
  name: 'notices',
  errors: [noticeErrors],
  machines: [deliveryMachine],
  permissions: [
    { action: RULES, displayName: 'Set rules and robots of notices', subCategory: 'notices' },
    { action: DELIVERIES, displayName: 'See and retry deliveries of notices', subCategory: 'notices' },
  ],
  grants: [
    { roles: ['station-administrator', 'chief-editor'], action: RULES },
    { roles: ['station-administrator'], action: DELIVERIES },
  ],
  register: (platform) => {
    platform.notices.declare(houseKinds);
    registerTicks(platform);
    platform.realtime.define({
      name: 'notices',
      mayJoin: (actor, person) => Promise.resolve(actor?.kind === 'staff' && actor.id === person),
      snapshot: async (person) => ({ unread: await countUnread(platform.database.read, person) }),
    });
  },
  start: async (platform) => {
    watchSignIns(platform);
    for (const column of SEALED) await resealColumn(platform.database, platform.vault, column);
  },
  ready: (platform) => {
    platform.notices.start();
    const look = createRounds(platform.log, [
      { every: DISK_EVERY, work: () => watchDisk(platform, publicFolder(platform)) },
    ]);
    look.start();
    looks.set(platform, look);
    return Promise.resolve();
  },
  stop: async (platform) => {
    looks.get(platform)?.stop();
    await platform.notices.stop();
  },
  routes: (platform) => [ownRoutes(platform), stationRoutes(platform)],
};

function publicFolder({ strapi }: Platform): string {
  return strapi.dirs.static.public;
}

function registerTicks(platform: Platform): void {
  const { schedule, notices } = platform;
  schedule.tick({
    name: 'notices.watch',
    cron: '* * * * *',
    missed: 'skip',
    handle: () => Promise.resolve((tx) => watchWork(platform, tx)),
  });
  schedule.tick({
    name: 'notices.licences',
    cron: '0 9 * * *',
    missed: 'run-once',
    handle: () => Promise.resolve((tx) => watchLicences(platform, tx)),
  });
  schedule.tick({
    name: 'notices.prune',
    cron: '40 4 * * *',
    missed: 'run-once',
    handle: () => notices.prune(KEEP_DAYS),
  });
}

function ownRoutes({ notices, database }: Platform): RouteGroup {
  const preference = { ...notices.work, openLanes: () => notices.openLanes() };
  return routes(noticesContract, {
    list: ({ actor, query, request }) =>
      readInbox(notices.work, actor, { ...query, kind: query.kind, before: query.before, locale: request.locale }),
    unread: async ({ actor }) => ok({ unread: await countUnread(database.read, actor.id), person: actor.id }),
    read: ({ actor, params, body }) => markNotice(notices.work, actor, { ...params, ...body }),
    readAll: ({ actor, body }) => markSeen(notices.work, actor, body.upTo),
    preference: ({ actor }) => viewPreference(preference, actor),
    prefer: ({ actor, body }) => choosePreference(preference, actor, body),
  });
}

function stationRoutes({ notices, database }: Platform): RouteGroup {
  const { work } = notices;
  return routes(noticeRulesContract, {
    list: async ({ actor, query }) => {
      const stations = seen(actor, query.station);
      if (!stations) return err('HEARTH.NOT_ALLOWED');
      const kinds = notices.kinds.all().map(({ name, about, urgency }) => ({ kind: name, name: about, urgency }));
      return ok({ rules: [...(await rulesOf(database.read, stations))], kinds });
    },
    add: ({ actor, body }) => addRule(work, actor, body),
    change: ({ actor, params, body }) => changeRule(work, actor, { ...params, ...body }),
    remove: ({ actor, params, query }) => removeRule(work, actor, { ...params, ...query }),
    webhooks: async ({ actor, query }) => {
      const stations = seen(actor, query.station);
      if (!stations) return err('HEARTH.NOT_ALLOWED');
      return ok({ webhooks: (await webhooksOf(database.read, stations)).map(shownWebhook) });
    },
    addWebhook: ({ actor, body }) => addWebhook(work, actor, body),
    changeWebhook: ({ actor, params, body }) => changeWebhook(work, actor, { ...params, ...body }),
    removeWebhook: ({ actor, params, query }) => removeWebhook(work, actor, { ...params, ...query }),
    tryWebhook: ({ actor, params, request }) => tryWebhook(work, actor, { ...params, locale: request.locale }),
    deliveries: ({ actor, query, request }) => viewDeliveries(work, actor, { ...query, locale: request.locale }),
    retry: ({ actor, params, body, request }) =>
      retryDelivery(work, actor, { ...params, ...body, locale: request.locale }),
  });
}

/** The stations that a question is about; undefined when one asks for what one does not see. */
function seen({ stations }: StaffActor, asked: string | undefined): readonly string[] | undefined {
  if (asked === undefined) return stations;
  return stations.includes(asked) ? [asked] : undefined;
}
