import { hill, tree } from '../landscape';
import { between, disc, ribbon, smooth, times, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { basket } from './baskets';

/** Fruit trees on a slope: way 0 small round fruit, 1 few large ones, 2 bare trees being pruned. */
export const orchard: Motif = (pen, as) => {
  const { a, b, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  const back =
    hill(pen, { y: 420, rise: 200, crests: 2 }, { fill: tone.far }) +
    hill(pen, { y: 540, rise: 110, crests: 3 }, { fill: tone.mid });
  const slope = hill(pen, { y: 700, rise: 90, crests: 2 }, { fill: as.way === 2 ? b[1] : a[1] });
  const rows = [5, 4].map((count, row) =>
    times(count, (n) =>
      fruitTree(
        pen,
        {
          x: 120 + n * (390 + row * 40) - row * 190 + between(pen, -25, 25),
          y: 690 + row * 210,
          size: 290 + row * 130,
        },
        as.way,
      ),
    ).join(''),
  );
  const [first, second] = rows;
  const work = figure(pen, { x: 690, y: 965, h: 300, hat: 'straw', pose: 'walk', coat: as.way === 2 ? b[4] : a[4] });
  const baskets = as.way === 2 ? '' : [0, 1, 2].map((n) => basket(pen, { x: 850 + n * 170, y: 1000, w: 150 })).join('');
  const mound = hill(pen, { y: 990, rise: 30, crests: 2 }, { fill: as.way === 2 ? dark : a[4], lift: 6 });
  return (
    sky(pen, as.hour, { x: 1180, y: 210, r: 120 }) +
    back +
    slope +
    (first ?? '') +
    (second ?? '') +
    mound +
    work +
    baskets
  );
};

function fruitTree(pen: Pen, at: { x: number; y: number; size: number }, way: number): string {
  const { a, b, dark } = pen.ink;
  const { x, y, size } = at;
  if (way === 2) return bareTree(pen, at);
  const fruit = times(way === 1 ? 7 : 14, () => {
    const angle = between(pen, 0, Math.PI * 2);
    const out = Math.sqrt(pen.random()) * size * 0.36;
    return disc(
      pen,
      {
        x: x + Math.cos(angle) * out,
        y: y - size * 0.84 + Math.sin(angle) * out,
        rx: size * (way === 1 ? 0.07 : 0.042),
      },
      { fill: way === 1 ? b[2] : b[4], lift: 5 },
    );
  });
  return tree(pen, at, { crown: pen.random() > 0.5 ? a[4] : a[3], trunk: dark }) + fruit.join('');
}

function bareTree(pen: Pen, { x, y, size }: { x: number; y: number; size: number }): string {
  const fill = pen.ink.dark;
  const limb = (to: Point, via: Point, w: number): string =>
    ribbon(pen, { along: smooth([[x, y - size * 0.3], via, to]), width: (t) => size * w * (1 - 0.75 * t) }, { fill });
  return [
    ribbon(
      pen,
      {
        along: [
          [x, y],
          [x + 4, y - size * 0.34],
        ],
        width: () => size * 0.1,
      },
      { fill, lift: 6 },
    ),
    limb([x - size * 0.4, y - size * 0.95], [x - size * 0.28, y - size * 0.55], 0.07),
    limb([x + size * 0.42, y - size * 0.9], [x + size * 0.26, y - size * 0.52], 0.07),
    limb([x + size * 0.04, y - size * 1.05], [x - size * 0.06, y - size * 0.65], 0.065),
    limb([x - size * 0.2, y - size * 1.08], [x - size * 0.2, y - size * 0.7], 0.04),
    limb([x + size * 0.24, y - size * 1.06], [x + size * 0.16, y - size * 0.68], 0.04),
  ].join('');
}
