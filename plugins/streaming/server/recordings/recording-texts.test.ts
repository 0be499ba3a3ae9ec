import fc from 'fast-check';
import { chaptersForYoutube, chaptersVtt } from './chapter-text.rules';
import { filmName } from './film-name.rules';
import { usualDays } from './recording-settings';
import { rangeOf } from './taking-range.rules';

const chapters = fc
  .uniqueArray(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 30 })
  .map((all) => all.sort((a, b) => a - b).map((at) => ({ at: at / 4, title: '一章 --> \n二' })));

describe('chapters', () => {
  it('as WebVTT follow each other, and no title breaks the form', () => {
    fc.assert(
      fc.property(chapters, (all) => {
        const text = chaptersVtt(all, 10_000);
        const times = [...text.matchAll(/^(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})$/gm)].map((row) =>
          [1, 4].map((from) => Number(row[from]) * 3_600 + Number(row[from + 1]) * 60 + Number(row[from + 2])),
        );
        expect(times.map(([start]) => start)).toEqual(all.map(({ at }) => at));
        for (const [start, end] of times) expect(end).toBeGreaterThan(start!);
        expect(text.match(/-->/g)).toHaveLength(all.length);
      }),
    );
  });

  it.each([
    [[0, 60, 125], 200, true, '0:00 章\n1:00 章\n2:05 章'],
    [[30, 60], 200, true, '0:00 开场\n0:30 章\n1:00 章'],
    [[0, 60], 200, false, '0:00 章\n1:00 章'],
    [[0, 5, 60], 200, false, '0:00 章\n0:05 章\n1:00 章'],
    [[0, 60, 3_725], 4_000, true, '0:00 章\n1:00 章\n1:02:05 章'],
  ])('at %j of %d seconds, YouTube reads them: %s', (...[times, seconds, youtubeReads, youtube]) => {
    const all = times.map((at) => ({ at, title: '章' }));
    expect(chaptersForYoutube(all, seconds)).toEqual({ youtube, youtubeReads });
  });
});

it.each([
  [undefined, 'all'],
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=-5', { start: 95, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=50-500', { start: 50, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=9-5', 'all'],
  ['bytes=0-1,5-6', 'all'],
  ['lines=1-2', 'all'],
])('of a hundred bytes, %s is %j', (header, wanted) => {
  expect(rangeOf(header, 100)).toEqual(wanted);
});

it('a film is named by what it is and the day at the station, whatever its title', () => {
  const beganAt = '2026-11-28T17:00:00.000Z';
  expect(filmName({ title: '春茶/助农: "专场"', beganAt })).toBe('春茶 助农 专场 2026-11-29.mp4');
  expect(filmName({ title: '<>', beganAt }, 2)).toBe('recording 2026-11-29 (2).mp4');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      expect(filmName({ title, beganAt })).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u);
    }),
  );
});

it.each([
  [undefined, 90],
  ['', 90],
  ['0', null],
  ['30', 30],
])('HEARTH_RECORDINGS_DAYS=%s keeps %s days', (said, days) => {
  expect(usualDays({ HEARTH_RECORDINGS_DAYS: said })).toBe(days);
});

it.each(['-1', 'x', '1.5', '99999'])('HEARTH_RECORDINGS_DAYS=%s is one clear line', (said) => {
  expect(() => usualDays({ HEARTH_RECORDINGS_DAYS: said })).toThrow('HEARTH_RECORDINGS_DAYS');
});
