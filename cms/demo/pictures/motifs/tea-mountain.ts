import { hill, house, spray } from '../landscape';
import { ribbon, sheet, smooth, times, trace, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { below, contour, depth, sky, type Motif } from '../scene';

/** A tea mountain with combed hedges: way 0 pickers, 1 mist and no one, 2 a tea house. */
export const teaMountain: Motif = (pen, as) => {
  const { a, b, paper, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  const peak: Point[] = smooth(trace('-100,620 250,430 560,170 720,120 900,250 1200,480 1700,600'));
  const far =
    hill(pen, { y: 430, rise: 230, crests: 2 }, { fill: tone.far }) +
    sheet(pen, below(peak), { fill: tone.mid, lift: 14 });
  const mist = [520, 610].map((y, n) =>
    ribbon(
      pen,
      {
        along: smooth([
          [-80, y],
          [400, y - 30],
          [900, y + 22],
          [1700, y - 14],
        ]),
        width: (t) => (as.way === 1 ? 74 : 40) * (0.5 + Math.sin(Math.PI * t)),
      },
      { fill: n ? paper : a[0] },
    ),
  );
  const hedges = times(8, (index) => hedge(pen, index));
  const people = [
    [420, 800, 150],
    [760, 905, 195],
    [1130, 840, 165],
  ] as const;
  const pickers = people.map(([x, y, h], n) =>
    figure(pen, { x, y, h, hat: 'straw', pose: 'bend', coat: n === 1 ? b[4] : paper, flip: n === 2 }),
  );
  const walls = { wall: paper, roof: dark, door: b[4] };
  const front = as.way === 0 ? pickers.join('') : as.way === 2 ? house(pen, { x: 960, y: 800, w: 330 }, walls) : '';
  const twig = as.way === 1 ? spray(pen, { from: [1640, 1090], to: [1150, 640], leaves: 9 }, dark) : '';
  return sky(pen, as.hour, { x: 1180, y: 250, r: 104 }) + far + mist.join('') + hedges.join('') + front + twig;
};

function hedge(pen: Pen, index: number): string {
  const { a, b, dark } = pen.ink;
  const y = 640 + index * 34 + index * index * 4.4;
  const line = contour({ y, swing: 22 + index * 3, phase: 1.2 + index * 0.16, bend: -50 });
  const bumps = line.map(([x, up], n): Point => [x, up - (n % 2 === 0 ? 8 + index * 2.6 : 0)]);
  const fills = [a[3], a[4], dark];
  return (
    sheet(pen, below(line.map(([x, up]): Point => [x, up + 12])), { fill: b[1] }) +
    sheet(pen, below(smooth(bumps)), { fill: fills[index % 3] ?? dark, lift: 8 })
  );
}
