import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { captionsChanged, type CaptionTrack, type Cue } from '../../contract';
import type { CaptionDeps, CaptionRefusal } from './caption-deps';
import type { KeptBroadcast } from './cue-store';
import { oneAfterTheOther } from './cue.rules';
import { momentOf, onFilm, type Stretch } from './cut-cues.rules';
import { readSrt, readVtt } from './read-cues.rules';
import { writeSrt, writeVtt } from './webvtt.rules';
import { isWithin } from './write-cue';

type Answer<T> = Promise<Result<T, CaptionRefusal>>;
type Which = { readonly room: string; readonly id: string; readonly broadcast: string; readonly format: 'vtt' | 'srt' };
type Found = {
  readonly station: string;
  readonly track: CaptionTrack;
  readonly broadcast: KeptBroadcast;
  readonly film: readonly Stretch[];
};

const MOST_CUES = 20_000;

/** The words of a broadcast as a file, by the clock of its recording. */
export async function exportCues(
  deps: CaptionDeps,
  actor: StaffActor,
  which: Which,
): Answer<{ name: string; text: string }> {
  const found = await find(deps, actor, which);
  if (!found.ok) return found;
  const { track, broadcast, film } = found.value;
  const cues = onFilm(oneAfterTheOther(await deps.cues.ofTrack(deps.database.read, broadcast.id, track.id)), film);
  const text = which.format === 'vtt' ? writeVtt(cues, track) : writeSrt(cues, track);
  return ok({ name: `${broadcast.beganAt.toISOString().slice(0, 10)}-${track.language}.${which.format}`, text });
}

/** The words of a track for whoever keeps the recording; nothing where they are gone. */
export async function wordsAsFile(
  deps: CaptionDeps,
  which: { readonly room: string; readonly broadcast: string; readonly track: string },
): Promise<{ readonly track: CaptionTrack; readonly text: string } | undefined> {
  const track = await deps.tracks.find(deps.database.read, which.room, which.track);
  const broadcast = await deps.cues.broadcast(deps.database.read, which.room, which.broadcast);
  if (!track || !broadcast) return undefined;
  const film = (await deps.film(which.room, broadcast.id)) ?? wholeFilm(broadcast);
  const cues = oneAfterTheOther(await deps.cues.ofTrack(deps.database.read, broadcast.id, track.id));
  return { track, text: writeVtt(onFilm(cues, film), track) };
}

type File = Which & { readonly text: string; readonly replace: boolean };

/** Reads a file into a track: all of it, or nothing and which line is wrong. */
export async function importCues(deps: CaptionDeps, actor: StaffActor, file: File): Answer<{ read: number }> {
  const found = await find(deps, actor, file);
  if (!found.ok) return found;
  const { station, track, broadcast, film } = found.value;
  const read = file.format === 'vtt' ? readVtt(file.text) : readSrt(file.text);
  if (!read.ok) return read;
  const cues = read.value.map((cue) => ({
    text: cue.text,
    start: momentOf(film, cue.start),
    end: momentOf(film, cue.start) + cue.end - cue.start,
  }));
  const now = deps.clock.now();
  if (cues.length > MOST_CUES || !cues.every((cue) => isWithin(broadcast, cue, now))) return err('STREAMING.CUE_TIME');
  const at = { broadcast: broadcast.id, track: track.id, station, source: 'imported', machine: false } as const;
  return deps.database.transaction(async (tx) => {
    await deps.tracks.holdRoom(tx, file.room);
    const before: readonly Cue[] = file.replace ? await deps.cues.ofTrack(tx, broadcast.id, track.id) : [];
    for (const cue of before) await deps.cues.change(tx, cue, { removed: true, by: actor });
    for (const cue of cues) {
      const by = { author: actor.name, authorId: actor.id, outerId: null };
      await deps.cues.insert(tx, { ...cue, ...at, ...by, id: deps.ids.next() });
    }
    const facts = { language: track.language, read: cues.length, replaced: before.length };
    deps.ledger.append(tx, { actor, action: 'streaming-captions.imported', subject: file.room, facts });
    await deps.outbox.append(tx, captionsChanged({ station, roomId: file.room, what: 'cues' }));
    return ok({ read: cues.length });
  });
}

async function find(
  deps: CaptionDeps,
  actor: StaffActor,
  { room: roomId, id, broadcast: which }: Which,
): Answer<Found> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  const broadcast = room && (await deps.cues.broadcast(deps.database.read, roomId, which));
  if (!room || !broadcast) return err('STREAMING.ROOM_NOT_FOUND');
  const track = await deps.tracks.find(deps.database.read, roomId, id);
  if (!track) return err('STREAMING.TRACK_NOT_FOUND');
  const film = (await deps.film(roomId, broadcast.id)) ?? wholeFilm(broadcast);
  return ok({ station: room.station, track, broadcast, film });
}

/** Where nobody here has the picture, the film begins with the broadcast. */
export const wholeFilm = ({ beganAt }: Pick<KeptBroadcast, 'beganAt'>): readonly Stretch[] => [
  { at: beganAt.getTime(), length: Number.MAX_SAFE_INTEGER, position: 0 },
];
