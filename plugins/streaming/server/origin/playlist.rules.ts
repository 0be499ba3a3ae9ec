import type { Epoch, Segment, SessionState } from '../../engine/wire/session-state.rules';
import { folderFor } from '../passes/pass.rules';
import { isBreak, openSegment } from '../../engine/wire/session-state.rules';
import { wordLines, wordsFile, type WordTrack } from '../captions/live-words.rules';

/** What a playlist is made from: the broadcast as it is known, and how it was ordered to be cut. */
export type Listed = {
  readonly session: SessionState;
  readonly partSeconds: number;
  readonly segmentSeconds: number;
  /** Segments of which nobody has the bytes: the disk was full. */
  readonly gaps: ReadonlySet<number>;
  /** What is put behind every address: the token of who asks. */
  readonly carry: string;
  /** Put behind the name of the broadcast in a first playlist: what lies there needs no carry. */
  readonly token?: string | undefined;
  /** So many seconds viewers are kept behind the newest picture, where words have to be written meanwhile. */
  readonly behindSeconds?: number;
};

/** Which playlist of a broadcast: with parts, with parts and without what the player has, or for players that know neither. */
export type Form = 'low' | 'delta' | 'plain';

/** So far back from the end a player need not be told again, in longest segments; six is the least that the standard allows. */
export const SKIP_TARGETS = 6;
/** Parts are listed of so much of the end, in longest segments. */
const PART_TARGETS = 3;

/** The longest that a segment is, in whole seconds as players want it. */
export function targetSeconds({ session, segmentSeconds }: Pick<Listed, 'session' | 'segmentSeconds'>): number {
  return Math.max(Math.ceil(segmentSeconds), Math.round(session.longest), 1);
}

/** The playlist of a broadcast that goes on, or has just ended (RFC 8216bis). */
export function livePlaylist(listed: Listed, form: Form): string {
  const { session } = listed;
  const segments = form === 'plain' ? session.segments.filter(({ whole }) => whole) : session.segments;
  const ends = secondsToEnd(segments);
  const target = targetSeconds(listed);
  const isOld = (at: number): boolean => (ends[at] ?? 0) > SKIP_TARGETS * target;
  const skipped = form === 'delta' ? segments.filter((_, at) => isOld(at)).length : 0;
  const hasParts = (at: number): boolean => form !== 'plain' && (ends[at] ?? 0) <= PART_TARGETS * target;
  return lines(
    ...head(listed, segments, form),
    ...(skipped > 0 ? [`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`] : []),
    ...segments.flatMap((segment, at) => {
      if (at < skipped) return [];
      return segmentLines(listed, segment, { before: segments[at - 1], parts: hasParts(at) });
    }),
    ...end(listed, form),
  );
}

/** How a recording is shown: whether more of it comes, and how many seconds players skip at its beginning. */
export type Showing = { readonly growing: boolean; readonly lead: number };

const WHOLE: Showing = { growing: false, lead: 0 };

/** Chromium shows the picture that ends in the very moment at which it is told to begin: it is told a moment within the first that is wanted. */
const INSIDE = 0.002;

