import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { captionsChanged, type AddTrack, type CaptionSettings, type CaptionTrack } from '../../contract';
import type { CaptionDeps, CaptionRefusal } from './caption-deps';
import { cleanText, directionOf, spelledTag } from './cue.rules';

const MOST_TRACKS = 20;

type Answer<T> = Promise<Result<T, CaptionRefusal>>;
type Which = { readonly room: string; readonly id: string };

/** Adds a language to a room, also while it is live. */
export async function addTrack(
  deps: CaptionDeps,
  actor: StaffActor,
  { room: roomId, ...words }: AddTrack & { readonly room: string },
): Answer<CaptionTrack> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const language = spelledTag(words.language);
  if (language === undefined) return err('STREAMING.TRACK_LANGUAGE', { language: words.language });
  const { station } = room;
  const id = deps.ids.next();
  return deps.database.transaction(async (tx) => {
    await deps.tracks.holdRoom(tx, roomId);
    const there = await deps.tracks.list(tx, roomId);
    if (there.length >= MOST_TRACKS) return err('STREAMING.TRACKS_FULL', { most: MOST_TRACKS });
    if (there.some((one) => one.language === language)) return err('STREAMING.TRACK_LANGUAGE', { language });
    if (!hasSource(deps, words, there)) return err('STREAMING.TRACK_SOURCE');
    const place = Math.max(-1, ...there.map((one) => one.place)) + 1;
    const name = cleanText(words.name);
    const track = { ...words, id, room: roomId, language, name, direction: directionOf(language), place };
    await deps.tracks.insert(tx, { ...track, station });
    deps.ledger.append(tx, {
      actor,
      action: 'streaming-captions.track-added',
      subject: roomId,
      facts: { language, kind: words.kind },
    });
    await tell(deps, tx, { station, roomId, what: 'tracks' });
    return ok({ ...track, version: 1 });
  });
}

/** Machines that are not there write nothing, and a translation is one of something. */
function hasSource({ ports }: CaptionDeps, { kind, driver, from }: AddTrack, there: readonly CaptionTrack[]): boolean {
  if (kind === 'translated')
    return there.some(({ id }) => id === from) && ports.translators.some(({ name }) => name === driver);
  if (from !== null) return false;
  return kind === 'recognised' ? ports.recognisers.some(({ name }) => name === driver) : driver === null;
}

/** Gives a track another name or place. */
export async function changeTrack(
  deps: CaptionDeps,
  actor: StaffActor,
  {
    room: roomId,
    id,
    version,
    ...patch
  }: Which & { readonly version: number; readonly name: string; readonly place: number },
): Answer<CaptionTrack> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const track = await deps.tracks.find(tx, roomId, id);
    if (!track) return err('STREAMING.TRACK_NOT_FOUND');
    if (!(await deps.tracks.change(tx, { id, version }, patch))) return err('HEARTH.CHANGED_MEANWHILE');
    await tell(deps, tx, { station: room.station, roomId, what: 'tracks' });
    return ok({ ...track, ...patch, version: version + 1 });
  });
}

/** Offers a language no longer; asked twice it is done once. */
export async function removeTrack(deps: CaptionDeps, actor: StaffActor, { room: roomId, id }: Which): Answer<null> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const track = await deps.tracks.find(tx, roomId, id);
    if (!track) return err('STREAMING.TRACK_NOT_FOUND');
    await deps.tracks.remove(tx, id);
    deps.ledger.append(tx, {
      actor,
      action: 'streaming-captions.track-removed',
      subject: roomId,
      facts: { language: track.language },
    });
    await tell(deps, tx, { station: room.station, roomId, what: 'tracks' });
    return ok(null);
  });
}

/** Sets how a room's captions are made. */
export async function setCaptions(
  deps: CaptionDeps,
  actor: StaffActor,
  { room: roomId, ...wish }: CaptionSettings & { readonly room: string },
): Answer<CaptionSettings> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const embedded = wish.embedded === null ? null : spelledTag(wish.embedded);
  if (embedded === undefined) return err('HEARTH.CHANGED_MEANWHILE');
  const set = { ...wish, embedded };
  return deps.database.transaction(async (tx) => {
    if (!(await deps.tracks.set(tx, { room: roomId, station: room.station }, set)))
      return err('HEARTH.CHANGED_MEANWHILE');
    const { delaySeconds, networkMs } = set;
    deps.ledger.append(tx, {
      actor,
      action: 'streaming-captions.set',
      subject: roomId,
      facts: { delaySeconds, networkMs, embedded },
    });
    await tell(deps, tx, { station: room.station, roomId, what: 'settings' });
    return ok({ ...set, version: wish.version + 1 });
  });
}

type Told = Parameters<typeof captionsChanged>[0];

const tell = ({ outbox }: CaptionDeps, tx: Tx, told: Told): Promise<void> => outbox.append(tx, captionsChanged(told));
