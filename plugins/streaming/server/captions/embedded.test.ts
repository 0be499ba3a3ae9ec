import type { FlvTag } from '../../engine/fmp4/flv-tags.rules';
import { begin, partMaker, pause, take } from '../../engine/packager/part-maker';
import type { Made } from '../../engine/packager/made';
import { withCaptions } from '../../engine/testing/caption-film';
import { FILM_RATE, testFilm } from '../../engine/testing/test-film';
import { apply, newSession } from '../../engine/wire/session-state.rules';
import { embeddedReader } from './read-embedded';
import { embeddedEar, type TimedWords } from './hear-embedded';
import { promised } from '../../../../tests/host/slowness';

const WORDS = [
  { text: 'GOOD MORNING', from: 60, to: 120 },
  { text: 'SPRING TEA', from: 150, to: 210 },
];
const T0 = 1_800_000_000_000;
let film: readonly FlvTag[] = [];

beforeAll(async () => {
  film = await testFilm(process.cwd(), { width: 426, height: 240, seconds: 10 });
}, 60_000);

/** Parts as the packager makes them. */
function partsOf(tags: readonly FlvTag[]): readonly Extract<Made, { is: 'part' }>[] {
  const made: Made[] = [];
  let now = T0;
  const numbering = { segment: 0, part: 0, seconds: 0, fragments: 0 };
  const settings = { partSeconds: 0.5, segmentSeconds: 2, now: () => now, emit: (one: Made) => void made.push(one) };
  const maker = partMaker(settings, { epochs: [], numbering, clock: undefined });
  begin(maker, { name: 'encoder', slate: false });
  for (const tag of tags) {
    now = T0 + tag.time;
    take(maker, tag);
  }
  pause(maker);
  return made.flatMap((one) => (one.is === 'part' ? [one] : []));
}

it('captions are read out of the parts that the packager makes, with the frames at which they came and went', () => {
  const reader = embeddedReader();
  const found = partsOf(withCaptions(film, WORDS)).flatMap(({ bytes }) => reader.read(bytes));
  expect(found.map(({ text, channel }) => [text, channel])).toEqual(WORDS.map(({ text }) => [text, 'CC1']));
  for (const [at, { start, end }] of found.entries()) {
    expect(Math.abs((start / 90_000) * FILM_RATE - WORDS[at]!.from)).toBeLessThanOrEqual(1);
    expect(Math.abs((end / 90_000) * FILM_RATE - WORDS[at]!.to)).toBeLessThanOrEqual(1);
  }
});

it('a picture without captions costs a search for four letters', () => {
  const parts = partsOf(film);
  const reader = embeddedReader();
  const began = performance.now();
  for (const { bytes } of parts) expect(reader.read(bytes)).toEqual([]);
  const each = (performance.now() - began) / parts.length;
  expect(each).toBeLessThan(promised(5));
});

it('they are kept by the clock of the picture, in rooms that want them and in no other', async () => {
  const heard: (TimedWords & { room: string; language: string })[] = [];
  const wants = new Map<string, string | null>([
    ['a', 'en'],
    ['b', null],
  ]);
  let asked = 0;
  const ear = embeddedEar({
    languageOf: async (room) => {
      asked += 1;
      return wants.get(room) ?? null;
    },
    hear: async (words) => void heard.push(words),
    failed: (error) => {
      throw error;
    },
  });
  for (const room of ['a', 'b']) {
    const state = newSession('s1');
    apply(state, { k: 'epoch', epoch: 0, init: 700, slate: false, codecs: [] });
    for (const { line, bytes } of partsOf(withCaptions(film, WORDS))) {
      const whole = { ...line, offset: 0, length: bytes.length };
      apply(state, whole);
      ear.heard({ room, state, line: whole, bytes });
    }
  }
  await new Promise((resolve) => setImmediate(resolve));
  for (let round = 0; round < 200 && heard.length < 2; round += 1)
    await new Promise((resolve) => setImmediate(resolve));
  expect(heard.map(({ room, language, text }) => [room, language, text])).toEqual(
    WORDS.map(({ text }) => ['a', 'en', text]),
  );
  for (const [at, { start, end }] of heard.entries()) {
    expect(Math.abs(start - T0 - (WORDS[at]!.from / FILM_RATE) * 1_000)).toBeLessThan(100);
    expect(Math.abs(end - start - 2_000)).toBeLessThan(100);
  }
  expect(asked).toBe(2);
  wants.set('b', 'en');
  ear.changed('b');
  expect(asked).toBe(3);
});
