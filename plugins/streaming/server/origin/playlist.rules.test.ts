import fc from 'fast-check';
import { apply, type SessionState } from '../../engine/wire/session-state.rules';
import { aBroadcast, START, type Happening } from '../testing/a-broadcast';
import { livePlaylist, masterPlaylist, nextPart, recordingPlaylist, type Form, type Listed } from './playlist.rules';
import { standingOfPart } from './position.rules';

const listed = (session: SessionState, carry = ''): Listed => ({
  ...{ session, partSeconds: 0.5, segmentSeconds: 2, gaps: new Set<number>(), carry },
});

describe('the playlist of a broadcast', () => {
  it('is this, word for word', () => {
    const { session, parts, happen } = aBroadcast();
    parts(5);
    happen('slate');
    parts(2);
    expect(livePlaylist(listed(session, '?token=t'), 'low')).toBe(`#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:2
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.5,CAN-SKIP-UNTIL=12
#EXT-X-PART-INF:PART-TARGET=0.5
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-DISCONTINUITY-SEQUENCE:0
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="i0.mp4?token=t"
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:00.000Z
#EXT-X-PART:DURATION=0.5,URI="0.0.m4s?token=t",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.5,URI="0.1.m4s?token=t"
#EXT-X-PART:DURATION=0.5,URI="0.2.m4s?token=t"
#EXT-X-PART:DURATION=0.5,URI="0.3.m4s?token=t"
#EXTINF:2,
0.m4s?token=t
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:02.000Z
#EXT-X-PART:DURATION=0.5,URI="1.0.m4s?token=t",INDEPENDENT=YES
#EXTINF:0.5,
1.m4s?token=t
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="i1.mp4?token=t"
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:02.500Z
#EXT-X-PART:DURATION=0.5,URI="2.0.m4s?token=t",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.5,URI="2.1.m4s?token=t"
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="2.2.m4s?token=t"
`);
    apply(session, { k: 'end', at: START });
    expect(livePlaylist(listed(session), 'plain')).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-DISCONTINUITY-SEQUENCE:0
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="i0.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:00.000Z
#EXTINF:2,
0.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:02.000Z
#EXTINF:0.5,
1.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="i1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:02.500Z
#EXTINF:1,
2.m4s
#EXT-X-ENDLIST
`);
    expect(recordingPlaylist(listed(session))).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="i0.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:00.000Z
#EXTINF:2,
0.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-11-29T08:00:02.000Z
#EXTINF:0.5,
1.m4s
#EXT-X-ENDLIST
`);
  });

  it('tells players when nobody sent for a while, since dates and film no longer go together', () => {
    const { session, parts, happen } = aBroadcast();
    parts(4);
    happen('away');
    parts(4);
    expect(livePlaylist(listed(session), 'low').match(/#EXT-X-(DISCONTINUITY\n|MAP)/g)).toEqual([
      '#EXT-X-MAP',
      '#EXT-X-DISCONTINUITY\n',
    ]);
  });

  it('leads from a master that says size, codecs and pace', () => {
    const { session, parts } = aBroadcast();
    expect(masterPlaylist(listed(session), 'live.m3u8')).toBeUndefined();
    parts(4);
    expect(masterPlaylist(listed(session, '?token=t'), 'live.m3u8')).toBe(`#EXTM3U
#EXT-X-VERSION:6
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-STREAM-INF:BANDWIDTH=16000,AVERAGE-BANDWIDTH=16000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2"
s1/live.m3u8?token=t
`);
  });

  it('says so where the disk was full and nobody has the bytes any more', () => {
    const { session, parts } = aBroadcast();
    parts(8);
    const text = livePlaylist({ ...listed(session), gaps: new Set([0]) }, 'plain');
    expect(text.match(/GAP\n#EXTINF:2,\n0\.m4s/g)).toHaveLength(1);
  });
});

/** What a player knows of a segment. */
type Known = { number: number; discontinuity: number; lines: string };

/** Reads a playlist as a player does, a delta on top of the one that it has. */
function played(text: string, before: readonly Known[] = []): readonly Known[] {
  const value = (name: string): number => Number(new RegExp(`#EXT-X-${name}[:=](\\d+)`).exec(text)?.[1] ?? 0);
  const first = value('MEDIA-SEQUENCE');
  const skipped = Number(/SKIPPED-SEGMENTS=(\d+)/.exec(text)?.[1] ?? 0);
  const kept = before.filter(({ number }) => number >= first && number < first + skipped);
  const known: Known[] = [...kept];
  let discontinuity = kept.at(-1)?.discontinuity ?? value('DISCONTINUITY-SEQUENCE');
  let lines = '';
  for (const line of text.split('\n')) {
    if (line === '#EXT-X-DISCONTINUITY') discontinuity += 1;
    if (/^#EXT(INF|-X-PROGRAM|-X-GAP)/.test(line)) lines += line;
    if (!line.endsWith('.m4s')) continue;
    known.push({ number: first + known.length, discontinuity, lines: lines + line });
    lines = '';
  }
  return known;
}

const happenings = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constant<Happening>('part') },
    { weight: 1, arbitrary: fc.constantFrom<Happening>('last', 'other', 'slate', 'away') },
  ),
  { minLength: 1, maxLength: 160 },
);

describe('whatever happens', () => {
  it('numbers never go back, and a segment never changes once a player knows it', () => {
    fc.assert(
      fc.property(happenings, fc.constantFrom(10, 30, 600), (story, windowSeconds) => {
        const { session, happen } = aBroadcast(windowSeconds);
        const seen = new Map<number, Known>();
        let first = 0;
        for (const what of story) {
          happen(what);
          const now = played(livePlaylist(listed(session), 'plain'));
          expect(now[0]?.number ?? first).toBeGreaterThanOrEqual(first);
          first = now[0]?.number ?? first;
          for (const segment of now) {
            // A first segment may have lost the sign before it, never its place in the order of breaks.
            expect(seen.get(segment.number) ?? segment).toEqual(segment);
            seen.set(segment.number, segment);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a delta on top of what a player had is the same as the whole', () => {
    fc.assert(
      fc.property(happenings, fc.constantFrom(20, 600), (story, windowSeconds) => {
        const { session, happen } = aBroadcast(windowSeconds);
        let player: readonly Known[] = [];
        for (const what of story) {
          happen(what);
          player = played(livePlaylist(listed(session), player.length > 0 ? 'delta' : 'low'), player);
          expect(player).toEqual(played(livePlaylist(listed(session), 'low')));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each<Form>(['low', 'delta'])(
    'every part that the %s form lists is there, and the promised one is the next',
    (form) => {
      fc.assert(
        fc.property(happenings, (story) => {
          const { session, happen } = aBroadcast(60);
          story.forEach(happen);
          const text = livePlaylist(listed(session), form);
          const names = [...text.matchAll(/EXT-X-PART:.*URI="(\d+)\.(\d+)\.m4s"/g)];
          for (const [, segment, part] of names) {
            expect(standingOfPart(session, { segment: Number(segment), part: Number(part) })).toBe('there');
          }
          const [, segment, part] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)/.exec(text)!;
          expect({ segment: Number(segment), part: Number(part) }).toEqual(nextPart(session));
          expect(standingOfPart(session, nextPart(session))).toBe('soon');
        }),
        { numRuns: 60 },
      );
    },
  );
});
