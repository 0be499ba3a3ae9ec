import { isBreak, type Segment } from '../../engine/wire/session-state.rules';
import { wordsPiece } from '../captions/live-words.rules';
import { fixed, lines, secondsToEnd, SKIP_TARGETS, targetSeconds, type Listed } from './playlist.rules';

/** Which of the playlists of words. */
export type WordsForm = { readonly language: string; readonly form: 'live' | 'delta' | 'recording' };

/**
 * The playlist of a language: the same numbers, lengths, breaks and times as that of the picture, a text for each segment. There are no parts: a text is
 * made when its segment is whole.
 */
export function wordsPlaylist(listed: Listed, { language, form }: WordsForm): string {
  const { session } = listed;
  const isLive = form !== 'recording';
  const segments = session.segments.filter(({ whole, kept, slate }) => whole && (isLive || (kept && !slate)));
  const target = targetSeconds(listed);
  const ends = secondsToEnd(segments);
  const skipped = form === 'delta' ? segments.filter((_, at) => (ends[at] ?? 0) > SKIP_TARGETS * target).length : 0;
  return lines(
    ...['#EXTM3U', `#EXT-X-VERSION:${isLive ? 9 : 7}`, `#EXT-X-TARGETDURATION:${target}`],
    ...(isLive ? liveHead(listed, segments, target) : ['#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-MEDIA-SEQUENCE:0']),
    ...(skipped > 0 ? [`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`] : []),
    ...segments
      .slice(skipped)
      .flatMap((segment, at) => segmentLines(listed, segment, { language, before: segments[skipped + at - 1] })),
    ...(!isLive || session.ended ? ['#EXT-X-ENDLIST'] : []),
  );
}

function liveHead({ session }: Listed, segments: readonly Segment[], target: number): readonly string[] {
  return [
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=${fixed(target * SKIP_TARGETS)}`,
    `#EXT-X-MEDIA-SEQUENCE:${segments[0]?.number ?? session.total.segments}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${session.discontinuities}`,
  ];
}

type Around = { readonly language: string; readonly before: Segment | undefined };

function segmentLines({ carry }: Listed, segment: Segment, { language, before }: Around): readonly string[] {
  return [
    ...(before && isBreak(before, segment) ? ['#EXT-X-DISCONTINUITY'] : []),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.at).toISOString()}`,
    `#EXTINF:${fixed(segment.seconds)},`,
    `${wordsPiece(segment.number, language)}${carry}`,
  ];
}
