import { createGroupCommit, err, type Result } from '@hearth/cms/kernel';
import type { Actor, hearthErrors, RefusalOf } from '@hearth/cms/contract';
import type { RobotSaying, RoomSaying, Said } from '../../contract';
import type { KeptRoom } from '../room/room-store';
import { sayBatch, type SayAnswer, type SayDeps, type Saying, type SayRefusal } from './say-batch';
import { calledName } from './words.rules';

/** What people say, on one node. */
export type Speaking = {
  say(actor: Actor | undefined, room: string, saying: Extract<RoomSaying, { type: 'say' }>): Promise<Answered>;
  robotSays(room: KeptRoom, saying: RobotSaying): Promise<Said | undefined>;
  /** Resolves when everything that was taken is answered. */
  finish(): Promise<void>;
};

type Answered = Result<Said, SayRefusal | RefusalOf<typeof hearthErrors, 'SIGN_IN_FIRST' | 'NOT_ALLOWED'>>;

/** So many go into one statement, and the first of them waits so many milliseconds for its neighbours. */
const BATCH = { most: 500, gather: 10 };

/** Takes what is said and writes it together. Whoever speaks is signed in; staff speak by announcements and answers, under the station's name. */
export function createSpeaking(deps: SayDeps): Speaking {
  const group = createGroupCommit<Saying, SayAnswer>({ ...BATCH, work: (sayings) => sayBatch(deps, sayings) });
  return {
    say: (actor, room, { id: press, kind, text, clock }) => {
      if (!actor) return Promise.resolve(err('HEARTH.SIGN_IN_FIRST'));
      if (actor.kind !== 'reader') return Promise.resolve(err('HEARTH.NOT_ALLOWED'));
      const name = calledName(actor.name, actor.id);
      return group.add({ ...{ room, author: actor.id, name, kind, text, press, clock } });
    },
    robotSays: async ({ id: room, isClosed }, saying) => {
      if (!isClosed) return undefined;
      const said = await group.add({ ...saying, room, author: null, press: deps.ids.next() });
      return said.ok ? said.value : undefined;
    },
    finish: () => group.idle(),
  };
}
