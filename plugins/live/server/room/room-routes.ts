import { err, ok } from '@hearth/cms/kernel';
import { routes, type RouteGroup } from '@hearth/cms/platform';
import { moderationContract, orderInRoomsContract, roomContract } from '../../contract';
import { hideMessage, listMessages, showMessage } from '../messages/move-message';
import { appealBan, banReader, decideBan, listBans, ownBan } from '../moderation/ban-reader';
import { liftMute, listMutes, muteReader } from '../moderation/mute-reader';
import { closePoll, makePoll, shownPoll } from '../polls/make-poll';
import { listQuestions, moveQuestion } from '../questions/move-question';
import type { GuestPasses } from './guest-passes';
import { announce, pinMessage, seeRoom, setRoom } from './lead-room';
import { letGuestsIn } from './let-guests-in';
import type { RoomDeps } from './room-deps';
import type { Rooms } from './rooms-wiring';

/** Rooms for the people who lead them and keep order in them: HTTP in, result out. */
export function roomRoutes({ deps, kind, guests }: Led): readonly RouteGroup[] {
  return [leading({ ...deps, guests }, kind), keepingOrder(deps), askingBack(deps)];
}

type Led = Pick<Rooms, 'deps' | 'kind'> & { readonly guests: GuestPasses };

const PAGE = 50;

function leading(deps: RoomDeps & Pick<Led, 'guests'>, { snapshot }: Pick<Rooms['kind'], 'snapshot'>): RouteGroup {
  const { read } = deps.database;
  return routes(roomContract, {
    deskRooms: async ({ actor, query }) => {
      const found = await deps.rooms.list(read, { ...query, stations: actor.stations, limit: PAGE + 1 });
      return ok({ rooms: found.slice(0, PAGE), more: found.length > PAGE });
    },
    deskSnapshot: async ({ actor, params }) => {
      const room = await deps.rooms.find(read, params.id);
      const seen = room && actor.stations.includes(room.station) ? await snapshot(params.id) : undefined;
      return seen ? ok(seen) : err('ROOM.ROOM_NOT_FOUND');
    },
    deskRoom: ({ actor, params }) => seeRoom(deps, actor, params.id),
    letGuestsIn: ({ actor, params }) => letGuestsIn(deps, actor, params.id),
    setRoom: ({ actor, params, body }) => setRoom(deps, actor, { ...params, ...body }),
    announce: ({ actor, params, body }) => announce(deps, actor, { ...params, ...body }),
    pinMessage: ({ actor, params, body }) => pinMessage(deps, actor, { ...params, ...body }),
    deskMessages: ({ actor, params, query }) => listMessages(deps, actor, { ...params, ...query }),
    showMessage: ({ actor, params, body }) => showMessage(deps, actor, { ...params, ...body }),
    hideMessage: ({ actor, params, body }) => hideMessage(deps, actor, { ...params, ...body }),
    deskViewers: async ({ actor, params, query }) => {
      const seen = await seeRoom(deps, actor, params.id);
      if (!seen.ok) return seen;
      const viewers = await deps.viewers.list(read, params.id, query.search);
      return ok({ viewers: [...viewers], now: seen.value.viewers });
    },
    deskQuestions: ({ actor, params, query }) => listQuestions(deps, actor, { ...params, ...query }),
    moveQuestion: ({ actor, params, body }) => moveQuestion(deps, actor, { ...params, ...body }),
    deskPolls: async ({ actor, params }) => {
      const room = await deps.rooms.find(read, params.id);
      if (!room || !actor.stations.includes(room.station)) return err('ROOM.ROOM_NOT_FOUND');
      return ok({ polls: (await deps.polls.list(read, params.id)).map(shownPoll) });
    },
    makePoll: ({ actor, params, body }) => makePoll(deps, actor, { ...params, ...body }),
    closePoll: ({ actor, params }) => closePoll(deps, actor, params.id),
  });
}

function keepingOrder(deps: RoomDeps): RouteGroup {
  return routes(moderationContract, {
    mutes: ({ actor, params }) => listMutes(deps, actor, params.id),
    mute: ({ actor, params, body }) => muteReader(deps, actor, { ...params, ...body }),
    liftMute: ({ actor, params }) => liftMute(deps, actor, params.id),
    bans: ({ actor, query }) => listBans(deps, actor, query),
    ban: ({ actor, body }) => banReader(deps, actor, body),
    decideBan: ({ actor, params, body }) => decideBan(deps, actor, { ...params, ...body }),
  });
}

function askingBack(deps: RoomDeps): RouteGroup {
  const { read } = deps.database;
  return routes(orderInRoomsContract, {
    roomAudit: async ({ params }) => {
      const room = await deps.rooms.find(read, params.id);
      return room && !room.isClosed ? ok(await deps.audits.ofRoom(read, params.id)) : err('ROOM.ROOM_NOT_FOUND');
    },
    ownBans: async ({ actor }) => ok({ bans: (await deps.bans.ofReader(read, actor.id)).map(ownBan) }),
    appeal: ({ actor, params, body }) => appealBan(deps, actor, { ...params, ...body }),
  });
}
