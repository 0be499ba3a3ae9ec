import type { Database } from '@hearth/cms/platform';
import type { LiveShelves } from '../../contract';
import type { Live } from '../receipts/receipt-store';

/** What a node remembers of the rooms in which people order, so that a rush asks about its live once in some seconds. */
export type RoomMemory = {
  /** Whether a live is on, or was until some minutes ago, and shows all of these offers: it did, or they stand on its shelf. */
  sells(asked: Live & { readonly offers: readonly string[] }): boolean | Promise<boolean>;
};

/** What a live has shown and what stands on its shelf; nothing when it is not on. */
export type RoomReader = (live: Live) => Promise<ReadonlySet<string>>;

/** Milliseconds. What was shown stays shown, but lives end; what was not shown may be at any moment. */
const BELIEVED = { shown: 5_000, missed: 250 } as const;
const MOST = 1_000;

type Room = { readonly shown: ReadonlySet<string>; readonly at: number };

/** Remembers for one node. `now` counts milliseconds and need not agree with any other clock. */
export function createRoomMemory(read: RoomReader, now: () => number): RoomMemory {
  const known = new Map<string, Room>();
  const loading = new Map<string, Promise<ReadonlySet<string>>>();
  return {
    sells({ offers, ...live }) {
      const name = `${live.station} ${live.session}`;
      const room = known.get(name);
      const isAll = areIn(room?.shown, offers);
      if (room && now() - room.at < (isAll ? BELIEVED.shown : BELIEVED.missed)) return isAll;
      return (loading.get(name) ?? load(name, live)).then((shown) => areIn(shown, offers));
    },
  };

  /** A crowd that comes at once asks once. */
  function load(name: string, live: Live): Promise<ReadonlySet<string>> {
    const at = now();
    const asked = read(live)
      .then((shown) => {
        if (known.size >= MOST) known.clear();
        known.set(name, { shown, at });
        return shown;
      })
      .finally(() => loading.delete(name));
    loading.set(name, asked);
    return asked;
  }
}

const areIn = (shown: ReadonlySet<string> | undefined, offers: readonly string[]): boolean =>
  shown !== undefined && offers.every((offer) => shown.has(offer));

/** Whoever began to order while the live was on may take so long to press; one that goes on the air early is told of a moment later. */
export const ROOM_SLACK = `interval '10 minutes'`;

const SHOWN = `SELECT g.offer FROM shop_session s LEFT JOIN shop_session_goods g ON g.station = s.station AND g.session = s.id
  WHERE s.station = :station AND s.id = :session AND s.begins_at < clock_timestamp() + ${ROOM_SLACK}
    AND coalesce(s.ends_at > clock_timestamp() - ${ROOM_SLACK}, true)`;

/** Where nobody runs lives there are no shelves of lives. */
const NO_SHELVES: Pick<LiveShelves, 'of'> = { of: () => Promise.resolve([]) };

/** Reads rooms for the memory. */
export const shownInRooms =
  (database: Database, shelves = NO_SHELVES): RoomReader =>
  async (live) => {
    const { rows } = await database.read.raw<{ rows: { offer: string | null }[] }>(SHOWN, live);
    if (rows.length === 0) return new Set();
    return new Set([...rows.flatMap(({ offer }) => offer ?? []), ...(await shelves.of(live))]);
  };