/** The playlist of a recording: all that lies on the disk, without the slate. */
export function recordingPlaylist(listed: Listed, { growing, lead }: Showing = WHOLE): string {
  const segments = listed.session.segments.filter(({ slate, kept, whole }) => whole && kept && !slate);
  const target = Math.max(1, ...segments.map(({ seconds }) => Math.round(seconds)));
  return lines(
    ...['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${target}`],
    `#EXT-X-PLAYLIST-TYPE:${growing ? 'EVENT' : 'VOD'}`,
    ...(lead > 0 ? [`#EXT-X-START:TIME-OFFSET=${fixed(lead + INSIDE)},PRECISE=YES`] : []),
    ...['#EXT-X-MEDIA-SEQUENCE:0', ...independence(segments)],
    ...segments.flatMap((segment, at) => segmentLines(listed, segment, { before: segments[at - 1], parts: false })),
    ...(growing ? [] : ['#EXT-X-ENDLIST']),
  );
}

/** The playlist that a player asks for first; `undefined` until there is something to play. */
export function masterPlaylist(
  { session, carry, token }: Listed,
  media: string,
  tracks: readonly WordTrack[] = [],
): string | undefined {
  const epoch = shownEpoch(session);
  const pace = session.segments
    .filter(({ seconds }) => seconds > 0)
    .map(({ length, seconds }) => (length * 8) / seconds);
  if (!epoch || pace.length === 0) return undefined;
  const average = Math.round(pace.reduce((sum, one) => sum + one, 0) / pace.length);
  const size = epoch.width === undefined ? '' : `,RESOLUTION=${epoch.width}x${epoch.height ?? 0}`;
  const facts = `BANDWIDTH=${Math.round(Math.max(...pace))},AVERAGE-BANDWIDTH=${average}${size}`;
  const at = (file: string): string =>
    `${folderFor(session.session, token)}/${file}${token === undefined ? carry : ''}`;
  return lines(
    ...['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-INDEPENDENT-SEGMENTS'],
    ...wordLines(tracks, (language) => at(wordsFile(language))),
    `#EXT-X-STREAM-INF:${facts},CODECS="${epoch.codecs.join(',')}"${tracks.length > 0 ? ',SUBTITLES="words"' : ''}`,
    at(media),
  );
}

/** Parameters of the picture itself; those of a slate only where there is nothing else. */
function shownEpoch({ epochs, segments }: SessionState): Epoch | undefined {
  const numbers = segments.filter(({ slate }) => !slate).map(({ epoch }) => epoch);
  return epochs.get(numbers.at(-1) ?? segments.at(-1)?.epoch ?? 0);
}

/** A text of lines. */
export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

function head(listed: Listed, segments: readonly Segment[], form: Form): readonly string[] {
  const { session } = listed;
  const target = targetSeconds(listed);
  const version = form === 'plain' ? 7 : 9;
  return [
    ...['#EXTM3U', `#EXT-X-VERSION:${version}`, `#EXT-X-TARGETDURATION:${target}`],
    ...(form === 'plain' ? [] : control(listed, target)),
    `#EXT-X-MEDIA-SEQUENCE:${segments[0]?.number ?? session.total.segments}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${session.discontinuities}`,
    ...independence(segments),
  ];
}

function control({ session, partSeconds, behindSeconds = 0 }: Listed, target: number): readonly string[] {
  const part = Math.max(partSeconds, session.longestPart);
  const back = behindSeconds > 0 ? `HOLD-BACK=${fixed(Math.max(target * 3, behindSeconds))},` : '';
  const hold = `${back}PART-HOLD-BACK=${fixed(Math.max(part * 3, behindSeconds))},CAN-SKIP-UNTIL=${fixed(target * SKIP_TARGETS)}`;
  return [`#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,${hold}`, `#EXT-X-PART-INF:PART-TARGET=${fixed(part)}`];
}

/** Said only where it is true: an encoder that sends no key frames for long makes it a lie. */
function independence(segments: readonly Segment[]): readonly string[] {
  return segments.every(({ parts }) => parts[0]?.independent ?? true) ? ['#EXT-X-INDEPENDENT-SEGMENTS'] : [];
}

type Around = { readonly before: Segment | undefined; readonly parts: boolean };

function segmentLines(listed: Listed, segment: Segment, { before, parts }: Around): readonly string[] {
  const { carry, gaps } = listed;
  const { number, epoch, at, seconds, whole } = segment;
  const isNew = before?.epoch !== epoch;
  return [
    ...(before && isBreak(before, segment) ? ['#EXT-X-DISCONTINUITY'] : []),
    ...(isNew ? [`#EXT-X-MAP:URI="i${epoch}.mp4${carry}"`] : []),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(at).toISOString()}`,
    ...(parts ? segment.parts.map((part, index) => partLine(part, `${number}.${index}.m4s${carry}`)) : []),
    ...(whole && gaps.has(number) ? ['#EXT-X-GAP'] : []),
    ...(whole ? [`#EXTINF:${fixed(seconds)},`, `${number}.m4s${carry}`] : []),
  ];
}

function partLine({ seconds, independent }: Segment['parts'][number], address: string): string {
  return `#EXT-X-PART:DURATION=${fixed(seconds)},URI="${address}"${independent ? ',INDEPENDENT=YES' : ''}`;
}

function end({ session, carry }: Listed, form: Form): readonly string[] {
  if (session.ended) return ['#EXT-X-ENDLIST'];
  if (form === 'plain') return [];
  const { segment, part } = nextPart(session);
  return [`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${segment}.${part}.m4s${carry}"`];
}

/** Seconds as playlists write them. */
export const fixed = (seconds: number): string => String(Math.round(seconds * 1e5) / 1e5);

/** How long each segment's end lies before the end of all. */
export function secondsToEnd(segments: readonly Segment[]): readonly number[] {
  let after = 0;
  return [...segments]
    .reverse()
    .map(({ seconds }) => {
      after += seconds;
      return after - seconds;
    })
    .reverse();
}

/** The part that is being made. */
export function nextPart(session: SessionState): { readonly segment: number; readonly part: number } {
  const open = openSegment(session);
  return { segment: open?.number ?? session.total.segments, part: open?.parts.length ?? 0 };
}
