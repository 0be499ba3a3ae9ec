import { disc, ribbon, sheet, smooth, trace, type Pen } from '../paper-cut';

/** A pot that stands on y: belly, neck and a band of glaze. */
export function pot(pen: Pen, { x, y, h }: { x: number; y: number; h: number }, fill: string): string {
  const belly = smooth(trace('-.22,0 -.42,-.42 -.17,-.82 -.23,-1 .23,-1 .17,-.82 .42,-.42 .22,0', { x, y, unit: h }));
  const band = ribbon(
    pen,
    {
      along: smooth(trace('-.38,-.5 0,-.44 .38,-.5', { x, y, unit: h })),
      width: () => h * 0.06,
    },
    { fill: pen.ink.dark },
  );
  return (
    sheet(pen, belly, { fill, lift: h * 0.05, wobble: 1 }) +
    band +
    disc(pen, { x, y: y - h, rx: h * 0.23, ry: h * 0.05 }, { fill: pen.ink.dark })
  );
}
