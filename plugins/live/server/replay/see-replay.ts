import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { GoodsChapter, LiveClip, ReplayDesk, replayErrors, SoldReplay } from '../../contract';
import type { KnownSession } from '../numbers/known-store';
import { chaptersOf, chapterTitle } from './chapters.rules';
import { clipMachine } from './clip.machine';
import type { KeptClip } from './clip-store';
import type { ReplayDeps } from './replay-deps';
import type { KeptReplay } from './replay-store';

/** A clip as pages see it. */
export function shownClip({ station: _, outLocales: _out, ...clip }: KeptClip): LiveClip {
  return { ...clip, goods: [...clip.goods], allowedEvents: [...clipMachine.allowed(clip.state)] };
}

/** What was made of a live of the actor's stations. */
export async function seeReplayDesk(
  deps: ReplayDeps,
  { stations }: StaffActor,
  id: string,
): Promise<Result<ReplayDesk, RefusalOf<typeof replayErrors, 'SESSION_NOT_FOUND'>>> {
  const session = await deps.known.find(deps.database.read, stations, id);
  return session ? ok(await deskOf(deps, session)) : err('REPLAY.SESSION_NOT_FOUND');
}

/** The same of a live that was found. */
export async function deskOf(deps: ReplayDeps, session: KnownSession): Promise<ReplayDesk> {
  const { database, replays, clips } = deps;
  const { id } = session;
  const replay = await replays.find(database.read, id);
  const chapters = replay ? await goodsChapters(deps, replay) : [];
  const { station, title, state, isRehearsal, plannedAt, beganAt, endedAt } = session;
  return {
    session: { id, station, title, state, isRehearsal, plannedAt, beganAt, endedAt },
    replay: replay
      ? {
          ...{ recording: replay.recording, playbackId: replay.playbackId, seconds: replay.seconds },
          beganAt: replay.beganAt,
        }
      : null,
    chapters: [...chapters],
    clips: (await clips.ofSession(database.read, id)).map(shownClip),
  };
}

/** The chapters of a replay: where they were marked, at the very second that the recording has. */
export async function goodsChapters(
  { database, known, replays }: ReplayDeps,
  replay: KeptReplay,
): Promise<readonly GoodsChapter[]> {
  const pins = await known.pinsOf(database.read, [replay.session]);
  const marked = new Map((await replays.chapters(database.read, replay.session)).map((one) => [one.pin, one]));
  return chaptersOf(pins, replay).map((planned) => {
    const kept = marked.get(planned.pin);
    const isMarked = kept?.recording === replay.recording && kept.isMarked;
    return { ...planned, ...(isMarked ? { at: kept.at, seconds: kept.seconds } : {}), isMarked };
  });
}

type Found = { readonly session: KnownSession; readonly replay: KeptReplay & { readonly playbackId: string } };

/** A replay that everybody may see. */
export async function publishedReplay(
  { database, known, replays }: ReplayDeps,
  id: string,
): Promise<Found | undefined> {
  const session = await known.byId(database.read, id);
  if (!session || session.isRehearsal) return undefined;
  const isOut = session.state === 'published';
  if (!isOut && !(session.state === 'archived' && (await known.wasPublished(database.read, id)))) return undefined;
  const replay = await replays.find(database.read, id);
  return replay?.playbackId ? { session, replay: { ...replay, playbackId: replay.playbackId } } : undefined;
}

/** Chapters with what the gate lets through of their goods now. */
export const soldToday = (
  { gate }: Pick<ReplayDeps, 'gate'>,
  chapters: readonly GoodsChapter[],
  fallback: string,
): SoldReplay['chapters'] =>
  chapters.map(({ at, seconds, title, offer, product }) => {
    const { showable, sellable } = gate.verdictOf(product);
    const shown = { title: chapterTitle(title, fallback), offer: showable ? offer : null };
    return { at, seconds, ...shown, isSellable: showable && sellable };
  });

/** A replay with its goods as the gate has them at this very moment: what was right when it was live may be called back since. */
export async function seeSoldReplay(
  deps: ReplayDeps,
  id: string,
): Promise<Result<SoldReplay, RefusalOf<typeof replayErrors, 'NOT_FOUND'>>> {
  const found = await publishedReplay(deps, id);
  if (!found) return err('REPLAY.NOT_FOUND');
  const { session, replay } = found;
  const chapters = soldToday(deps, await goodsChapters(deps, replay), session.title);
  return ok({
    ...{ session: id, room: session.room, title: session.title, playback: replay.playbackId },
    ...{ seconds: replay.seconds, chapters, asOf: (await deps.time.now()).toISOString() },
  });
}
