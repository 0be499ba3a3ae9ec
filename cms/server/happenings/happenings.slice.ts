import {
  calendarErrors,
  happeningChanged,
  HAPPENINGS_READ,
  HAPPENINGS_WRITE,
  happeningsContract,
  type RoleSlug,
} from '../../contract';
import { prepare, routes, type Platform, type Slice } from '../../platform';
import { tellPlanning } from '../topics/tell-planning';
import { topicDeps } from '../topics/topics.slice';
import { calendarImports } from './calendar-import-store';
import { calendarImportMachine } from './calendar-import.machine';
import { editOccurrence } from './edit-occurrence';
import { exportCalendar, fileBehind, subscribe, unsubscribe, viewSubscription } from './export-calendar';
import type { HappeningDeps } from './happening-deps';
import { happeningMachine } from './happening.machine';
import { happeningNotices } from './happening-notices';
import { happeningStore } from './happening-store';
import { previewImport, takeImport } from './import-calendar';
import { makeTopic } from './make-topic';
import { moveHappening } from './move-happening';
import { settleTopic } from './settle-topic';
import { changeFrom } from './split-series';
import { subscriptionStore } from './subscription-store';
import { viewCalendar } from './view-calendar';
import { undoImport, listImports } from './undo-import';
import { addHappening, viewHappening } from './write-happening';

const WRITERS: readonly RoleSlug[] = ['chief-editor', 'desk-head', 'editor', 'reporter'];
const READERS: readonly RoleSlug[] = [...WRITERS, 'proofreader', 'host', 'mcn-operator', 'compliance-officer'];

/** A secret address, as `subscribe` makes it. */
const ADDRESS = /^\/api\/calendar\/([\w-]{43})\.ics$/;

/** Everything that the verbs of the calendar are handed, on a host. */
export function happeningDeps(platform: Platform): HappeningDeps {
  const stores = { happenings: happeningStore, imports: calendarImports, subscriptions: subscriptionStore };
  return { ...platform, ...topicDeps(platform), ...stores };
}

/** The calendar of events (活动日历): what will happen, and what the newsroom makes of it. */
export const happeningsSlice: Slice = {
  name: 'happenings',
  errors: [calendarErrors],
  machines: [happeningMachine, calendarImportMachine],
  permissions: [
    { action: HAPPENINGS_READ, displayName: '看活动日历 See the calendar', subCategory: 'happenings' },
    { action: HAPPENINGS_WRITE, displayName: '写活动、立选题 Write events and make topics', subCategory: 'happenings' },
  ],
  grants: [
    { roles: READERS, action: HAPPENINGS_READ },
    { roles: WRITERS, action: HAPPENINGS_WRITE },
  ],
  register: ({ realtime, outbox, stations, notices }) => {
    notices.declare(happeningNotices);
    outbox.subscribe({
      name: 'happenings.tell',
      events: [happeningChanged],
      handle: (event) => tellPlanning({ realtime, stations }, event),
    });
  },
  routes: (platform) => {
    const deps = happeningDeps(platform);
    return [
      routes(happeningsContract, {
        between: ({ actor, query }) => viewCalendar(deps, actor, query),
        add: ({ actor, body }) => addHappening(deps, actor, body),
        subscription: ({ actor }) => viewSubscription(deps, actor),
        subscribe: ({ actor }) => subscribe(deps, actor),
        unsubscribe: ({ actor }) => unsubscribe(deps, actor),
        file: ({ actor, query }) => exportCalendar(deps, actor, query),
        preview: ({ actor, body }) => previewImport(deps, actor, body),
        take: ({ actor, body }) => takeImport(deps, actor, body),
        one: ({ actor, params }) => viewHappening(deps, actor, params.id),
        imports: ({ actor }) => listImports(deps, actor),
        undoImport: ({ actor, params }) => undoImport(deps, actor, params.id),
        change: ({ actor, params, body }) => changeFrom(deps, actor, { ...params, ...body }),
        occurrence: ({ actor, params, body }) => editOccurrence(deps, actor, { ...params, ...body }),
        settle: ({ actor, params, body }) => settleTopic(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => moveHappening(deps, actor, { ...params, ...body }),
        topic: ({ actor, params, body }) => makeTopic(deps, actor, { ...params, ...body }),
      }),
    ];
  },
  async start(platform) {
    const { fastLane } = platform;
    const deps = happeningDeps(platform);
    // Calendars of phones ask by themselves and can show no log-in: the address is the key.
    fastLane.get('/api/calendar/*', async (request) => {
      if (fastLane.limited(request, { route: 'calendar', perMinute: 30 })) return 'sent';
      const token = ADDRESS.exec(request.path)?.[1];
      const text = token === undefined ? undefined : await fileBehind(deps, token);
      if (text === undefined) return fastLane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
      return prepare(text, {
        type: 'text/calendar; charset=utf-8',
        cacheControl: 'private, max-age=0, must-revalidate',
      });
    });
  },
};
