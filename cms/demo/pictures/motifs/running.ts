import { hill, tree, WIDTH } from '../landscape';
import { between, box, disc, ribbon, sheet, smooth, strip, times, trace, type Pen } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { water } from './boats';

/** Running: way 0 a stadium track, 1 a long run along the river. */
export const running: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const runners = times(5, (n) =>
    figure(pen, {
      x: 320 + n * 240,
      y: 940 - (n % 2) * 40,
      h: 300 + (n % 3) * 24,
      pose: 'walk',
      hat: n === 2 ? 'cap' : 'none',
      coat: [b[4], paper, a[4], b[2], dark][n] ?? dark,
    }),
  );
  if (as.way === 1) {
    const path = ribbon(
      pen,
      {
        along: smooth(trace('-60,1020 700,930 1240,820 1660,640')),
        width: (t) => 300 - 190 * t,
      },
      { fill: b[2], lift: 10 },
    );
    return (
      sky(pen, as.hour, { x: 420, y: 250, r: 140 }) +
      hill(pen, { y: 500, rise: 200, crests: 3 }, { fill: tone.far }) +
      water(pen, 540, a[1]) +
      hill(pen, { y: 860, rise: 70, crests: 2 }, { fill: a[3] }) +
      path +
      tree(pen, { x: 1390, y: 860, size: 420 }, { crown: a[4], trunk: dark }) +
      runners.slice(0, 4).join('')
    );
  }
  return sky(pen, as.hour, { x: 1200, y: 180, r: 90 }) + stadium(pen) + runners.join('');
};

function stadium(pen: Pen): string {
  const { a, b, paper } = pen.ink;
  const stands =
    sheet(
      pen,
      smooth(trace('-60,470 400,330 1200,330 1660,470')).concat([
        [1660, 700],
        [-60, 700],
      ]),
      { fill: a[3], lift: 8 },
    ) +
    times(90, () =>
      disc(
        pen,
        { x: between(pen, 0, 1600), y: between(pen, 440, 610), rx: 13 },
        { fill: [b[2], paper, b[4], a[1]][Math.floor(pen.random() * 4)] ?? paper },
      ),
    ).join('');
  const track =
    box(pen, { x: -20, y: 640, w: WIDTH + 40, h: 470 }, { fill: b[4] }) +
    times(6, (n) =>
      strip(pen, [[-20, 690 + n * 22 + n * n * 9], [1640, 660 + n * 24 + n * n * 9], 6 + n], { fill: paper }),
    ).join('');
  return stands + track;
}
