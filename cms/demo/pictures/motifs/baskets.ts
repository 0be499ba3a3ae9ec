import { disc, sheet, strip, times, trace, type Pen, type Point } from '../paper-cut';

/** A woven basket heaped with fruit. */
export function basket(pen: Pen, { x, y, w }: { x: number; y: number; w: number }): string {
  const { b, dark } = pen.ink;
  const heap = times(8, (n) =>
    disc(
      pen,
      { x: x + w * (0.12 + (n % 5) * 0.19), y: y - w * (0.5 + Math.floor(n / 5) * 0.13), rx: w * 0.12 },
      { fill: n % 2 ? b[4] : b[3], lift: 4 },
    ),
  );
  const bowl: Point[] = trace('0,-.5 1,-.5 .86,0 .14,0', { x, y, unit: w });
  const weave = [0.36, 0.2].map((t) =>
    strip(pen, [[x + w * 0.06, y - w * t], [x + w * 0.94, y - w * t], w * 0.03], { fill: dark }),
  );
  return heap.join('') + sheet(pen, bowl, { fill: b[2], lift: w * 0.05 }) + weave.join('');
}
