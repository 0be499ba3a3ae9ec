import { disc, times, type Pen } from '../paper-cut';

/** One puff of smoke after another, rising and widening. */
export function smoke(
  pen: Pen,
  at: { x: number; y: number; drift: number; climb?: number; time?: number },
  fills: readonly string[],
): string {
  const time = at.time ?? 0;
  return times(7, (n) => {
    const rise = (n + time) % 7;
    const r = 26 + rise * 19;
    const x = at.x + at.drift * rise + Math.sin(rise * 1.3) * 26;
    return disc(
      pen,
      { x, y: at.y - rise * (at.climb ?? 72) - r * 0.4, rx: r * 1.16, ry: r },
      { fill: fills[n % fills.length] ?? pen.ink.paper, lift: 6 },
    );
  }).join('');
}
