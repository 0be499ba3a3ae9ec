import { HEIGHT, WIDTH } from '../landscape';
import { between, box, disc, sheet, strip, times, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { sky, type Motif } from '../scene';
import { skyline } from './skyline';

/** Rain and umbrellas: way 0 a street, 1 pupils fetched home over a flooded crossing. */
export const rain: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const back =
    sky(pen, as.hour, { x: -300, y: -300, r: 10 }) +
    box(pen, { x: -20, y: -20, w: WIDTH + 40, h: HEIGHT }, { fill: a[1] }) +
    skyline(pen, 700, { wall: a[2], pane: a[1] });
  const street =
    box(pen, { x: -20, y: 690, w: WIDTH + 40, h: 420 }, { fill: a[3] }) +
    times(9, (n) =>
      disc(pen, { x: 90 + ((n * 371) % 1450), y: 800 + ((n * 83) % 230), rx: 120, ry: 16 }, { fill: a[2] }),
    ).join('');
  const under = [
    [300, 950, 330, b[4]],
    [700, 1010, 400, paper],
    [1130, 960, 350, b[3]],
    [1450, 920, 290, dark],
  ] as const;
  const people = under.map(
    ([x, y, h, fill], n) =>
      figure(pen, { x, y, h, pose: 'walk', coat: n % 2 ? a[4] : b[2], flip: n % 2 === 0 }) +
      (as.way === 1 && n < 3 ? figure(pen, { x: x + 88, y, h: h * 0.62, pose: 'walk', coat: b[4] }) : '') +
      umbrella(pen, { x: x + (as.way === 1 ? 36 : 0), y: y - h * 0.86, r: h * 0.52 }, fill),
  );
  const drops = times(58, () => {
    const [x, y, l] = [between(pen, -20, WIDTH), between(pen, -20, HEIGHT), between(pen, 40, 110)];
    return strip(pen, [[x, y], [x - l * 0.22, y + l], 4], { fill: paper });
  });
  return back + street + people.join('') + drops.join('');
};

function umbrella(pen: Pen, { x, y, r }: { x: number; y: number; r: number }, fill: string): string {
  const dome = times(13, (n): Point => [
    x - Math.cos((Math.PI * n) / 12) * r,
    y - Math.sin((Math.PI * n) / 12) * r * 0.72,
  ]);
  const hem = times(4, (n): Point[] => [
    [x + r - n * (r / 2), y],
    [x + r - (n + 0.5) * (r / 2), y - r * 0.11],
  ]).flat();
  return (
    strip(pen, [[x, y - r * 0.6], [x, y + r * 0.75], 9], { fill: pen.ink.dark }) +
    sheet(pen, [...dome, ...hem], { fill, lift: 12 }) +
    strip(pen, [[x, y - r * 0.86], [x, y - r * 0.66], 9], { fill: pen.ink.dark })
  );
}
