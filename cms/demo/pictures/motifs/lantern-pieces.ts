import { box, disc, ribbon, smooth, strip, times, type Pen } from '../paper-cut';

export function lampRow(pen: Pen, y: number): string {
  const line = smooth([
    [-40, y - 60],
    [400, y + 40],
    [800, y],
    [1200, y + 46],
    [1640, y - 60],
  ]);
  const lamps = times(9, (n) => {
    const [x, top] = line[Math.round(((n + 0.5) / 9) * (line.length - 1))] ?? [0, 0];
    return lantern(pen, { x, y: top + 46, r: 36 });
  });
  return ribbon(pen, { along: line, width: () => 6 }, { fill: pen.ink.b[1] }) + lamps.join('');
}

/** One paper lantern hanging at its middle. */
export function lantern(pen: Pen, { x, y, r }: { x: number; y: number; r: number }): string {
  const { b, dark, paper } = pen.ink;
  return [
    strip(pen, [[x, y - r * 1.7], [x, y + r * 1.9], Math.max(4, r * 0.07)], { fill: b[2] }),
    disc(pen, { x, y, rx: r, ry: r * 0.86 }, { fill: b[4], lift: r * 0.1 }),
    disc(pen, { x, y, rx: r * 0.52, ry: r * 0.86 }, { fill: b[3] }),
    disc(pen, { x, y, rx: r * 0.16, ry: r * 0.86 }, { fill: paper }),
    box(pen, { x: x - r * 0.36, y: y - r * 1.02, w: r * 0.72, h: r * 0.2 }, { fill: dark }),
    box(pen, { x: x - r * 0.36, y: y + r * 0.8, w: r * 0.72, h: r * 0.2 }, { fill: dark }),
  ].join('');
}
