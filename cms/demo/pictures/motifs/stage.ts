import { ground, WIDTH } from '../landscape';
import {
  between,
  box,
  disc,
  place,
  ribbon,
  sheet,
  smooth,
  strip,
  times,
  trace,
  type Pen,
  type Point,
} from '../paper-cut';
import { crowd } from '../people';
import type { Motif } from '../scene';

/** The stage: way 0 an old play, 1 a choir. */
export const stage: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const back = ground(dark) + disc(pen, { x: 800, y: 470, rx: 400 }, { fill: b[1] });
  const boards =
    box(pen, { x: -20, y: 880, w: WIDTH + 40, h: 220 }, { fill: b[2], lift: 8 }) +
    times(7, (n) => strip(pen, [[800 + (n - 3) * 190, 884], [800 + (n - 3) * 310, 1080], 6], { fill: dark })).join('');
  const acts =
    as.way === 1
      ? crowd(pen, { from: 430, to: 1170, y: 940, h: 370, count: 7 }, [a[4], paper, b[4]])
      : actor(pen, { x: 640, y: 960, h: 560 }, b[4]) + actor(pen, { x: 1000, y: 960, h: 520 }, a[3]);
  const lights = times(6, (n) =>
    disc(pen, { x: 250 + n * 220, y: 1030 + between(pen, -4, 4), rx: 36, ry: 24 }, { fill: paper, lift: 5 }),
  );
  return (
    back +
    boards +
    acts +
    drape(pen) +
    place(drape(pen), { x: WIDTH, y: 0, flip: true }) +
    sheet(
      pen,
      [
        [-40, -40],
        [1640, -40],
        [1640, 120],
        ...times(9, (n): Point => [1640 - n * 205 - 100, n % 2 ? 110 : 190]),
        [-40, 120],
      ],
      { fill: b[4], lift: 12 },
    ) +
    lights.join('')
  );
};

function drape(pen: Pen): string {
  const folds = times(4, (n) => {
    const x = n * 92;
    const fold: Point[] = [
      [x - 40, -30],
      [x + 110, -30],
      [x + 120 - n * 12, 420],
      [x + 60 - n * 30, 760],
      [x + 90 - n * 34, 1000],
      [x - 50, 1000],
    ];
    return sheet(pen, smooth(fold), { fill: pen.ink.b[n % 2 ? 3 : 4], lift: 10 });
  });
  return folds.reverse().join('');
}

function actor(pen: Pen, { x, y, h }: { x: number; y: number; h: number }, robe: string): string {
  const { b, dark, paper } = pen.ink;
  const body = smooth(trace('-.1,-.72 .1,-.72 .2,-.3 .3,0 -.3,0 -.2,-.3', { x, y, unit: h }), true);
  const sleeve = (s: number): string =>
    ribbon(
      pen,
      {
        along: smooth([
          [x, y - h * 0.64],
          [x + s * h * 0.25, y - h * 0.6],
          [x + s * h * 0.4, y - h * 0.78],
          [x + s * h * 0.5, y - h * 0.5],
        ]),
        width: (t) => h * (0.12 + 0.05 * t),
      },
      { fill: s > 0 ? robe : paper, lift: 8 },
    );
  const plume = times(5, (n) =>
    disc(
      pen,
      { x: x + (n - 2) * h * 0.06, y: y - h * (0.97 - Math.abs(n - 2) * 0.02), rx: h * 0.04 },
      { fill: n % 2 ? b[2] : b[4], lift: 3 },
    ),
  );
  return (
    sleeve(-1) +
    sheet(pen, body, { fill: robe, lift: 12 }) +
    sleeve(1) +
    box(pen, { x: x - h * 0.17, y: y - h * 0.46, w: h * 0.34, h: h * 0.05 }, { fill: paper }) +
    disc(pen, { x, y: y - h * 0.82, rx: h * 0.08, ry: h * 0.1 }, { fill: b[0] }) +
    sheet(pen, smooth(trace('-.1,-.84 0,-.96 .1,-.84 0,-.89', { x, y, unit: h }), true), { fill: dark }) +
    plume.join('')
  );
}
