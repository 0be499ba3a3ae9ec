import { prepare, type FastAnswer, type Prepared } from '@hearth/cms/platform';
import type { LiveSession } from './live-window';
import { liveSession, refuse, type Asking, type Origin } from './origin';
import {
  livePlaylist,
  masterPlaylist,
  recordingPlaylist,
  targetSeconds,
  type Form,
  type Listed,
} from './playlist.rules';
import { readAsked, standingOf, type Asked } from './position.rules';
import type { SessionState } from '../../engine/wire/session-state.rules';

const TYPE = 'application/vnd.apple.mpegurl';
/** A playlist that was waited for is the same for all that asked for this position. */
export const WAITED_FOR = 'public, max-age=1';
export const NOT_KEPT = 'no-store';
export const OVER = 'public, max-age=60';
/** As long as a player waits for what is late, in longest segments. */
const PATIENCE = 3;

const NO_GAPS: ReadonlySet<number> = new Set();

/** The playlist that a player asks for first. While the first picture is on its way, it waits for it. */
export async function serveMaster(origin: Origin, asking: Asking, media: string): Promise<FastAnswer> {
  const { place, request, carry, token } = asking;
  if (place.is === 'recording') {
    const state = await origin.recording(place);
    const words = await origin.words?.of(place.session);
    const text = state && masterPlaylist({ ...listedRecording(state, carry), token }, 'vod.m3u8', words?.spoken());
    return text === undefined ? refuse(origin, request, 'STREAMING.NOT_ON_AIR') : said(text, NOT_KEPT);
  }
  const live = liveSession(origin, place.room);
  const words = live && (await origin.words?.of(live.state.session));
  const now = (): string | undefined => {
    const newest = liveSession(origin, place.room);
    return newest && masterPlaylist({ ...listedLive(newest, carry), token }, media, words?.tracks);
  };
  const text = live ? await origin.hold.until(place.room, waitOf(live), now) : undefined;
  return text === undefined ? refuse(origin, request, 'STREAMING.NOT_ON_AIR') : said(text, NOT_KEPT);
}

/** The whole of a recording. */
export async function serveRecording(origin: Origin, { place, request, carry }: Asking): Promise<FastAnswer> {
  const state = place.is === 'recording' ? await origin.recording(place) : undefined;
  if (!state || place.is !== 'recording') return refuse(origin, request, 'HEARTH.NOT_FOUND');
  const { growing = false, lead = 0 } = place;
  return said(recordingPlaylist(listedRecording(state, carry), { growing, lead }), growing ? NOT_KEPT : OVER);
}

/** The chapters of a recording. They are changed while it is watched, so they are kept for a moment only. */
export async function serveChapters(
  { chaptersOf, ...origin }: Origin,
  { place, request }: Asking,
): Promise<FastAnswer> {
  if (place.is !== 'recording' || !chaptersOf) return refuse(origin, request, 'HEARTH.NOT_FOUND');
  const [, , playback = ''] = request.path.split('/');
  const text = await chaptersOf(playback);
  return prepare(text, { type: 'text/vtt; charset=utf-8', cacheControl: 'public, max-age=5' });
}

/** A broadcast's playlist, now or once it holds what the player asks for. */
export async function serveMedia(
  origin: Origin,
  { place, request, carry }: Asking,
  { session, plain }: { readonly session: string; readonly plain: boolean },
): Promise<FastAnswer> {
  const asked = readAsked(request.search);
  if (!asked) return refuse(origin, request, 'STREAMING.BAD_POSITION');
  if (place.is !== 'room') return refuse(origin, request, 'HEARTH.NOT_FOUND');
  const live = liveSession(origin, place.room, session);
  if (!live) return refuse(origin, request, 'STREAMING.NOT_ON_AIR');
  const standing = await waited(origin, live, asked);
  const shown = liveSession(origin, place.room, session) ?? live;
  if (standing === 'absurd') return refuse(origin, request, 'STREAMING.BAD_POSITION');
  if (standing === 'late') return refuse(origin, request, 'STREAMING.PICTURE_LATE');
  return rendered(shown, {
    form: plain ? 'plain' : asked.skip ? 'delta' : 'low',
    carry,
    waited: asked.position !== undefined,
    behindSeconds: behind(origin, session),
  });
}

const behind = ({ words }: Origin, session: string): number => words?.behind(session) ?? 0;

/** Waits for the position. Who waits while no encoder sends learns that nothing is new, and asks again: no player gives up for that. */
export async function waited(
  origin: Origin,
  live: LiveSession,
  { position }: Asked,
): Promise<'there' | 'absurd' | 'late'> {
  if (!position) return 'there';
  const { room, session } = live.order;
  const standing = await origin.hold.until(room, waitOf(live), () => {
    const now = standingOf((liveSession(origin, room, session) ?? live).state, position);
    return now === 'soon' ? undefined : now;
  });
  if (standing) return standing;
  return liveSession(origin, room, session)?.encoder === 'waiting' ? 'there' : 'late';
}

/** How long an answer is held. */
export function waitOf({ order, state }: LiveSession): number {
  return targetSeconds({ session: state, segmentSeconds: order.segmentSeconds }) * PATIENCE * 1_000;
}

type Wish = {
  readonly form: Form;
  readonly carry: string;
  readonly waited: boolean;
  readonly behindSeconds: number;
};
type Memory = { readonly version: number; readonly texts: Map<string, Promise<Prepared>> };

const memories = new WeakMap<LiveSession, Memory>();
/** Tokens make texts of their own; what is remembered of them lasts for half a second. */
const REMEMBERED = 64;

/** Hundreds of players get the same text at the same moment: it is written and packed once. */
function rendered(live: LiveSession, { form, carry, waited: isWaited, behindSeconds }: Wish): Promise<Prepared> {
  const known = memories.get(live);
  const memory: Memory = known?.version === live.version ? known : { version: live.version, texts: new Map() };
  memories.set(live, memory);
  const key = `${form} ${isWaited} ${behindSeconds} ${carry}`;
  const text = memory.texts.get(key);
  if (text) return text;
  const cacheControl = live.state.ended ? OVER : isWaited ? WAITED_FOR : NOT_KEPT;
  const made = said(livePlaylist({ ...listedLive(live, carry), behindSeconds }, form), cacheControl);
  if (memory.texts.size < REMEMBERED) memory.texts.set(key, made);
  return made;
}

/** A playlist as an answer. */
export const said = (text: string, cacheControl: string): Promise<Prepared> =>
  prepare(text, { type: TYPE, cacheControl });

/** A broadcast as playlists list it. */
export function listedLive({ state, order, gaps }: LiveSession, carry: string): Listed {
  return { session: state, partSeconds: order.partSeconds, segmentSeconds: order.segmentSeconds, gaps, carry };
}

/** A recording as playlists list it. */
export function listedRecording(session: SessionState, carry: string): Listed {
  return { session, partSeconds: 1, segmentSeconds: 1, gaps: NO_GAPS, carry };
}
