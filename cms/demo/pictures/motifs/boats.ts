import { HEIGHT, ripples, WIDTH } from '../landscape';
import { box, ribbon, sheet, smooth, strip, trace, type Pen } from '../paper-cut';
import { figure } from '../people';

/** A boat with a bamboo cover, cut around its waterline at 0,0. */
export function boat(pen: Pen, at: { x: number; y: number; w: number }): string {
  const { x, y, w } = at;
  const { b, dark, paper } = pen.ink;
  const hull = smooth(trace('-.5,-.1 -.3,.03 0,.065 .3,.03 .5,-.11', { x, y, unit: w }));
  const cover = smooth(trace('-.2,-.01 -.17,-.15 0,-.19 .17,-.15 .2,-.01', { x, y, unit: w }));
  return [
    ribbon(
      pen,
      {
        along: trace('-.5,.09 0,.11 .5,.08', { x, y, unit: w }),
        width: () => w * 0.025,
      },
      { fill: paper },
    ),
    figure(pen, { x: x + w * 0.32, y: y - w * 0.01, h: w * 0.36, hat: 'straw', pose: 'walk', coat: b[4], flip: true }),
    strip(pen, [[x + w * 0.24, y - w * 0.3], [x + w * 0.46, y + w * 0.16], w * 0.014], { fill: dark }),
    sheet(pen, cover, { fill: paper, lift: w * 0.015 }),
    ...[-0.1, 0, 0.1].map((t) => strip(pen, [[x + w * t, y - w * 0.17], [x + w * t, y], w * 0.009], { fill: dark })),
    sheet(pen, hull, { fill: dark, lift: w * 0.02 }),
  ].join('');
}

/** The sheet of water with light on it. */
export function water(pen: Pen, top: number, fill: string): string {
  return (
    box(pen, { x: -20, y: top, w: WIDTH + 40, h: HEIGHT }, { fill }) +
    ripples(pen, { top: top + 16, bottom: HEIGHT + 40, count: 15 }, pen.ink.paper)
  );
}
