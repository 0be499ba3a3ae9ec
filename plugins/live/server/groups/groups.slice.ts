import { createDatabaseTime, routes, type Platform, type Slice } from '@hearth/cms/platform';
import { liveGroupsPort } from '@hearth/shop/contract';
import { liveGroupsContract, liveRooms, liveSessionMoved } from '../../contract';
import { pinDeps } from '../pins/pins-wiring';
import { followSession } from './follow-session';
import { openGroup, type GroupDeps } from './open-group';
import { groupsInRoom, seeGroups } from './see-groups';

/** What the verbs of groups in lives are handed on a host. */
function groupDeps(platform: Platform): GroupDeps {
  const { database, ports } = platform;
  return { ...pinDeps(platform), time: createDatabaseTime(database), groups: ports.take(liveGroupsPort) };
}

/** Groups that a live opens and tells of (直播拼团); they are gathered, paid and handed out by the shop. */
export const groupsSlice: Slice = {
  name: 'live.groups',
  register(platform) {
    platform.outbox.subscribe({
      name: 'live.groups-follow',
      events: [liveSessionMoved],
      handle: (event, tx) => followSession(groupDeps(platform), tx, event),
    });
  },
  start(platform) {
    const deps = groupDeps(platform);
    platform.ports.take(liveRooms).contribute('groups', async (room) => ({ tools: await groupsInRoom(deps, room) }));
    return Promise.resolve();
  },
  routes(platform) {
    const deps = groupDeps(platform);
    return [
      routes(liveGroupsContract, {
        liveGroups: ({ actor, params }) => seeGroups(deps, actor, params.id),
        openGroup: ({ actor, params, body }) => openGroup(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};
