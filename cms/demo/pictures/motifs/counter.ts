import { bust } from '../faces';
import { ground, HEIGHT, WIDTH } from '../landscape';
import { box, disc, sheet, strip, times, trace, type Pen, type Point } from '../paper-cut';
import { crowd } from '../people';
import type { Motif } from '../scene';

/** A service counter: way 0 people and numbers, 1 a form with a seal, close up. */
export const counter: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  if (as.way === 1) return form(pen);
  const wall =
    ground(a[1]) +
    times(
      4,
      (n) =>
        box(pen, { x: 60 + n * 385, y: 150, w: 330, h: 90 }, { fill: n === 1 ? b[4] : a[4], lift: 8 }) +
        box(pen, { x: 110 + n * 385, y: 184, w: 200, h: 22 }, { fill: paper }),
    ).join('');
  const clerks = times(4, (n) =>
    bust(
      pen,
      { x: 225 + n * 385, y: 500, r: 62 },
      {
        hair: (['bob', 'short', 'bun', 'short'] as const)[n] ?? 'short',
        glasses: n === 1,
        dress: 'collar',
        coat: a[4],
      },
    ),
  ).join('');
  const desk =
    box(pen, { x: -20, y: 640, w: WIDTH + 40, h: 44 }, { fill: dark, lift: 14 }) +
    box(pen, { x: -20, y: 684, w: WIDTH + 40, h: 190 }, { fill: paper }) +
    times(4, (n) => box(pen, { x: 40 + n * 385, y: 712, w: 12, h: 130 }, { fill: a[2] })).join('');
  return (
    wall +
    clerks +
    desk +
    box(pen, { x: -20, y: 868, w: WIDTH + 40, h: 260 }, { fill: b[1] }) +
    crowd(pen, { from: 330, to: 1330, y: 1040, h: 430, count: 3 }, [b[4], dark, b[3]])
  );
};

function form(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const page: Point[] = trace('420,90 1190,150 1120,1000 350,940');
  const lines = times(8, (n) =>
    strip(
      pen,
      [[510 - n * 7, 320 + n * 72], [(n % 3 === 2 ? 860 : 1080) - n * 7, 364 + n * 72 - (n % 3 === 2 ? 18 : 0)], 15],
      { fill: a[2] },
    ),
  );
  const head = strip(pen, [[560, 218], [1000, 252], 40], { fill: a[4] });
  const seal =
    disc(pen, { x: 930, y: 800, rx: 120 }, { fill: b[4] }) +
    disc(pen, { x: 930, y: 800, rx: 98 }, { fill: paper }) +
    disc(pen, { x: 930, y: 800, rx: 86 }, { fill: b[4] }) +
    sheet(
      pen,
      times(10, (n): Point => [
        930 + Math.sin((n * Math.PI) / 5) * (n % 2 ? 20 : 50),
        800 - Math.cos((n * Math.PI) / 5) * (n % 2 ? 20 : 50),
      ]),
      { fill: paper, wobble: 0.5 },
    );
  const pen1 =
    strip(pen, [[1480, 420], [1190, 760], 40], { fill: dark, lift: 14 }) +
    sheet(pen, trace('1176,744 1206,772 1150,808'), { fill: b[2] });
  return (
    ground(b[1]) +
    box(pen, { x: -20, y: 620, w: WIDTH + 40, h: HEIGHT }, { fill: b[2] }) +
    sheet(pen, page, { fill: paper, lift: 22 }) +
    head +
    lines.join('') +
    seal +
    pen1
  );
}
