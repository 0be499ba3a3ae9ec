import { hill } from '../landscape';
import { box, ribbon, sheet, smooth, strip, times, trace, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { boat, water } from './boats';

/** Bridges: way 0 an old stone arch, 1 a cable bridge, 2 a bridge being built. */
export const bridge: Motif = (pen, as) => {
  const { a, b } = pen.ink;
  const tone = depth(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 1150, y: 240, r: 120 }) +
    hill(pen, { y: 500, rise: 210, crests: 3 }, { fill: tone.far }) +
    hill(pen, { y: 580, rise: 90, crests: 2 }, { fill: tone.mid });
  const stream = water(pen, 680, as.hour === 'dusk' ? b[2] : as.hour === 'night' ? a[4] : a[1]);
  return (
    back +
    stream +
    (as.way === 0 ? archBridge(pen) : cableBridge(pen, as.way === 2)) +
    (as.way === 0 ? boat(pen, { x: 800, y: 905, w: 300 }) : boat(pen, { x: 420, y: 930, w: 260 }))
  );
};

function archBridge(pen: Pen): string {
  const { b, dark, paper } = pen.ink;
  const deck = smooth(trace('-80,690 350,600 800,470 1250,600 1680,690'));
  const arch = (x: number, r: number): Point[] =>
    times(13, (n): Point => [x + Math.cos(Math.PI * (n / 12)) * r, 800 - Math.sin(Math.PI * (n / 12)) * r * 0.98]);
  const body: Point[] = [...deck, [1680, 800], ...arch(1260, 110), ...arch(800, 225), ...arch(340, 110), [-80, 800]];
  const posts = times(15, (n): string => {
    const at = deck[Math.round((n + 1) * 2)] ?? [0, 0];
    return box(pen, { x: at[0] - 8, y: at[1] - 46, w: 16, h: 50 }, { fill: dark });
  });
  const rail = ribbon(pen, { along: deck.map(([x, y]): Point => [x, y - 40]), width: () => 10 }, { fill: dark });
  const courses = [0, 1].map((n) =>
    ribbon(
      pen,
      {
        along: times(13, (k): Point => [
          800 + Math.cos(Math.PI * (k / 12)) * (248 + n * 34),
          800 - Math.sin(Math.PI * (k / 12)) * (246 + n * 34),
        ]),
        width: () => 7,
      },
      { fill: paper },
    ),
  );
  const walkers = [560, 690, 980].map((x, n) =>
    figure(pen, {
      x,
      y: n === 1 ? 508 : n === 0 ? 552 : 530,
      h: 108,
      pose: n === 1 ? 'carry' : 'walk',
      hat: n === 1 ? 'straw' : 'none',
      coat: n === 2 ? b[4] : pen.ink.a[3],
    }),
  );
  return walkers.join('') + sheet(pen, body, { fill: b[3], lift: 16 }) + courses.join('') + posts.join('') + rail;
}

function cableBridge(pen: Pen, unfinished: boolean): string {
  const { a, b, dark, paper } = pen.ink;
  const end = unfinished ? 1010 : 1700;
  const tower = (x: number): string =>
    sheet(
      pen,
      [
        [x - 46, 900],
        [x - 13, 150],
        [x + 13, 150],
        [x + 46, 900],
        [x + 18, 900],
        [x, 330],
        [x - 18, 900],
      ],
      { fill: b[4], lift: 14 },
    );
  const cables = (x: number, limit: number): string =>
    times(9, (n) =>
      [-1, 1]
        .map((side) => {
          const foot = x + side * (60 + n * 48);
          return foot > limit ? '' : strip(pen, [[x, 190 + n * 32], [foot, 652], 5], { fill: dark });
        })
        .join(''),
    ).join('');
  const crane = unfinished
    ? strip(pen, [[1010, 640], [1010, 330], 20], { fill: a[4] }) +
      strip(pen, [[880, 350], [1330, 330], 15], { fill: a[4] }) +
      strip(pen, [[1270, 335], [1270, 520], 5], { fill: dark }) +
      box(pen, { x: 1190, y: 520, w: 170, h: 44 }, { fill: b[4], lift: 8 })
    : '';
  const second = unfinished ? '' : cables(1180, end) + tower(1180);
  const deck =
    strip(pen, [[-60, 668], [end, 656], 40], { fill: dark, lift: 16 }) +
    strip(pen, [[-60, 662], [end, 650], 8], { fill: paper });
  return cables(420, end) + second + tower(420) + crane + deck;
}
