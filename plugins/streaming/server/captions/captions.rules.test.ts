import fc from 'fast-check';
import { readingTime } from '../../contract';
import { cleanText, directionOf, inOrder, oneAfterTheOther, spelledTag, type Shown } from './cue.rules';
import { cut, filmOf, inRuns, momentOf, onFilm } from './cut-cues.rules';
import { readTable, tableOf } from './glossary.rules';
import { readSrt, readVtt } from './read-cues.rules';
import { vttTime, writeSrt, writeVtt } from './webvtt.rules';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('茶 & <b>', '-->', 'ئۇيغۇرچە 2026', 'a\n\n\nb', 'NOTE x', '1\n2'),
  )
  .map(cleanText)
  .filter((one) => one !== '');
const cues = fc.array(
  fc
    .record({ id: fc.uuid(), start: fc.nat(90_000_000), length: fc.integer({ min: 1, max: 60_000 }), text })
    .map(({ length, ...cue }): Shown => ({ ...cue, end: cue.start + length })),
  { maxLength: 30 },
);
const direction = fc.constantFrom('ltr' as const, 'rtl' as const);
const plain = (list: readonly Shown[]) =>
  inOrder(list).map(({ start, end, text: words }) => ({ start, end, text: words }));
const sorted = (list: readonly { start: number; end: number; text: string }[]) =>
  [...list].map((one) => JSON.stringify(one)).sort();

