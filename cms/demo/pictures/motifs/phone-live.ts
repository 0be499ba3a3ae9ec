import { bust } from '../faces';
import { ground, WIDTH } from '../landscape';
import { box, disc, strip, times } from '../paper-cut';
import type { Motif } from '../scene';
import { basket } from './baskets';

/** Selling before a telephone: way 0 in an orchard shed, 1 a teacher explains at a board. */
export const phoneLive: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const room =
    ground(as.way === 1 ? a[1] : b[1]) +
    (as.way === 1
      ? box(pen, { x: 140, y: 80, w: 760, h: 470 }, { fill: a[4], lift: 12 }) +
        times(4, (n) => strip(pen, [[210, 170 + n * 90], [n % 2 ? 560 : 760, 170 + n * 90], 16], { fill: a[1] })).join(
          '',
        )
      : disc(pen, { x: 560, y: 480, rx: 430 }, { fill: b[2] }));
  const host = bust(
    pen,
    { x: 560, y: 470, r: 128 },
    { hair: 'bob', dress: as.way === 1 ? 'collar' : 'apron', coat: as.way === 1 ? b[4] : a[4] },
  );
  const table =
    box(pen, { x: -20, y: 800, w: WIDTH + 40, h: 60 }, { fill: dark, lift: 14 }) +
    box(pen, { x: -20, y: 860, w: WIDTH + 40, h: 240 }, { fill: a[4] });
  const goods = [0, 1, 2].map((n) => basket(pen, { x: 90 + n * 290, y: 806, w: 240 })).join('');
  const phone =
    strip(pen, [[1230, 640], [1230, 1080], 20], { fill: dark }) +
    box(pen, { x: 1080, y: 180, w: 300, h: 520 }, { fill: dark, lift: 18 }) +
    box(pen, { x: 1104, y: 212, w: 252, h: 456 }, { fill: paper }) +
    bust(pen, { x: 1230, y: 460, r: 50 }, { hair: 'bob', dress: 'apron', coat: a[4] }) +
    box(pen, { x: 1104, y: 560, w: 252, h: 108 }, { fill: b[1] }) +
    box(pen, { x: 1124, y: 584, w: 130, h: 18 }, { fill: a[3] }) +
    box(pen, { x: 1124, y: 620, w: 90, h: 18 }, { fill: a[2] }) +
    box(pen, { x: 1276, y: 590, w: 62, h: 46 }, { fill: b[4] }) +
    disc(pen, { x: 1140, y: 250, rx: 16 }, { fill: b[4] });
  return room + host + table + goods + phone;
};
