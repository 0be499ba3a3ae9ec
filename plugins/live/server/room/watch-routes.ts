import { err, ok } from '@hearth/cms/kernel';
import type { FastLane } from '@hearth/cms/platform';
import { watchRoomContract } from '../../contract';
import { shownPoll } from '../polls/make-poll';
import { vote } from '../polls/vote';
import type { GuestPasses } from './guest-passes';
import type { KeptRoom } from './room-store';
import type { Rooms } from './rooms-wiring';

/** What is asked without a line is as old as this at most. */
const AGE = 1_000;
/** What was said in a live that is over does not change but by hiding. */
const HISTORY_AGE = 5_000;

type Opened = Pick<Rooms, 'deps' | 'kind'> & { readonly guests: Pick<GuestPasses, 'isGood'> };

/** The routes that a whole audience uses at once, ahead of Strapi. */
export function openRooms(lane: Pick<FastLane, 'post' | 'read'>, { deps, kind, guests }: Opened): void {
  const { read } = deps.database;
  const open = async (id: string, pass?: string): Promise<KeptRoom | undefined> => {
    const room = await kind.known.get(id);
    return room?.isClosed === false || guests.isGood(id, pass) ? room : undefined;
  };
  lane.read(watchRoomContract.routes.roomSnapshot, {
    ...{ maxEntries: 500, maxAge: AGE, cacheControl: 'public, max-age=1' },
    load: async ({ params, query }) => {
      const snapshot = (await open(params.id, query.pass)) && (await kind.snapshot(params.id));
      return snapshot ? ok(snapshot) : err('ROOM.ROOM_NOT_FOUND');
    },
  });
  lane.read(watchRoomContract.routes.roomHistory, {
    ...{ maxEntries: 2_000, maxAge: HISTORY_AGE, cacheControl: 'public, max-age=5' },
    load: async ({ params, query }) => {
      if (!(await open(params.id))) return err('ROOM.ROOM_NOT_FOUND');
      return ok({ messages: [...(await deps.messages.between(read, params.id, query.from))] });
    },
  });
  lane.read(watchRoomContract.routes.roomQuestions, {
    ...{ maxEntries: 500, maxAge: HISTORY_AGE, cacheControl: 'public, max-age=5' },
    load: async ({ params, query }) => {
      if (!(await open(params.id, query.pass))) return err('ROOM.ROOM_NOT_FOUND');
      return ok({ questions: [...(await deps.questions.shown(read, params.id))] });
    },
  });
  lane.read(watchRoomContract.routes.roomPoll, {
    ...{ maxEntries: 500, maxAge: AGE, cacheControl: 'public, max-age=1' },
    load: async ({ params, query }) => {
      const poll = await deps.polls.find(read, params.id);
      return poll && (await open(poll.room, query.pass)) ? ok(shownPoll(poll)) : err('ROOM.POLL_NOT_FOUND');
    },
  });
  lane.post(watchRoomContract.routes.vote, {
    maxBytes: 200,
    handle: ({ actor, params, body }) => vote(deps, actor, { ...params, ...body }),
  });
}
