import { box, disc, strip } from '../paper-cut';
import type { Motif } from '../scene';
import { paperFlower } from './paper-flower';
import { pot } from './pots';
import { table } from './table-pieces';

/** Things made by hand: way 0 three pots, 1 paper flowers and scissors, 2 jars with lids for the parcel post. */
export const wares: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const base = table(pen, as.way);
  if (as.way === 1)
    return (
      base +
      [
        [420, 420, 200],
        [880, 330, 150],
        [1180, 600, 220],
        [640, 760, 150],
      ]
        .map(([x = 0, y = 0, r = 0]) => paperFlower(pen, { x, y, r }))
        .join('') +
      strip(pen, [[300, 960], [720, 880], 30], { fill: dark, lift: 8 }) +
      strip(pen, [[300, 870], [720, 950], 30], { fill: a[3], lift: 8 }) +
      disc(pen, { x: 250, y: 970, rx: 62, ry: 44 }, { fill: dark, lift: 6 }) +
      disc(pen, { x: 250, y: 866, rx: 62, ry: 44 }, { fill: a[3], lift: 6 })
    );
  if (as.way === 2)
    return (
      base +
      [330, 720, 1110]
        .map(
          (x, n) =>
            box(pen, { x, y: 430, w: 280, h: 420 }, { fill: [b[3], b[4], b[2]][n] ?? b[3], lift: 18 }) +
            box(pen, { x: x - 14, y: 380, w: 308, h: 66 }, { fill: dark, lift: 6 }) +
            box(pen, { x: x + 34, y: 560, w: 212, h: 180 }, { fill: paper }) +
            disc(pen, { x: x + 140, y: 630, rx: 46 }, { fill: b[4] }) +
            box(pen, { x: x + 70, y: 700, w: 140, h: 14 }, { fill: a[3] }),
        )
        .join('')
    );
  return (
    base +
    pot(pen, { x: 450, y: 880, h: 470 }, a[3]) +
    pot(pen, { x: 1190, y: 860, h: 380 }, paper) +
    pot(pen, { x: 820, y: 930, h: 620 }, b[4])
  );
};
