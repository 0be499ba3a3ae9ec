import { WIDTH } from '../landscape';
import { box, sheet, smooth, times, type Pen, type Point } from '../paper-cut';
import { crowd, figure } from '../people';
import { sky, type Motif } from '../scene';
import { basket } from './baskets';
import { lampRow } from './lantern-pieces';
import { skyline } from './skyline';

/** A market: way 0 fruit stalls by day, 1 the night market, 2 goods fair with people in front. */
export const market: Motif = (pen, as) => {
  const { a, b, dark } = pen.ink;
  const night = as.hour === 'night';
  const back =
    sky(pen, as.hour, { x: 1270, y: 170, r: 90 }) +
    skyline(pen, 620, { wall: night ? a[4] : a[1], pane: night ? b[2] : a[0] });
  const floor = box(pen, { x: -20, y: 610, w: WIDTH + 40, h: 500 }, { fill: night ? a[3] : b[1] });
  const stalls = [40, 570, 1100].map((x, n) => stall(pen, { x, y: 870, w: 470 }, [b[4], a[4], b[3]][n] ?? dark));
  const lamps = night ? lampRow(pen, 250) : '';
  const people = crowd(
    pen,
    { from: as.way === 2 ? 150 : 320, to: as.way === 2 ? 1470 : 1280, y: 1010, h: 300, count: as.way === 2 ? 6 : 3 },
    [a[4], b[4], dark],
  );
  return back + floor + stalls.join('') + lamps + people;
};

function awning(pen: Pen, at: { x: number; y: number; w: number }, fill: string): string {
  const { x, y, w } = at;
  const n = 6;
  const stripes = times(n, (index) => {
    const [left, right] = [x + (w * index) / n, x + (w * (index + 1)) / n];
    const lean = (v: number): number => x + w / 2 + (v - x - w / 2) * 0.82;
    const cut: Point[] = [
      [lean(left), y - 110],
      [lean(right), y - 110],
      [right, y],
      ...smooth([
        [right, y],
        [(left + right) / 2, y + 40],
        [left, y],
      ]),
    ];
    return sheet(pen, cut, { fill: index % 2 ? pen.ink.paper : fill, lift: 8, wobble: 1 });
  });
  return stripes.join('');
}

function stall(pen: Pen, { x, y, w }: { x: number; y: number; w: number }, fill: string): string {
  const { a, dark, paper } = pen.ink;
  const seller = figure(pen, { x: x + w * 0.5, y: y - 50, h: 260, hat: 'cap', pose: 'stand', coat: a[4] });
  const goods = [0, 1, 2].map((n) => basket(pen, { x: x + 24 + n * (w / 3.1), y: y - 60, w: w / 3.6 })).join('');
  const posts = [x + 16, x + w - 28]
    .map((at) => box(pen, { x: at, y: y - 400, w: 12, h: 420 }, { fill: dark }))
    .join('');
  return (
    posts +
    seller +
    goods +
    box(pen, { x, y: y - 70, w, h: 110 }, { fill: paper, lift: 10 }) +
    box(pen, { x, y: y - 70, w, h: 16 }, { fill }) +
    awning(pen, { x: x - 20, y: y - 320, w: w + 40 }, fill)
  );
}
