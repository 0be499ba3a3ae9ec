import { ground, HEIGHT, WIDTH } from '../landscape';
import { box, disc, ribbon, sheet, smooth, trace, type Pen } from '../paper-cut';

/** A still life's table: a wall, a disc of light behind the things, a cloth. */
export function table(pen: Pen, way: number): string {
  const { a, b } = pen.ink;
  const [wall, light, cloth] = (
    [
      [b[1], b[0], a[4]],
      [a[1], b[1], b[3]],
      [a[4], a[3], b[1]],
    ] as const
  )[way % 3] ?? [b[1], b[0], a[4]];
  return (
    ground(wall) +
    disc(pen, { x: 840, y: 470, rx: 400 }, { fill: light }) +
    box(pen, { x: -20, y: 760, w: WIDTH + 40, h: HEIGHT }, { fill: cloth, lift: -1 })
  );
}

export function bowl(pen: Pen, at: { x: number; y: number; w: number }, fill: string): string {
  const { x, y, w } = at;
  const side = smooth(trace('-.5,-.32 -.4,-.1 -.2,0 .2,0 .4,-.1 .5,-.32', { x, y, unit: w }));
  return (
    sheet(pen, side, { fill, lift: w * 0.04, wobble: 1 }) +
    ribbon(
      pen,
      {
        along: smooth(trace('-.42,-.2 0,-.15 .42,-.2', { x, y, unit: w })),
        width: () => w * 0.03,
      },
      { fill: pen.ink.dark },
    ) +
    box(pen, { x: x - w * 0.16, y: y - 2, w: w * 0.32, h: w * 0.05 }, { fill: pen.ink.dark })
  );
}
