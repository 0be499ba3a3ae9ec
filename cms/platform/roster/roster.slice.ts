import { roleSlugs, rosterContract, rosterErrors } from '../../contract';
import { routes } from '../http/routes';
import type { Slice } from '../slice';
import { addPost, addShift, changePost, PLAN, READ, removeShift, setStandIn } from './change-shifts';
import { advanceDelegations, moveDelegation, proposeDelegation } from './delegate';
import { delegationMachine } from './delegation.machine';
import { rosterNotices, tellOfShiftNews, tellOfShiftsSoon } from './roster-notices';
import { viewCalendar, viewColleagues, viewDelegations, viewNow, viewPosts, viewShifts } from './roster-views';

/** The duty roster: seen by everybody of a station, planned by those who answer for it. */
export const rosterSlice: Slice = {
  name: 'roster',
  errors: [rosterErrors],
  machines: [delegationMachine],
  permissions: [
    { action: READ, displayName: 'See the duty roster, swap own shifts, lend own powers', subCategory: 'roster' },
    { action: PLAN, displayName: 'Plan the duty roster', subCategory: 'roster' },
  ],
  grants: [
    { roles: roleSlugs, action: READ },
    { roles: ['chief-editor', 'desk-head', 'station-administrator'], action: PLAN },
  ],
  register: (platform) => {
    platform.notices.declare(rosterNotices);
    platform.schedule.tick({
      name: 'roster.soon',
      cron: '*/5 * * * *',
      missed: 'run-once',
      handle: async () => (tx) => tellOfShiftsSoon(platform, tx),
    });
    platform.schedule.tick({
      name: 'roster.news',
      cron: '* * * * *',
      missed: 'run-once',
      handle: async () => (tx) => tellOfShiftNews(platform, tx),
    });
    platform.schedule.tick({
      name: 'roster.delegations',
      cron: '* * * * *',
      missed: 'run-once',
      handle: async () => {
        await advanceDelegations(platform);
      },
    });
  },
  routes: (platform) => [
    routes(rosterContract, {
      posts: ({ actor, query }) => viewPosts(platform, actor, query.station),
      addPost: ({ actor, body }) => addPost(platform, actor, body),
      changePost: ({ actor, params, body }) => changePost(platform, actor, { ...params, ...body }),
      shifts: ({ actor, query }) => viewShifts(platform, actor, query),
      addShift: ({ actor, body }) => addShift(platform, actor, body),
      removeShift: ({ actor, params, query }) => removeShift(platform, actor, { ...params, ...query }),
      standIn: ({ actor, params, body }) => setStandIn(platform, actor, { ...params, ...body }),
      now: ({ actor, query }) => viewNow(platform, actor, query),
      colleagues: ({ actor, query }) => viewColleagues(platform, actor, query.station),
      calendar: ({ actor }) => viewCalendar(platform, actor),
      delegations: ({ actor }) => viewDelegations(platform, actor),
      delegate: ({ actor, body }) => proposeDelegation(platform, actor, body),
      moveDelegation: ({ actor, params, body }) => moveDelegation(platform, actor, { ...params, ...body }),
    }),
  ],
};
