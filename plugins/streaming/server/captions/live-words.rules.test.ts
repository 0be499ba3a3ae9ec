import fc from 'fast-check';
import { aBroadcast, START, type Happening } from '../testing/a-broadcast';
import { livePlaylist, masterPlaylist } from '../origin/playlist.rules';
import { wordsPlaylist } from '../origin/words-playlist.rules';
import { wordsOf, type LiveCue, type WordTrack } from './live-words.rules';
import { readVtt } from './read-cues.rules';

const ug: WordTrack = { id: 't', language: 'ug', name: 'ئۇيغۇرچە', direction: 'rtl' };
const listed = (broadcast: ReturnType<typeof aBroadcast>) => ({
  ...{ session: broadcast.session, partSeconds: 0.5, segmentSeconds: 2, gaps: new Set<number>(), carry: '?t=1' },
});
const cue = (start: number, end: number, at = START): LiveCue => ({
  id: `c${start}`,
  text: `${start}`,
  start: START + start,
  end: START + end,
  at,
});
const shownIn = (broadcast: ReturnType<typeof aBroadcast>, number: number, cues: readonly LiveCue[]) => {
  const read = readVtt(wordsOf(broadcast.session, number, { cues, direction: 'ltr' }) ?? 'nothing');
  return read.ok ? read.value.map(({ start, end, text }) => [start, end, text]) : undefined;
};

it('a cue stands in each segment that it touches, always with the same times', () => {
  const broadcast = aBroadcast();
  broadcast.parts(16);
  const long = [cue(1_500, 4_500)];
  expect([0, 1, 2, 3].map((number) => shownIn(broadcast, number, long))).toEqual([
    [[1_500, 4_500, '1500']],
    [[1_500, 4_500, '1500']],
    [[1_500, 4_500, '1500']],
    [],
  ]);
  expect(wordsOf(broadcast.session, 1, { cues: long, direction: 'ltr' })).toContain(
    'X-TIMESTAMP-MAP=MPEGTS:180000,LOCAL:00:00:02.000',
  );
});

it('a late cue is handed on in the two segments that go out next, with its own times', () => {
  const broadcast = aBroadcast();
  broadcast.parts(24);
  const late = [cue(500, 1_500, START + 4_900)];
  expect([0, 1, 2, 3, 4].map((number) => shownIn(broadcast, number, late)?.length)).toEqual([1, 0, 1, 1, 0]);
  expect(shownIn(broadcast, 3, late)).toEqual([[500, 1_500, '500']]);
});

it('nothing is known of a segment that grows, is gone, or never was', () => {
  const broadcast = aBroadcast(4);
  broadcast.parts(22);
  expect([0, 5, 99].map((number) => wordsOf(broadcast.session, number, { cues: [], direction: 'ltr' }))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('after a break nothing begins before it, and the clock is that of the epoch', () => {
  const broadcast = aBroadcast();
  broadcast.parts(4);
  broadcast.happen('other');
  broadcast.parts(4);
  const across = [cue(1_000, 3_000)];
  expect([shownIn(broadcast, 0, across), shownIn(broadcast, 1, across)]).toEqual([
    [[1_000, 3_000, '1000']],
    [[0, 1_000, '1000']],
  ]);
});

it('playlists of words tell the same segments, lengths, breaks and times as that of the picture', () => {
  const happening = fc.constantFrom<Happening>('part', 'part', 'part', 'last', 'other', 'slate', 'away');
  const facts = (playlist: string): readonly string[] =>
    playlist
      .split('\n')
      .filter((line) => /^#EXT(INF|-X-(DISC|PROG|MEDIA-SEQ|TARGET|SKIP|END))/.test(line))
      .map((line) => line);
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (all) => {
      const broadcast = aBroadcast(30);
      for (const one of all) broadcast.happen(one);
      const words = facts(wordsPlaylist(listed(broadcast), { language: 'ug', form: 'live' }));
      expect(words).toEqual(facts(livePlaylist(listed(broadcast), 'plain')));
    }),
  );
});

it('the first playlist offers each language, and is as before without any', () => {
  const broadcast = aBroadcast();
  broadcast.parts(4);
  const master = masterPlaylist(listed(broadcast), 'live.m3u8', [ug, { ...ug, language: 'en', name: 'The "B" team' }]);
  expect(master).toContain(
    'NAME="ئۇيغۇرچە",LANGUAGE="ug",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="s1/words-ug.m3u8?t=1"',
  );
  expect(master).toContain(`NAME="The 'B' team",LANGUAGE="en"`);
  expect(master).toContain(',SUBTITLES="words"');
  expect(masterPlaylist(listed(broadcast), 'live.m3u8')).not.toContain('SUBTITLES');
});

it('keeps viewers behind only where a desk asks for it', () => {
  const broadcast = aBroadcast();
  broadcast.parts(8);
  expect(livePlaylist({ ...listed(broadcast), behindSeconds: 8 }, 'low')).toContain(',HOLD-BACK=8,PART-HOLD-BACK=8,');
  expect(livePlaylist(listed(broadcast), 'low')).not.toContain(',HOLD-BACK');
});
