import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import {
  driversContract,
  ROOMS_READ,
  ROOMS_RUN,
  roomMoved,
  roomPicturesPort,
  roomsContract,
  streamingErrors,
} from '../../contract';
import { recordingMirror } from '../recordings/recording-mirror';
import { recordingDeps } from '../recordings/recordings-wiring';
import { changeKey } from './change-key';
import { finishMaking } from './finish-making';
import { makeRoom } from './make-room';
import { renameRoom } from './rename-room';
import type { Drivers, RoomDeps } from './room-deps';
import { roomLogStore } from './room-log-store';
import { roomPictureStore } from './room-picture-store';
import { roomStore } from './room-store';
import { roomMachine } from './room.machine';
import { seeDrivers } from './see-drivers';
import { listRooms, seeLog, seeRoom } from './see-rooms';
import { tellRooms } from './tell-rooms';
import { removeRoom, turnRoom } from './turn-room';

/** Rooms (直播间): where an encoder sends to and viewers watch. */
export const roomsSlice = (driversOf: (platform: Platform) => Drivers): Slice => ({
  name: 'streaming.rooms',
  errors: [streamingErrors],
  machines: [roomMachine],
  permissions: [
    { action: ROOMS_READ, displayName: '看直播间 See live rooms', subCategory: 'rooms' },
    {
      action: ROOMS_RUN,
      displayName: '开直播间、管推流密钥 Make live rooms and hold their keys',
      subCategory: 'rooms',
    },
  ],
  grants: [
    { roles: ['chief-editor', 'desk-head', 'editor', 'host', 'mcn-operator'], action: ROOMS_READ },
    { roles: ['chief-editor', 'desk-head', 'mcn-operator'], action: ROOMS_RUN },
  ],
  register: (platform) => {
    declare(platform, driversOf(platform));
  },
  routes: (platform) => {
    const deps = roomDeps(platform, driversOf(platform));
    return [
      routes(roomsContract, {
        list: ({ actor, query }) => listRooms(deps, actor, query),
        make: ({ actor, body }) => makeRoom(deps, actor, body),
        one: ({ actor, params }) => seeRoom(deps, actor, params.id),
        log: ({ actor, params, query }) => seeLog(deps, actor, { ...params, ...query }),
        rename: ({ actor, params, body }) => renameRoom(deps, actor, { ...params, ...body }),
        newKey: ({ actor, params, body }) => changeKey(deps, actor, { ...params, ...body }),
        turn: ({ actor, params, body }) => turnRoom(deps, actor, { ...params, ...body }),
        remove: ({ actor, params }) => removeRoom(deps, actor, params.id),
      }),
      routes(driversContract, { offers: () => seeDrivers(deps) }),
    ];
  },
});

function declare(platform: Platform, drivers: Drivers): void {
  const { realtime, outbox, stations, ports } = platform;
  ports.offer(roomPicturesPort, roomPictureStore);
  realtime.define({
    name: 'streaming',
    mayJoin: (actor, station) => Promise.resolve(actor?.kind === 'staff' && actor.stations.includes(station)),
  });
  outbox.subscribe({
    name: 'streaming.tell',
    events: [roomMoved],
    handle: (event) => tellRooms({ realtime, stations }, event),
  });
  platform.schedule.tick({
    name: 'streaming-rooms.finish-making',
    cron: '* * * * *',
    missed: 'skip',
    handle: async () => {
      await finishMaking(roomDeps(platform, drivers));
    },
  });
}

/** Everything that the verbs of rooms are handed, on a host. */
export function roomDeps(platform: Platform, drivers: Drivers): RoomDeps {
  const mirror = recordingMirror(recordingDeps(platform, drivers));
  return { ...platform, rooms: roomStore, log: roomLogStore, drivers, mirror };
}
