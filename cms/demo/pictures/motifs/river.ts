import { HEIGHT, hill, house, tree } from '../landscape';
import { between, disc, ribbon, sheet, smooth, times, trace, type Pen, type Point } from '../paper-cut';
import { below, contour, depth, sky, type Motif } from '../scene';
import { boat, water } from './boats';

/** The river: way 0 one boat, 1 three boats and a village, 2 the wide bend from above. */
export const river: Motif = (pen, as) => {
  if (as.way === 2) return riverBend(pen, as.hour);
  const { a, b, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  const banks =
    hill(pen, { y: 430, rise: 240, crests: 3 }, { fill: tone.far }) +
    hill(pen, { y: 520, rise: 150, crests: 2 }, { fill: tone.mid });
  const stream = water(pen, 570, as.hour === 'night' ? a[4] : as.hour === 'dusk' ? a[2] : a[1]);
  const village =
    as.way === 1
      ? times(5, (n) =>
          house(pen, { x: 90 + n * 150, y: 585 - (n % 2) * 12, w: 118 }, { wall: tone.wall, roof: dark, door: b[4] }),
        ).join('')
      : '';
  const boats =
    as.way === 1
      ? boat(pen, { x: 1180, y: 660, w: 210 }) +
        boat(pen, { x: 420, y: 740, w: 300 }) +
        boat(pen, { x: 1020, y: 880, w: 460 })
      : boat(pen, { x: 960, y: 790, w: 580 });
  return (
    sky(pen, as.hour, { x: 470, y: 270, r: 130 }) +
    banks +
    village +
    stream +
    boats +
    reeds(pen, as.way === 1 ? 1480 : 170)
  );
};

function reeds(pen: Pen, x: number): string {
  return times(11, (n) => {
    const root = x + (n - 5) * 24;
    const tip: Point = [root + between(pen, -60, 90), between(pen, 650, 800)];
    const stem = ribbon(
      pen,
      { along: smooth([[root, HEIGHT + 30], [root + 6, 940], tip]), width: (t) => 13 - 9 * t },
      { fill: pen.ink.dark },
    );
    return stem + (n % 2 ? disc(pen, { x: tip[0], y: tip[1], rx: 13, ry: 44 }, { fill: pen.ink.b[3], lift: 4 }) : '');
  }).join('');
}

function riverBend(pen: Pen, hour: 'morning' | 'noon' | 'dusk' | 'night'): string {
  const { a, b, dark, paper } = pen.ink;
  const course = smooth(trace('1500,300 1050,350 820,430 1060,560 1180,700 780,860 300,1200'));
  const tone = depth(pen, hour);
  const plots = times(6, (n) =>
    sheet(pen, below(contour({ y: 400 + n * 105, swing: 24, phase: n * 0.8, bend: n % 2 ? 60 : -40 })), {
      fill: [a[1], b[1], a[2], b[2], a[3], a[4]][n] ?? paper,
      lift: 6,
    }),
  );
  const shine =
    ribbon(pen, { along: course, width: (t) => 14 + 274 * t * t }, { fill: hour === 'dusk' ? b[1] : paper, lift: 12 }) +
    boat(pen, { x: 1010, y: 720, w: 150 });
  const woods = times(16, (n) =>
    tree(
      pen,
      { x: (n * 397) % 1600, y: 560 + ((n * 173) % 330), size: between(pen, 70, 120) },
      { crown: n % 3 ? dark : b[4], trunk: dark },
    ),
  ).filter((_, n) => ![2, 5, 9, 12].includes(n));
  return (
    sky(pen, hour, { x: 380, y: 200, r: 105 }) +
    hill(pen, { y: 360, rise: 190, crests: 3 }, { fill: tone.far }) +
    plots.join('') +
    shine +
    woods.join('')
  );
}
