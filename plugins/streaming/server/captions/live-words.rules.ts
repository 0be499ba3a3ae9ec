import type { Cue } from '../../contract';
import { isBreak, type Segment, type SessionState } from '../../engine/wire/session-state.rules';
import type { Shown } from './cue.rules';
import { vttTime, writeVtt } from './webvtt.rules';

/** A language as playlists know it. */
export type WordTrack = {
  readonly id: string;
  readonly language: string;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
};

/** A cue as segments carry it. */
export type LiveCue = Shown & Pick<Cue, 'at'>;

/** The playlist of a language. */
export const wordsFile = (language: string): string => `words-${language}.m3u8`;

/** The words of one segment. */
export const wordsPiece = (number: number, language: string): string => `${number}-${language}.vtt`;

/** The clock of MPEG runs for a day and ends at 33 bits. */
const MPEG_CLOCK = 2 ** 33;
const TICKS = 90;

/**
 * The words of one segment. A cue stands in every segment that its picture touches, with the same id and times, so that players show it once. One that was
 * heard of when its picture was out already stands in the two segments that go out next as well, with its own times: whoever watches with some delay
 * gets it, and so does whoever goes back.
 */
export function wordsOf(
  session: Pick<SessionState, 'segments' | 'longest'>,
  number: number,
  { cues, direction }: { readonly cues: readonly LiveCue[]; readonly direction: WordTrack['direction'] },
): string | undefined {
  const { segments } = session;
  const at = number - (segments[0]?.number ?? 0);
  const segment = segments[at];
  if (segment?.number !== number || !segment.whole) return undefined;
  const longest = Math.max(session.longest, segment.seconds) * 1_000;
  const carried = cues.filter((cue) => isCarried(segment, cue, longest));
  const head = [`X-TIMESTAMP-MAP=MPEGTS:${segment.start % MPEG_CLOCK},LOCAL:${vttTime(segment.start / TICKS)}`];
  return writeVtt(
    carried.map((cue) => onEpoch(segments, at, cue)).filter((cue) => cue.end > cue.start),
    { direction, head },
  );
}

function isCarried({ at, seconds }: Segment, { start, end, at: told }: LiveCue, longest: number): boolean {
  const until = at + seconds * 1_000;
  if (start < until && end > at) return true;
  return end <= at && until > told && at <= told + longest;
}

/** Times on the clock of the epoch. The segment that holds the begin decides, so that every segment says the same; nothing begins before a break. */
function onEpoch(segments: readonly Segment[], at: number, cue: LiveCue): Shown {
  const anchor = anchorOf(segments, at, cue.start);
  const begin = anchor.start / TICKS;
  const shift = begin - anchor.at;
  return { id: cue.id, text: cue.text, start: Math.max(begin, cue.start + shift), end: cue.end + shift };
}

/** The segment that holds this moment, or the first after the break before. */
function anchorOf(segments: readonly Segment[], at: number, moment: number): Pick<Segment, 'start' | 'at'> {
  for (let first = at; ; first -= 1) {
    const [before, anchor] = [segments[first - 1], segments[first]];
    if (!anchor) return { start: 0, at: 0 };
    if (anchor.at <= moment || !before || isBreak(before, anchor)) return anchor;
  }
}

/** What the first playlist says of the languages. */
export function wordLines(tracks: readonly WordTrack[], address: (language: string) => string): readonly string[] {
  return tracks.map(({ language, name }) => {
    const words = `NAME="${name.replace(/["\r\n]/g, "'")}",LANGUAGE="${language}"`;
    return `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="words",${words},DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="${address(language)}"`;
  });
}
