import type { RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Clock, type Result } from '@hearth/cms/kernel';
import { WORDS_SPAN, WORDS_STEP, type LiveWords, type streamingErrors } from '../../contract';
import { directedText } from '../captions/webvtt.rules';
import { rememberedPlaces } from '../origin/remembered-places';
import { byOwn, type NotIn } from './let-in';
import type { WatchDeps } from './watch-deps';
import type { Watched } from './watched';

/** What a player asks: in which language, and from which moment on. */
export type AsksWords = {
  readonly params: { readonly playback: string };
  readonly query: {
    readonly pass?: string | undefined;
    readonly language?: string | undefined;
    readonly from?: number | undefined;
  };
};

type Refused = NotIn | RefusalOf<typeof streamingErrors, 'PLAYBACK_NOT_FOUND'>;

const NOTHING: LiveWords = { languages: [], cues: [] };

/** Who reads words is let in by the pass that `watch` gave. What a playback id stands for is asked once in a while, and the words lie in memory. */
export function readWords(deps: WatchDeps): (asked: AsksWords) => Promise<Result<LiveWords, Refused>> {
  const find = rememberedPlaces(deps.clock, deps.find);
  return async ({ params: { playback }, query: { pass, language, from = fromNow(deps.clock) } }) => {
    const found = await find(playback);
    if (!found) return err('STREAMING.PLAYBACK_NOT_FOUND');
    if (found.signed && pass === undefined) return err('STREAMING.PASS_NEEDED');
    if (found.signed && !(await byOwn(deps, found, pass ?? ''))) return err('STREAMING.PASS_REFUSED');
    return ok(await wordsIn(deps, found, { language, from }));
  };
}

type Wanted = { readonly language: string | undefined; readonly from: number };

async function wordsIn(
  { words }: WatchDeps,
  { broadcast, driver }: Watched,
  { language, from }: Wanted,
): Promise<LiveWords> {
  const known = broadcast === null ? undefined : await words.of(broadcast);
  if (!known) return NOTHING;
  const track = known.tracks.find((one) => one.language === language);
  // At a desk of Mux the picture is Mux's own; words of a hybrid room are written on our picture, and read on that of the network.
  const later = driver === 'hybrid' ? known.networkMs : 0;
  const cues = track ? known.cues(track.id) : [];
  return {
    languages: known.tracks.map(({ language: tag, name, direction }) => ({ language: tag, name, direction })),
    cues: cues
      .filter(({ start, end }) => end + later > from && start + later < from + WORDS_SPAN)
      .map(({ start, end, text }) => ({
        ...{ start: start + later, end: end + later },
        text: directedText(text, track?.direction ?? 'ltr'),
      })),
  };
}

/** The minute before this one, so that what was said at the turn of the minute is there as well. */
const fromNow = (clock: Clock): number => Math.floor(clock.now().getTime() / WORDS_STEP - 1) * WORDS_STEP;
