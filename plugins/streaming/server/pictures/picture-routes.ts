import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare, sendBytes, type FastAnswer, type Prepared } from '@hearth/cms/platform';
import { liveSession, refuse, type Asking, type Origin } from '../origin/origin';
import type { LivePosters } from './live-posters';
import type { Poster } from './poster-sizes';
import type { RecordingPosters } from './recording-posters';
import { carried, STORYBOARD_JPG, STORYBOARD_VTT } from './storyboard.rules';

/** What draws for viewers. */
export type Pictures = { readonly live: LivePosters; readonly recordings: RecordingPosters };

/** The pictures below `/live/<playback>/`. */
export const PICTURE_FILES: ReadonlySet<string> = new Set(['poster.jpg', STORYBOARD_JPG, STORYBOARD_VTT]);

/** A storyboard is made once; when a recording goes on after its end it is made anew under the same name. */
const STORYBOARD_KEPT = 'public, max-age=3600';

/** Hands out a picture to who was let in: of a room its newest, of a recording its poster and storyboard. */
export async function servePicture(
  origin: Origin,
  pictures: Pictures,
  { asking, file }: { readonly asking: Asking; readonly file: string },
): Promise<FastAnswer> {
  const { request } = asking;
  const answer =
    file === 'poster.jpg'
      ? await sized(await posterOf(origin, pictures, asking), asking)
      : await storyboard(asking, file);
  return answer ?? refuse(origin, request, 'STREAMING.NOT_ON_AIR');
}

async function posterOf(
  origin: Origin,
  { live, recordings }: Pictures,
  { place }: Asking,
): Promise<Poster | undefined> {
  if (place.is === 'room') {
    const session = liveSession(origin, place.room);
    return session && live.of(session);
  }
  const state = await origin.recording(place);
  return state && recordings.of({ folder: place.folder, state });
}

/** Of a room for as long as it is the newest; of a recording so that a changed one is seen within a minute. */
const POSTER_KEPT = { room: 'public, max-age=10', recording: 'public, max-age=60' } as const;

const answers = new WeakMap<Buffer, Promise<Prepared>>();

/** Many get the same picture: its tag is made once. */
function sized(poster: Poster | undefined, { place, request }: Asking): FastAnswer | Promise<FastAnswer> {
  if (!poster) return undefined;
  const bytes = new URLSearchParams(request.search).get('width') === '320' ? poster.small : poster.large;
  const known = answers.get(bytes) ?? prepare(bytes, { type: 'image/jpeg', cacheControl: POSTER_KEPT[place.is] });
  answers.set(bytes, known);
  return known;
}

async function storyboard({ place, request, carry }: Asking, file: string): Promise<FastAnswer> {
  if (place.is !== 'recording') return undefined;
  const bytes = await readFile(join(place.folder, file)).catch(() => undefined);
  if (!bytes) return undefined;
  if (file === STORYBOARD_JPG)
    return sendBytes(request, { type: 'image/jpeg', cacheControl: STORYBOARD_KEPT }, [bytes]);
  const text = carried(bytes.toString('utf8'), carry);
  return prepare(text, { type: 'text/vtt; charset=utf-8', cacheControl: STORYBOARD_KEPT });
}
