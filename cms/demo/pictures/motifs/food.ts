import { leaf } from '../landscape';
import { between, disc, ribbon, smooth, strip, times, trace, type Pen, type Point } from '../paper-cut';
import type { Motif } from '../scene';
import { fishAt } from './fish';
import { smoke } from './smoke';
import { bowl, table } from './table-pieces';

/** Food: way 0 rice in a bowl with ears, 1 fish on a plate, 2 noodle soup with steam. */
export const food: Motif = (pen, as) => {
  const { b, paper } = pen.ink;
  const base = table(pen, as.way === 1 ? 2 : as.way);
  if (as.way === 1) return base + fishDish(pen) + sticks(pen);
  if (as.way === 2) return base + noodles(pen) + sticks(pen);
  const grains =
    disc(pen, { x: 740, y: 560, rx: 300, ry: 150 }, { fill: paper, lift: 8 }) +
    times(40, () =>
      disc(pen, { x: between(pen, 520, 960), y: between(pen, 450, 580), rx: 15, ry: 8 }, { fill: b[1] }),
    ).join('');
  return (
    base +
    times(4, (n) => ear(pen, [1080 + n * 70, 960], [1300 + n * 60, 330 + n * 60])).join('') +
    grains +
    bowl(pen, { x: 740, y: 880, w: 720 }, b[4])
  );
};

function sticks(pen: Pen): string {
  const look = { fill: pen.ink.dark, lift: 10 };
  return strip(pen, [[1120, 960], [1520, 640], 18], look) + strip(pen, [[1160, 985], [1560, 680], 18], look);
}

function fishDish(pen: Pen): string {
  const { a, dark, paper } = pen.ink;
  return (
    disc(pen, { x: 800, y: 760, rx: 600, ry: 220 }, { fill: paper, lift: 20 }) +
    disc(pen, { x: 800, y: 752, rx: 500, ry: 168 }, { fill: a[0] }) +
    fishAt(pen, { x: 830, y: 740, w: 660 }) +
    times(5, (n) => strip(pen, [[700 + n * 66, 660], [730 + n * 66, 740], 12], { fill: dark })).join('')
  );
}

function noodles(pen: Pen): string {
  const { a, b, paper } = pen.ink;
  const soup = disc(pen, { x: 800, y: 560, rx: 420, ry: 96 }, { fill: b[2], lift: 10 });
  const strands = times(7, (n) => {
    const along: Point[] = [
      [450 + n * 40, 556],
      [640 + n * 30, 510 + n * 14],
      [860 + n * 26, 600 - n * 10],
      [1130 - n * 10, 548],
    ];
    return ribbon(pen, { along: smooth(along), width: () => 15 }, { fill: b[0] });
  });
  const herbs = trace('600,560 960,574 800,530').map(([x, y]) => leaf(pen, { x, y, length: 120, angle: 0.3 }, a[4]));
  const steam = smoke(pen, { x: 800, y: 500, drift: 16 }, [paper, b[0]]);
  return steam + soup + strands.join('') + herbs.join('') + bowl(pen, { x: 800, y: 860, w: 900 }, a[4]);
}

function ear(pen: Pen, from: Point, to: Point): string {
  const tip: Point = [to[0] + 130, to[1] + 150];
  const stem = ribbon(
    pen,
    { along: smooth([from, [from[0] + 20, (from[1] + to[1]) / 2], to, tip]), width: (t) => 14 - 9 * t },
    { fill: pen.ink.a[4] },
  );
  return (
    stem +
    times(11, (n) =>
      disc(
        pen,
        {
          x: to[0] + (tip[0] - to[0]) * (n / 10) + (n % 2 ? 18 : -18),
          y: to[1] + (tip[1] - to[1]) * (n / 10) + (n % 2 ? -8 : 14),
          rx: 22,
          ry: 15,
        },
        { fill: pen.ink.b[n % 3 ? 4 : 2], lift: 4 },
      ),
    ).join('')
  );
}
