import { aMessage } from '@/contract/live-room.builder';
import {
  CROSSING_MS,
  densityOf,
  laneCount,
  launch,
  saidBetween,
  textWidth,
  type Density,
  type Flight,
  type Lane,
  type Stage,
} from './danmaku.rules';

const PHONE: Stage = { width: 390, height: 219, size: 18 };
const DESK: Stage = { width: 1100, height: 620, size: 22 };

it.each([
  ['', 0],
  ['甜', 20],
  ['ab', 23],
  ['甜a', 32],
  ['🍊', 20],
])('%s is about %d pixels wide', (text, width) => expect(textWidth(text, 20)).toBe(width));

it.each([
  ['off', 0],
  ['few', 2],
  ['half', 3],
  ['all', 5],
] as const)('a phone with %s has %d lanes', (density, count) => expect(laneCount(PHONE, density)).toBe(count));

it('the lowest picture has one lane', () => expect(laneCount({ ...PHONE, height: 20 }, 'all')).toBe(1));

it.each([
  [null, 'half'],
  ['all', 'all'],
  ['off', 'off'],
  ['loud', 'half'],
] as const)('%s was kept: %s', (kept, density) => expect(densityOf(kept)).toBe(density));

/** Where a text is at a moment, from its head to its tail. */
function placeOf(stage: Stage, { flight, began }: { flight: Flight; began: number }, at: number): [number, number] {
  const head = stage.width - ((stage.width + flight.width) / CROSSING_MS) * (at - began);
  return [head, head + flight.width];
}

type Flown = { readonly flight: Flight; readonly began: number };

/** A text with each that flies behind it in its lane. */
const behind = (one: Flown, inAir: readonly Flown[]): readonly (readonly [Flown, Flown])[] =>
  inAir.flatMap((other) =>
    other !== one && other.flight.lane === one.flight.lane && other.began >= one.began ? [[one, other] as const] : [],
  );

/** Texts of all lengths, at odd moments, without luck. */
const TEXTS = ['甜', '橙子几天能到衢州', 'how long do they keep?', '买过三次，每次都很新鲜，家里老人爱吃', '好', 'ok'];

it.each([
  ['a phone', PHONE, 'all'],
  ['a desk', DESK, 'all'],
  ['a desk, half', DESK, 'half'],
] as const)(
  'on %s no text ever touches another one in its lane, at fifty messages a second',
  (_name, stage, density) => {
    let lanes: readonly (Lane | undefined)[] = [];
    const flown: Flown[] = [];
    for (let i = 0; i < 1_500; i += 1) {
      const [text = '', now] = [TEXTS[(i * 7) % TEXTS.length], i * 20];
      const launched = launch(lanes, { stage, density, now, text, isOwn: false });
      if (!launched) continue;
      lanes = launched.lanes;
      flown.push({ flight: launched.flight, began: now });
    }
    expect(flown.length).toBeGreaterThan(20);
    let nearest = Infinity;
    for (let at = 0; at < 38_000; at += 200) {
      const inAir = flown.filter(({ began }) => began <= at && at < began + CROSSING_MS);
      for (const [one, other] of inAir.flatMap((flight) => behind(flight, inAir))) {
        nearest = Math.min(nearest, placeOf(stage, other, at)[0] - placeOf(stage, one, at)[1]);
      }
    }
    expect(nearest).toBeGreaterThanOrEqual(-0.001);
    expect(nearest).toBeLessThan(stage.width);
  },
);

it('stays above what captions need', () => {
  let lanes: readonly (Lane | undefined)[] = [];
  for (let i = 0; i < 40; i += 1) {
    const launched = launch(lanes, { stage: DESK, density: 'all', now: 0, text: '甜', isOwn: false });
    if (!launched) break;
    lanes = launched.lanes;
    expect(launched.flight.top + DESK.size * 1.5).toBeLessThanOrEqual(DESK.height * 0.7);
  }
  expect(lanes).toHaveLength(laneCount(DESK, 'all'));
});

it('where all lanes are taken others wait in the list, and what the viewer said flies all the same', () => {
  const full = Array.from({ length: 5 }, (_, i): Lane => ({ inAt: 900 + i, outAt: 9_000 }));
  const asked = { stage: PHONE, density: 'all' as Density, now: 100, text: '甜' };
  expect(launch(full, { ...asked, isOwn: false })).toBeNull();
  expect(launch(full, { ...asked, isOwn: true })?.flight.lane).toBe(0);
  expect(launch(full, { ...asked, density: 'off', isOwn: true })).toBeNull();
});

it('in a recording what was said comes when it was said, and nothing is made up for after a jump', () => {
  const said = [1, 2, 2.5, 4].map((clock) => aMessage({ id: `m${clock}`, clock }));
  const ids = (from: number, to: number) =>
    saidBetween([...said, aMessage({ clock: null })], from, to).map((m) => m.id);
  expect(ids(1, 2.5)).toEqual(['m2', 'm2.5']);
  expect(ids(0, 1)).toEqual(['m1']);
  expect(ids(2.5, 1)).toEqual([]);
  expect(ids(0, 300)).toEqual([]);
});
