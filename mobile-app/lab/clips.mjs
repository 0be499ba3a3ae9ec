// The clip of the lab's lives: a piece of `past` whose story is out.
import { Refusal } from './account-book.mjs';

/** Its number. */
export const CLIP = '0198fe00-0000-7000-8000-000000000001';
/** Where it begins in the whole. */
export const CLIP_FROM = 60;

const SEEN = { id: CLIP, title: '【广告】明前炒青怎么泡', isAd: true, from: CLIP_FROM, isWhole: true };
const GONE = { zh: '这个片段已经下架，或还没有发布', en: 'This clip was taken down, or is not published yet' };

/** What plays of a room that is over, and which piece of it was asked for. */
export function playedOf({ name, again }, clip, chapter) {
  if (clip === null) return { replay: again, clip: null };
  if (clip !== CLIP || name !== 'past') throw new Refusal(404, 'WATCH.CLIP_NOT_FOUND', GONE);
  const chapters = [{ ...chapter, at: chapter.at - CLIP_FROM }];
  return { replay: { playback: again.playback, chapters }, clip: SEEN };
}
