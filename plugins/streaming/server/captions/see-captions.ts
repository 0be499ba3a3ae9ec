import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { CaptionDesk, Cue } from '../../contract';
import type { CaptionDeps, CaptionRefusal } from './caption-deps';

/** What a caption desk opens with. */
export async function seeDesk(
  deps: CaptionDeps,
  actor: StaffActor,
  room: string,
): Promise<Result<CaptionDesk, CaptionRefusal>> {
  const { database, tracks, glossary, cues, ports } = deps;
  if (!(await deps.rooms.find(database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  const broadcasts = await cues.broadcasts(database, room);
  return ok({
    tracks: [...(await tracks.list(database.read, room))],
    settings: await tracks.settings(database.read, room),
    glossary: [...(await glossary.list(database.read, room))],
    broadcasts: broadcasts.map(({ id, beganAt, endedAt }) => ({
      id,
      beganAt: beganAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    recognisers: ports.recognisers.map(named),
    translators: ports.translators.map(named),
  });
}

const named = ({ name, languages }: { readonly name: string; readonly languages: readonly string[] }) => ({
  name,
  languages: [...languages],
});

/** The newest cues of a broadcast. */
export async function seeCues(
  deps: CaptionDeps,
  actor: StaffActor,
  {
    room,
    broadcast,
    before,
  }: { readonly room: string; readonly broadcast: string; readonly before?: number | undefined },
): Promise<Result<{ cues: Cue[] }, CaptionRefusal>> {
  const { database, cues } = deps;
  const isThere =
    (await deps.rooms.find(database, actor.stations, room)) && (await cues.broadcast(database.read, room, broadcast));
  if (!isThere) return err('STREAMING.ROOM_NOT_FOUND');
  return ok({ cues: [...(await cues.newest(database, broadcast, before))] });
}
