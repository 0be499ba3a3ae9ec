import { prepare, type FastAnswer, type Prepared } from '@hearth/cms/platform';
import type { SessionState } from '../../engine/wire/session-state.rules';
import { filmOf, onFilm } from '../captions/cut-cues.rules';
import { wordsOf, type LiveCue, type WordTrack } from '../captions/live-words.rules';
import { writeVtt } from '../captions/webvtt.rules';
import { liveSession, refuse, type Asking, type Origin } from './origin';
import { listedLive, listedRecording, NOT_KEPT, OVER, said, waited, WAITED_FOR } from './playlist-routes';
import { readAsked, type Asked } from './position.rules';
import { wordsPlaylist } from './words-playlist.rules';

/** Words that somebody asks for: of a language, the playlist, the text of a segment, or all of a recording. */
export type WantedWords = { readonly session: string; readonly language: string } & (
  { readonly is: 'playlist' } | { readonly is: 'segment'; readonly number: number } | { readonly is: 'whole' }
);

const TYPE = 'text/vtt; charset=utf-8';
/** A late cue may still come into a text that is out: caches ask for it again soon. */
const SOON = 'public, max-age=2';

/** Reads the name of a file: `words-ug.m3u8`, `12-ug.vtt`, and `captions/ug.vtt`. */
export function readWords(session: string, file: string): WantedWords | undefined {
  const [, listed] = /^words-([A-Za-z0-9-]{2,35})\.m3u8$/.exec(file) ?? [];
  if (listed !== undefined) return { is: 'playlist', session, language: listed };
  const [, whole] = /^([A-Za-z][A-Za-z0-9-]{1,34})\.vtt$/.exec(file) ?? [];
  if (session === 'captions') return whole === undefined ? undefined : { is: 'whole', session, language: whole };
  const [, number, language] = /^(\d{1,9})-([A-Za-z0-9-]{2,35})\.vtt$/.exec(file) ?? [];
  return language === undefined ? undefined : { is: 'segment', session, language, number: Number(number) };
}

type Known = { readonly track: WordTrack; readonly cues: readonly LiveCue[] };

/** Hands out words. */
export async function serveWords(origin: Origin, asking: Asking, wanted: WantedWords): Promise<FastAnswer> {
  const { place, request } = asking;
  const session = wanted.is === 'whole' ? sessionOf(origin, asking) : wanted.session;
  const known = await knownWords(origin, asking, { session, language: wanted.language });
  if (!known || session === undefined) return gone(origin, request);
  if (wanted.is === 'whole') return (await whole(origin, asking, { session, known })) ?? gone(origin, request);
  if (place.is === 'room') return live(origin, asking, { wanted, known });
  const state = await origin.recording(place);
  return state ? recorded(origin, asking, { wanted, known, state }) : gone(origin, request);
}

type Which = { readonly session: string | undefined; readonly language: string };

async function knownWords(origin: Origin, { place }: Asking, { session, language }: Which): Promise<Known | undefined> {
  if (session === undefined || (place.is === 'recording' && place.session !== session)) return undefined;
  const words = await origin.words?.of(session);
  const track = words?.tracks.find((one) => one.language === language);
  return words && track && { track, cues: words.cues(track.id) };
}

const gone = (origin: Origin, request: Asking['request']): FastAnswer => refuse(origin, request, 'HEARTH.NOT_FOUND');

const sessionOf = (origin: Origin, { place }: Asking): string | undefined =>
  place.is === 'recording' ? place.session : liveSession(origin, place.room)?.state.session;

type Piece = { readonly wanted: Exclude<WantedWords, { is: 'whole' }>; readonly known: Known };

async function live(origin: Origin, { place, request, carry }: Asking, { wanted, known }: Piece): Promise<FastAnswer> {
  const find = () => (place.is === 'room' ? liveSession(origin, place.room, wanted.session) : undefined);
  const session = find();
  if (!session) return gone(origin, request);
  if (wanted.is === 'segment')
    return text(wordsOf(session.state, wanted.number, written(known)), SOON) ?? gone(origin, request);
  const asked = readAsked(request.search);
  const standing = asked ? await waited(origin, session, asked) : 'absurd';
  if (!asked || standing === 'absurd') return refuse(origin, request, 'STREAMING.BAD_POSITION');
  if (standing === 'late') return refuse(origin, request, 'STREAMING.PICTURE_LATE');
  const now = find() ?? session;
  const form = asked.skip ? 'delta' : 'live';
  const playlist = wordsPlaylist(listedLive(now, carry), { language: known.track.language, form });
  return said(playlist, keptFor(now.state, asked));
}

function keptFor({ ended }: Pick<SessionState, 'ended'>, { position }: Asked): string {
  if (ended) return OVER;
  return position ? WAITED_FOR : NOT_KEPT;
}

const written = ({ track, cues }: Known) => ({ cues, direction: track.direction });

function recorded(
  origin: Origin,
  { request, carry }: Asking,
  { wanted, known, state }: Piece & { readonly state: SessionState },
): FastAnswer | Promise<FastAnswer> {
  // Nothing is carried on to later segments of a film that is whole.
  const still = known.cues.map((cue) => ({ ...cue, at: 0 }));
  if (wanted.is === 'segment')
    return text(wordsOf(state, wanted.number, written({ ...known, cues: still })), OVER) ?? gone(origin, request);
  return said(
    wordsPlaylist(listedRecording(state, carry), { language: known.track.language, form: 'recording' }),
    OVER,
  );
}

async function whole(
  origin: Origin,
  { place }: Asking,
  { session, known }: { readonly session: string; readonly known: Known },
): Promise<Prepared | undefined> {
  const state =
    place.is === 'recording' ? await origin.recording(place) : liveSession(origin, place.room, session)?.state;
  if (!state) return undefined;
  return text(writeVtt(onFilm(known.cues, filmOf(state.segments)), known.track), SOON);
}

const text = (words: string | undefined, cacheControl: string): Promise<Prepared> | undefined =>
  words === undefined ? undefined : prepare(words, { type: TYPE, cacheControl });
