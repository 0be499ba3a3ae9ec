import { leaf } from '../landscape';
import { between, disc, ribbon, smooth, times, trace, type Pen } from '../paper-cut';
import type { Motif } from '../scene';
import { smoke } from './smoke';
import { bowl, table } from './table-pieces';

function tray(pen: Pen): string {
  const { a, b } = pen.ink;
  const leaves = times(120, () => {
    const turn = between(pen, 0, 6.28);
    const out = Math.sqrt(pen.random());
    const [x, y] = [790 + Math.cos(turn) * out * 480, 620 + Math.sin(turn) * out * 190];
    const at = { x, y, length: between(pen, 60, 110), angle: between(pen, 0, 6.28) };
    return leaf(pen, at, pen.random() > 0.4 ? a[4] : a[3]);
  });
  const rim = disc(pen, { x: 800, y: 640, rx: 620, ry: 280 }, { fill: b[3], lift: 22 });
  return rim + disc(pen, { x: 800, y: 624, rx: 570, ry: 244 }, { fill: b[1] }) + leaves.join('');
}

/** Tea: way 0 a pot and cups, 1 a tray of leaves. */
export const tea: Motif = (pen, as) => {
  const { b, dark, paper } = pen.ink;
  const base = table(pen, as.way === 1 ? 1 : 0);
  const steam = smoke(pen, { x: 1130, y: 660, drift: 12 }, [b[0], paper]);
  if (as.way === 1) return base + tray(pen);
  const handle = ribbon(
    pen,
    {
      along: smooth(trace('430,470 290,500 300,700 460,740')),
      width: () => 40,
    },
    { fill: b[4], lift: 10 },
  );
  const spout = ribbon(
    pen,
    {
      along: smooth(trace('800,690 940,620 990,480')),
      width: (t) => 90 - 50 * t,
    },
    { fill: b[4], lift: 10 },
  );
  const belly =
    disc(pen, { x: 620, y: 620, rx: 260, ry: 215 }, { fill: b[4], lift: 18 }) +
    disc(pen, { x: 620, y: 418, rx: 140, ry: 34 }, { fill: dark }) +
    disc(pen, { x: 620, y: 376, rx: 40 }, { fill: b[3], lift: 6 });
  return (
    base +
    handle +
    spout +
    belly +
    leaf(pen, { x: 560, y: 720, length: 190, angle: -0.9 }, paper) +
    steam +
    bowl(pen, { x: 1130, y: 880, w: 260 }, paper) +
    bowl(pen, { x: 860, y: 960, w: 230 }, paper)
  );
};
