import { disc, sheet, smooth, trace, type Pen, type Point } from '../paper-cut';

/** One fish, head to the right. */
export function fishAt(pen: Pen, { x, y, w }: { x: number; y: number; w: number }): string {
  const body = smooth(trace('-.5,0 -.1,-.2 .45,-.02 -.05,.19', { x, y, unit: w }), true);
  const tail: Point[] = trace('-.42,0 -.68,-.18 -.6,0 -.68,.18', { x, y, unit: w });
  return (
    sheet(pen, tail, { fill: pen.ink.b[4], wobble: 1 }) +
    sheet(pen, body, { fill: pen.ink.b[3], lift: w * 0.05, wobble: 1 }) +
    disc(pen, { x: x + w * 0.28, y: y - w * 0.04, rx: w * 0.03 }, { fill: pen.ink.dark })
  );
}
