import fc from 'fast-check';
import {
  chaptersOf,
  chaptersWithin,
  chapterTitle,
  filmOfMost,
  shownBetween,
  SHORTEST_CHAPTER,
  type Film,
  type ShownPin,
} from './chapters.rules';

const BEGAN = Date.parse('2026-11-30T12:00:00Z');
const film: Film = { beganAt: new Date(BEGAN).toISOString(), seconds: 600 };

const at = (second: number): Date => new Date(BEGAN + second * 1_000);

const pin = (name: string, from: number, until: number | null): ShownPin => ({
  ...{ pin: `pin-${name}-${from}`, offer: `offer-${name}`, product: `product-${name}` },
  ...{ title: { 'zh-Hans': name, en: name }, pinnedAt: at(from), unpinnedAt: until === null ? null : at(until) },
});

it('makes a chapter of what was shown, in its order', () => {
  const chapters = chaptersOf([pin('tea', 200, 300), pin('oranges', 20, 180)], film);
  expect(chapters.map(({ offer, at: from, seconds }) => [offer, from, seconds])).toEqual([
    ['offer-oranges', 20, 160],
    ['offer-tea', 200, 100],
  ]);
});

it.each([
  ['what began before the recording begins with it', pin('a', -60, 30), [[0, 30]]],
  ['what lasted longer ends with it', pin('a', 580, 700), [[580, 20]]],
  ['what was still shown ends with it', pin('a', 500, null), [[500, 100]]],
  ['a slip of the hand is none', pin('a', 10, 10 + SHORTEST_CHAPTER - 1), []],
  ['what was shown before is none', pin('a', -60, -10), []],
  ['what was shown afterwards is none', pin('a', 610, 700), []],
] as const)('%s', (_, one, expected) => {
  expect(chaptersOf([one], film).map((chapter) => [chapter.at, chapter.seconds])).toEqual(expected);
});

describe('the film of a live', () => {
  const taken = (name: string, from: number, seconds: number) => ({ name, beganAt: at(from).toISOString(), seconds });
  const on = { beganAt: at(0).toISOString(), endedAt: at(600).toISOString() };

  it.each([
    [
      'is not that of a longer rehearsal before it',
      [taken('rehearsal', -3_000, 2_900), taken('live', -60, 700)],
      'live',
    ],
    ['is not what a line left that broke', [taken('broken', 0, 20), taken('live', 25, 575)], 'live'],
    ['is not what was left running afterwards', [taken('after', 590, 5_000), taken('live', -10, 595)], 'live'],
    ['is none where none has anything of it', [taken('rehearsal', -3_000, 2_900)], undefined],
  ] as const)('%s', (_, films, expected) => {
    expect(filmOfMost(films, on)?.name).toBe(expected);
  });
});

describe('a clip', () => {
  const pins = [pin('oranges', 20, 100), pin('tea', 100, 102), pin('oranges', 102, 200)];

  it.each([
    ['inside one', { start: 30, end: 60 }, ['offer-oranges']],
    ['over a slip of the hand, which it shows all the same', { start: 90, end: 150 }, ['offer-oranges', 'offer-tea']],
    ['before all', { start: 0, end: 20 }, []],
    ['after all', { start: 200, end: 220 }, []],
  ] as const)('%s', (_, piece, offers) => {
    expect(shownBetween(pins, film, piece).map(({ offer }) => offer)).toEqual(offers);
  });

  it('names each once, by when it was shown first', () => {
    expect(shownBetween(pins, film, { start: 0, end: 600 })).toMatchObject([
      { offer: 'offer-oranges', shownAt: at(20).toISOString() },
      { offer: 'offer-tea' },
    ]);
  });
});

it('gives a piece what of the chapters lies within it, by its own seconds', () => {
  const chapters = chaptersOf([pin('oranges', 20, 100), pin('tea', 100, 200), pin('nuts', 300, 400)], film);
  const within = (start: number, end: number) =>
    chaptersWithin(chapters, { start, end }).map(({ offer, at: from, seconds }) => [offer, from, seconds]);
  expect(within(50, 150)).toEqual([
    ['offer-oranges', 0, 50],
    ['offer-tea', 50, 50],
  ]);
  expect(within(200, 300)).toEqual([]);
  expect(within(0, 600)).toHaveLength(3);
});

it('never leaves its recording', () => {
  const second = fc.integer({ min: -1_000, max: 2_000 });
  fc.assert(
    fc.property(second, fc.option(second), (from, until) => {
      for (const { at: begins, seconds } of chaptersOf([pin('a', from, until)], film)) {
        expect(begins).toBeGreaterThanOrEqual(0);
        expect(begins + seconds).toBeLessThanOrEqual(film.seconds);
      }
    }),
  );
});

it('is called by its goods, in words that fit', () => {
  expect(chapterTitle({ 'zh-Hans': '脐橙', en: 'Oranges' }, '专场')).toBe('脐橙');
  expect(chapterTitle({}, '专场')).toBe('专场');
  expect(chapterTitle({ 'zh-Hans': '橙'.repeat(300) }, '')).toHaveLength(200);
});
