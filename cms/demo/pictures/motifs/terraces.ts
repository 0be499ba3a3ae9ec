import { hill, house } from '../landscape';
import { between, sheet, strip, times, trace, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { below, contour, depth, sky, type Motif } from '../scene';

/** Terraces: way 0 ripe, 1 flooded and shining, 2 with stooks after the harvest. */
export const terraces: Motif = (pen, as) => {
  const { a, b, paper, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  const phase = between(pen, 0, 5);
  const fills =
    as.way === 1 ? [a[1], paper, b[1], a[0]] : as.way === 2 ? [b[1], b[2], a[2], b[0]] : [b[2], b[3], a[2], b[4]];
  const steps = times(9, (index) => {
    const line = {
      y: 445 + index * index * 4.2 + index * 44,
      swing: 40 + index * 9,
      phase: phase + index * 0.13,
      bend: 40,
    };
    const rim = sheet(pen, below(contour(line)), { fill: as.way === 1 ? dark : a[4], lift: 10 });
    const face = below(contour({ ...line, y: line.y + 13 + index * 2 }));
    return rim + sheet(pen, face, { fill: fills[index % fills.length] ?? paper });
  });
  const hills =
    hill(pen, { y: 400, rise: 190, crests: 3 }, { fill: tone.far }) +
    hill(pen, { y: 450, rise: 120, crests: 2 }, { fill: tone.mid });
  const walls = { wall: tone.wall, roof: dark, door: b[4] };
  const village = [0, 1, 2].map((n) => house(pen, { x: 1040 + n * 120, y: 470 + (n % 2) * 26, w: 96 }, walls)).join('');
  return sky(pen, as.hour, { x: 420, y: 230, r: 112 }) + hills + village + steps.join('') + terraceWork(pen, as.way);
};

function terraceWork(pen: Pen, way: number): string {
  const { a, b } = pen.ink;
  if (way === 1) return figure(pen, { x: 560, y: 850, h: 170, hat: 'straw', pose: 'bend', coat: b[4] });
  if (way === 0) {
    return (
      figure(pen, { x: 520, y: 870, h: 190, hat: 'straw', pose: 'bend', coat: a[4] }) +
      figure(pen, { x: 760, y: 900, h: 205, hat: 'straw', pose: 'carry', coat: b[4] })
    );
  }
  return times(7, (n) => stook(pen, [170 + n * 205 + between(pen, -30, 30), 800 + (n % 3) * 75, 120])).join('');
}

function stook(pen: Pen, [x, y, h]: readonly [number, number, number]): string {
  const sides: Point[] = trace('-.4,0 -.1,-.7 -.22,-1 .22,-1 .1,-.7 .4,0', { x, y, unit: h });
  return (
    sheet(pen, sides, { fill: pen.ink.b[3], lift: 8 }) +
    strip(pen, [[x - h * 0.14, y - h * 0.68], [x + h * 0.14, y - h * 0.68], 9], { fill: pen.ink.dark })
  );
}
