import type { StaffActor } from '@hearth/cms/contract';
import { ok, type Ok } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import { MOST_THUMBNAILS } from '../../contract';
import type { RoomStore } from '../rooms/room-store';
import type { Poster } from './poster-sizes';

/** What the verb is handed. */
export type ThumbnailDeps = {
  readonly database: Database;
  readonly rooms: Pick<RoomStore, 'list'>;
  /** What a room on this host shows now. */
  posterOf(room: string): Promise<Poster | undefined>;
  draws(): Promise<boolean>;
};

type Thumbnail = { room: string; at: string; jpeg: string };

/** What the rooms on air that one sees show now; those that need a pass as well, since staff look after them. */
export async function seeThumbnails(
  deps: ThumbnailDeps,
  actor: StaffActor,
): Promise<Ok<{ draws: boolean; thumbnails: Thumbnail[] }>> {
  const rooms = await deps.rooms.list(deps.database, { stations: actor.stations, live: true });
  const shown = await Promise.all(
    rooms.slice(0, MOST_THUMBNAILS).map(async ({ id }): Promise<Thumbnail[]> => {
      const poster = await deps.posterOf(id);
      if (!poster) return [];
      return [{ room: id, at: new Date(poster.at).toISOString(), jpeg: poster.small.toString('base64') }];
    }),
  );
  return ok({ draws: await deps.draws(), thumbnails: shown.flat() });
}
