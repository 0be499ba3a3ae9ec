import { isUuid } from '@hearth/cms/kernel';
import type { Actor } from '@hearth/cms/contract';
import type { KeyedCache, RoomKind } from '@hearth/cms/platform';
import { roomSayingSchema, type RoomSaying, type RoomSnapshot } from '../../contract';
import type { Speaking } from '../messages/say';
import { goesAtOnce } from './at-once.rules';
import type { Beat } from './beat';
import type { Comers } from './comers';
import type { Likes } from './likes';
import type { KeptRoom } from './room-store';

/** What the realtime rooms of viewers stand on. */
export type LiveKindDeps = {
  /** A room as it was at most a second ago: thousands come in at once. */
  readonly known: Pick<KeyedCache<KeptRoom | undefined>, 'get'>;
  readonly snapshot: (room: string) => Promise<RoomSnapshot | undefined>;
  readonly speaking: Pick<Speaking, 'say'>;
  readonly likes: Pick<Likes, 'like'>;
  readonly comers: Pick<Comers, 'came'>;
  readonly beat: Pick<Beat, 'joined'>;
};

/** Thousands come in at once, and are told the little that was said in that time. */
const SHARED_MS = 500;

/** So much may one connection say in a second, likes included. */
const PER_SECOND = 6;

/** Whether a word that somebody brought opens a closed room to them. */
type IsGuest = (room: string, pass: string | undefined) => boolean;

const nobody: IsGuest = () => false;

/**
 * The room of viewers (`live:<room>`): anybody may watch, whoever is signed in may write and like. A rehearsal is for the station's people, and for
 * those whom they gave a pass.
 */
export function liveKind(deps: LiveKindDeps, isGuest: IsGuest = nobody): RoomKind {
  return {
    name: 'live',
    async mayJoin(actor, id, pass) {
      const room = isUuid(id) ? await deps.known.get(id) : undefined;
      if (!room || (room.isClosed && !isOfTheHouse(actor, room) && !isGuest(id, pass))) return false;
      deps.comers.came(actor, id);
      deps.beat.joined(id);
      return true;
    },
    counts: isViewer,
    snapshot: (id) => deps.snapshot(id),
    sharedFor: SHARED_MS,
    // What people say is dropped first when too many speak at once; a pin, a price or a stop never is.
    mayDrop: ['message'],
    atOnce: goesAtOnce,
    say: {
      schema: roomSayingSchema,
      perSecond: PER_SECOND,
      hear: (actor, id, said) => {
        // Parsed by the very schema above.
        const saying = said as RoomSaying;
        if (saying.type === 'say') return deps.speaking.say(actor, id, saying);
        return Promise.resolve(deps.likes.like(actor, id, saying.count));
      },
    },
  };
}

/** Consoles and teleprompters follow the room as viewers do, and watch nothing. */
const isViewer = (actor: Actor | undefined): boolean => actor?.kind !== 'staff';

const isOfTheHouse = (actor: Actor | undefined, { station }: KeptRoom): boolean =>
  actor?.kind === 'staff' && actor.stations.includes(station);

/** The room of those who moderate (`live-order:<room>`): it says only that a list of theirs changed. */
export const orderKind = ({ known }: Pick<LiveKindDeps, 'known'>): RoomKind => ({
  name: 'live-order',
  uncounted: true,
  async mayJoin(actor, id) {
    const room = isUuid(id) ? await known.get(id) : undefined;
    return room !== undefined && isOfTheHouse(actor, room);
  },
});
