import { ground, WIDTH } from '../landscape';
import { between, box, disc, place, ribbon, sheet, smooth, times, trace, type Pen } from '../paper-cut';
import type { Motif } from '../scene';
import { pot } from './pots';

/** Hands at the wheel: way 0 a potter throwing, 1 shelves of finished ware. */
export const pottery: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  if (as.way === 1) return shelves(pen);
  const room =
    ground(a[1]) +
    box(pen, { x: 980, y: 90, w: 470, h: 470 }, { fill: paper, lift: 10 }) +
    [1130, 1290].map((x) => box(pen, { x, y: 90, w: 14, h: 470 }, { fill: a[3] })).join('') +
    box(pen, { x: -20, y: 830, w: WIDTH + 40, h: 300 }, { fill: a[3] });
  const wheel =
    disc(pen, { x: 800, y: 850, rx: 380, ry: 92 }, { fill: dark, lift: 22 }) +
    disc(pen, { x: 800, y: 836, rx: 350, ry: 76 }, { fill: b[2] });
  const jar =
    sheet(pen, smooth(trace('690,850 600,640 690,470 668,400 932,400 910,470 1000,640 910,850')), {
      fill: b[4],
      lift: 16,
    }) + disc(pen, { x: 800, y: 402, rx: 132, ry: 30 }, { fill: dark });
  const rings = [500, 580, 670, 760].map((y, n) =>
    ribbon(
      pen,
      {
        along: smooth([
          [640 - (n === 0 ? -20 : 14), y],
          [800, y + 26],
          [960 + (n === 0 ? -20 : 14), y],
        ]),
        width: () => 7,
      },
      { fill: b[2] },
    ),
  );
  return room + wheel + jar + rings.join('') + arm(pen) + place(arm(pen), { x: WIDTH, y: 0, flip: true });
};

/** The left hand on the jar, with its sleeve. */
function arm(pen: Pen): string {
  const fingers = trace('390,630 520,560 620,540 650,590 610,650 630,700 540,740 420,760');
  const sleeve = { along: smooth(trace('-60,980 220,790 420,690')), width: (t: number) => 210 - 80 * t };
  const hand = sheet(pen, smooth(fingers, true), { fill: pen.ink.b[1], lift: 10, wobble: 2 });
  return hand + ribbon(pen, sleeve, { fill: pen.ink.a[4], lift: 14 });
}

function shelves(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const fills = [b[4], paper, a[3], b[2], a[4], b[3]];
  const rows = [370, 690, 1010].map(
    (y, row) =>
      times(7, (n) =>
        pot(
          pen,
          { x: 140 + n * 220 + (row % 2) * 40, y, h: between(pen, 130, 235) },
          fills[(n * 2 + row) % 6] ?? paper,
        ),
      ).join('') + box(pen, { x: -20, y, w: WIDTH + 40, h: 26 }, { fill: dark, lift: 12 }),
  );
  return ground(b[1]) + rows.join('');
}
