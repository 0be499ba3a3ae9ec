import { HEIGHT, hill, ripples, WIDTH } from '../landscape';
import { box, disc, sheet, smooth, strip, times, trace, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';

/** Dragon boats side by side. */
export const dragonBoat: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 1130, y: 210, r: 110 }) +
    hill(pen, { y: 420, rise: 160, crests: 4 }, { fill: tone.far }) +
    box(pen, { x: -20, y: 430, w: WIDTH + 40, h: HEIGHT }, { fill: a[2] }) +
    ripples(pen, { top: 450, bottom: 1060, count: 16 }, paper);
  const hull = (at: Point, w: number, fill: string): string => {
    const [x, y] = at;
    const body = smooth(
      trace('-.5,-.07 -.3,.02 .3,.02 .46,-.05 .52,-.15 .58,-.12 .5,0 .3,.07 -.3,.07', { x, y, unit: w }),
      true,
    );
    const crewmen = times(
      7,
      (n) =>
        figure(pen, {
          x: x - w * 0.34 + n * w * 0.105,
          y: y + w * 0.045,
          h: w * 0.19,
          pose: 'bend',
          hat: 'none',
          coat: n % 2 ? paper : b[4],
        }) +
        strip(
          pen,
          [[x - w * 0.28 + n * w * 0.105, y - w * 0.03], [x - w * 0.33 + n * w * 0.105, y + w * 0.11], w * 0.011],
          { fill: dark },
        ),
    );
    const head =
      disc(pen, { x: x + w * 0.555, y: y - w * 0.155, rx: w * 0.045, ry: w * 0.034 }, { fill: b[3], lift: 5 }) +
      disc(pen, { x: x + w * 0.565, y: y - w * 0.165, rx: w * 0.009 }, { fill: dark });
    return crewmen.join('') + sheet(pen, body, { fill, lift: 12 }) + head;
  };
  return back + hull([900, 610], 760, a[4]) + hull([720, 890], 1120, b[4]);
};
