import { leaf } from '../landscape';
import { disc, ribbon, smooth, strip, times, trace, type Pen } from '../paper-cut';
import type { Motif } from '../scene';
import { bowl, table } from './table-pieces';

/** Fruit on a table: way 0 a heaped bowl, 1 one cut open, 2 a row on the cloth. */
export const fruits: Motif = (pen, as) => {
  const { b, paper } = pen.ink;
  const base = table(pen, as.way);
  if (as.way === 1) return base + halved(pen);
  if (as.way === 2)
    return (
      base +
      [
        [300, 800, 150, b[3]],
        [620, 770, 180, b[4]],
        [960, 790, 160, b[2]],
        [1270, 800, 150, b[4]],
        [800, 900, 140, b[3]],
      ]
        .map(([x, y, r, fill]) => fruit(pen, { x: Number(x), y: Number(y), r: Number(r) }, String(fill)))
        .join('')
    );
  const heap = [
    [560, 560, 130],
    [790, 520, 145],
    [1030, 560, 132],
    [680, 420, 125],
    [900, 400, 130],
  ] as const;
  return (
    base +
    heap.map(([x, y, r], n) => fruit(pen, { x, y, r }, n % 2 ? b[4] : b[3])).join('') +
    bowl(pen, { x: 800, y: 880, w: 860 }, paper) +
    fruit(pen, { x: 1390, y: 820, r: 110 }, b[4])
  );
};

function halved(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const half = [260, 226, 196].map((rx, n) =>
    disc(pen, { x: 620, y: 660, rx }, { fill: [b[4], paper, b[2]][n] ?? paper, lift: n === 0 ? 20 : 0 }),
  );
  const cells = times(9, (n) => {
    const angle = (n * Math.PI * 2) / 9;
    return strip(pen, [[620, 660], [620 + Math.cos(angle) * 196, 660 + Math.sin(angle) * 196], 12], { fill: paper });
  });
  const blade = strip(pen, [[1080, 900], [1440, 850], 26], { fill: a[3], lift: 8 });
  const handle = strip(pen, [[1380, 858], [1540, 836], 40], { fill: dark, lift: 8 });
  return fruit(pen, { x: 1060, y: 560, r: 250 }, b[3]) + half.join('') + cells.join('') + blade + handle;
}

function fruit(pen: Pen, at: { x: number; y: number; r: number }, fill: string): string {
  const { a, dark, b } = pen.ink;
  const shine = ribbon(
    pen,
    {
      along: smooth(trace('-.6,.05 -.48,-.45 -.1,-.66', { x: at.x, y: at.y, unit: at.r })),
      width: (t) => at.r * 0.11 * Math.sin(Math.PI * (0.1 + 0.8 * t)),
    },
    { fill: b[0] },
  );
  return (
    disc(pen, { x: at.x, y: at.y, rx: at.r, ry: at.r * 0.94 }, { fill, lift: at.r * 0.1 }) +
    shine +
    strip(pen, [[at.x, at.y - at.r * 0.86], [at.x + at.r * 0.1, at.y - at.r * 1.14], at.r * 0.08], { fill: dark }) +
    leaf(pen, { x: at.x + at.r * 0.06, y: at.y - at.r * 0.98, length: at.r * 0.85, angle: -0.45 }, a[4])
  );
}
