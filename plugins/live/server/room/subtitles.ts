import type { EventOf } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import type { CaptionTracks, cueTold } from '@hearth/streaming/contract';
import type { RoomStore } from './room-store';
import type { TellRoom } from './tell-room';

type Deps = {
  readonly database: Database;
  readonly rooms: Pick<RoomStore, 'shownBy'>;
  readonly tracks: CaptionTracks;
  readonly tell: TellRoom;
};

/**
 * Tells what is said in all languages to the rooms that show this picture; each viewer's app shows the one that its viewer chose. Moments are those of the
 * picture (`EXT-X-PROGRAM-DATE-TIME`), so that words stay on it however late somebody watches.
 */
export async function tellSubtitle(deps: Deps, { payload }: EventOf<typeof cueTold>): Promise<void> {
  const { roomId, cue } = payload;
  const rooms = await deps.rooms.shownBy(deps.database.read, roomId);
  if (rooms.length === 0) return;
  const track = (await deps.tracks.of(roomId)).find(({ id }) => id === cue.track);
  if (!track) return;
  const { id, start, end, text, machine, version, removed } = cue;
  const { language, name, direction } = track;
  const subtitle = { id, language, name, direction, start, end, text, machine, version, removed };
  for (const room of rooms) deps.tell(room, { type: 'subtitle', subtitle });
}
