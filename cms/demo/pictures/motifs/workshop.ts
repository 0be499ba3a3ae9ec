import { bust } from '../faces';
import { ground, WIDTH } from '../landscape';
import { box, disc, times } from '../paper-cut';
import type { Motif } from '../scene';
import { paperFlower } from './paper-flower';

/** A long table with hands at work: way 0 sorting fruit, 1 rolling tea, 2 a paper-cutting class. */
export const workshop: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const room =
    ground(as.way === 2 ? b[1] : a[1]) +
    times(
      4,
      (n) =>
        box(pen, { x: 110 + n * 370, y: 70, w: 270, h: 260 }, { fill: paper, lift: 8 }) +
        box(pen, { x: 238 + n * 370, y: 70, w: 12, h: 260 }, { fill: a[2] }),
    ).join('');
  const hair = (['bob', 'short', 'bun', 'long'] as const).map((cut, n) =>
    as.way === 0 ? 'short' : as.way === 1 && n === 1 ? 'grey' : cut,
  );
  const workers = times(4, (n) =>
    bust(
      pen,
      { x: 240 + n * 370, y: 545, r: 72 },
      {
        hair: hair[n] ?? 'short',
        top: as.way === 0 ? 'cap' : 'none',
        dress: as.way === 2 ? 'round' : 'apron',
        coat: [b[4], a[4], b[3], a[3]][n] ?? dark,
      },
    ),
  ).join('');
  const table =
    box(pen, { x: -20, y: 690, w: WIDTH + 40, h: 60 }, { fill: b[3], lift: 16 }) +
    box(pen, { x: -20, y: 750, w: WIDTH + 40, h: 400 }, { fill: dark });
  const goods = times(as.way === 0 ? 22 : 6, (n) => {
    if (as.way === 0)
      return disc(pen, { x: 70 + n * 70, y: 668 - (n % 3) * 6, rx: 31 }, { fill: n % 2 ? b[4] : b[2], lift: 6 });
    if (as.way === 1)
      return (
        disc(pen, { x: 130 + n * 270, y: 678, rx: 112, ry: 26 }, { fill: b[2], lift: 6 }) +
        disc(pen, { x: 130 + n * 270, y: 668, rx: 82, ry: 20 }, { fill: a[4] })
      );
    return paperFlower(pen, { x: 150 + n * 260, y: 650, r: 58 });
  });
  const crates =
    as.way === 0
      ? times(
          4,
          (n) =>
            box(pen, { x: 90 + n * 390, y: 850, w: 290, h: 150 }, { fill: paper, lift: 10 }) +
            disc(pen, { x: 235 + n * 390, y: 925, rx: 42 }, { fill: b[4] }),
        ).join('')
      : '';
  return room + workers + table + goods.join('') + crates;
};