describe('words as files', () => {
  it('come back from WebVTT as they were, whatever is written in them', () => {
    fc.assert(
      fc.property(cues, direction, (list, way) => {
        const read = readVtt(writeVtt(list, { direction: way }));
        expect(read.ok && sorted(read.value)).toEqual(sorted(plain(list)));
      }),
    );
  });

  it('come back from SubRip, which cannot hide marks of its own', () => {
    const harmless = cues.map((list) =>
      list.map((cue) => ({ ...cue, text: cleanText(cue.text.replace(/[<>{}]|-->/g, 'x')) })),
    );
    fc.assert(
      fc.property(harmless, direction, (list, way) => {
        const read = readSrt(writeSrt(list, { direction: way }));
        expect(read.ok && sorted(read.value)).toEqual(sorted(plain(list)));
      }),
    );
  });

  it.each([
    ['WEBVTT\n\n00:01.000 --> 00:02.000\n一', [{ start: 1_000, end: 2_000, text: '一' }]],
    [
      '\ufeffWEBVTT kind\r\n\r\nNOTE\r\nnothing\r\n\r\nSTYLE\r\n::cue{}\r\n\r\n7\r\n100:00:01.000 --> 100:00:02.500 align:start\r\n<v 王>你好</v> &amp;\r\n',
      [{ start: 360_001_000, end: 360_002_500, text: '你好 &' }],
    ],
    ['WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n', []],
  ])('reads %j', (file, expected) => {
    expect(readVtt(file)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['no head', 'hello', 1],
    ['no times', 'WEBVTT\n\nid\nno times', 4],
    ['a wrong minute', 'WEBVTT\n\n00:61:00.000 --> 00:62:00.000\nx', 4],
    ['an end before its begin', 'WEBVTT\n\n1\n00:02.000 --> 00:01.000\nx', 4],
    ['a half cue', 'WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\nlost', 6],
  ])('names the line of %s', (_what, file, line) => {
    const read = readVtt(file);
    expect(read.ok ? [] : [read.error.code, Math.abs(read.error.details.line - line) <= 1]).toEqual([
      'STREAMING.FILE_LINE',
      true,
    ]);
  });

  it('names the line of a wrong SubRip', () => {
    expect(readSrt('1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:xx,000 --> 1\ny')).toMatchObject({
      error: { details: { line: 6, text: '00:00:xx,000 --> 1' } },
    });
  });

  it('says lines from right to left that begin otherwise, and leaves the rest', () => {
    const of = (words: string, way: 'ltr' | 'rtl') =>
      writeVtt([{ id: 'a', start: 0, end: 1, text: words }], { direction: way });
    expect(of('2026-يىل', 'rtl')).not.toContain('\u200f');
    expect(of('OBS ئۇيغۇرچە', 'rtl')).toContain('\u200fOBS');
    expect(of('OBS', 'ltr')).not.toContain('\u200f');
    expect([directionOf('ug'), directionOf('ar-EG'), directionOf('ug-Latn'), directionOf('zh-Hans')]).toEqual([
      'rtl',
      'rtl',
      'ltr',
      'ltr',
    ]);
  });

  it.each([
    [0, '00:00:00.000'],
    [3_599_999.6, '01:00:00.000'],
    [90_061_001, '25:01:01.001'],
    [-5, '00:00:00.000'],
  ])('writes %s as %s', (at, words) => {
    expect(vttTime(at)).toBe(words);
  });
});

describe('cues of a track', () => {
  it('end where the next one begins, keep their order and never become empty', () => {
    fc.assert(
      fc.property(cues, (list) => {
        const ordered = oneAfterTheOther(list.map((cue) => ({ ...cue, source: 'typed' as const })));
        for (const [at, cue] of ordered.entries()) {
          const next = ordered[at + 1];
          expect(cue.end).toBeGreaterThan(cue.start);
          if (next && next.start > cue.start) expect(cue.end).toBeLessThanOrEqual(next.start);
        }
        expect(oneAfterTheOther(ordered)).toEqual(ordered);
      }),
    );
  });

  it('are read for a while', () => {
    expect([readingTime('好'), readingTime('今天我们请来了云泽的茶农'), readingTime('x'.repeat(900))]).toEqual([
      1_000, 2_400, 8_000,
    ]);
    expect([spelledTag('ZH-hans'), spelledTag('x'), spelledTag('not a tag')]).toEqual([
      'zh-Hans',
      undefined,
      undefined,
    ]);
  });
});

describe('a film that is cut', () => {
  const segment = (at: number, more: object = {}) => ({
    at,
    seconds: 2,
    slate: false,
    kept: true,
    whole: true,
    ...more,
  });
  const cue = (id: string, start: number, end: number): Shown => ({ id, start, end, text: id });

  it('leaves out the slate and what was lost, and words go along', () => {
    const film = filmOf([
      segment(10_000),
      segment(12_000),
      segment(14_000, { slate: true }),
      segment(20_000),
      segment(22_000, { kept: false }),
    ]);
    expect(film.map(({ position }) => position)).toEqual([0, 2_000, 4_000]);
    expect(
      onFilm(
        [cue('a', 11_000, 13_000), cue('b', 13_500, 21_000), cue('c', 15_000, 19_000), cue('d', 9_000, 10_500)],
        film,
      ),
    ).toEqual([cue('d', 0, 500), cue('a', 1_000, 3_000), cue('b', 3_500, 5_000)]);
    expect([momentOf(film, 0), momentOf(film, 4_500), momentOf([], 3)]).toEqual([10_000, 20_500, 3]);
  });

  it('keeps what is within its ranges, one behind the other', () => {
    const words = [cue('a', 0, 1_000), cue('b', 900, 2_100), cue('c', 5_000, 6_000)];
    expect(
      cut(words, [
        { start: 1_000, end: 2_000 },
        { start: 5_500, end: 7_000 },
      ]),
    ).toEqual([cue('b', 0, 1_000), cue('c', 1_000, 1_500)]);
    expect(cut(words, [])).toEqual([]);
  });

  it('goes along with pictures that were copied, shot by shot', () => {
    const at = (moment: number, position: number) => ({ at: moment, length: 2_000, position });
    const film = [at(60_000, 0), at(62_000, 2_000), at(20_000, 4_000), at(62_500, 6_000)];
    const words = [cue('a', 19_000, 21_000), cue('b', 63_000, 70_000), cue('c', 58_000, 59_000)];
    expect(inRuns(words, film)).toEqual([
      cue('b', 63_000, 64_000),
      { ...cue('a', 20_000, 21_000), id: 'a-1' },
      { ...cue('b', 63_000, 64_500), id: 'b-2' },
    ]);
    expect(inRuns(words, [])).toEqual([]);
  });

  it('says the same whether it is cut at once or twice', () => {
    const range = fc
      .tuple(fc.nat(100_000), fc.integer({ min: 1, max: 50_000 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(cues, range, fc.array(range, { maxLength: 4 }), (list, outer, inner) => {
        const within = inner.map(({ start, end }) => ({
          start: Math.min(start, outer.end - outer.start),
          end: Math.min(end, outer.end - outer.start),
        }));
        const moved = within.map(({ start, end }) => ({ start: start + outer.start, end: end + outer.start }));
        expect(sorted(cut(cut(list, [outer]), within))).toEqual(sorted(cut(list, moved)));
      }),
    );
  });
});

describe('a glossary as a table', () => {
  const rowsOf = (csv: string) => csv.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(',') }));

  it('names languages by their codes and its rows by their lines', () => {
    const terms = [{ id: '1', term: '云泽', translations: { en: 'Yunze' }, note: '', version: 1 }];
    expect(tableOf(terms)).toEqual({ heads: ['term', 'en', 'note'], rows: [['云泽', 'Yunze', '']] });
    expect(readTable('note,term,EN\n地名,云泽,Yunze\n,龙井,', rowsOf)).toEqual({
      ok: true,
      value: [
        { term: '云泽', note: '地名', translations: { en: 'Yunze' } },
        { term: '龙井', note: '', translations: {} },
      ],
    });
    expect(readTable('term,what is this\na,b', rowsOf)).toMatchObject({ error: { details: { line: 1 } } });
    expect(readTable('term,en\n龙井,x\n,y', rowsOf)).toMatchObject({ error: { details: { line: 3 } } });
  });
});
