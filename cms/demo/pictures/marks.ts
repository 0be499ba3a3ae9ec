import type { PaletteName } from './inks';
import { disc, sheet, smooth, times, type Pen, type Point, trace } from './paper-cut';
import { leaf } from './landscape';

/** The side of a mark, ready for favicons and app icons. */
export const MARK_SIDE = 1024;

/** What lies in the bowl besides the ember. */
interface Mark {
  readonly inks: PaletteName;
  readonly sign: 'none' | 'river' | 'leaf' | 'fish';
}

/** The product's mark and one for each station: the same hearth, another sign on the bowl. */
export const marks: Readonly<Record<string, Mark>> = {
  'mark-hearth': { inks: 'headlines', sign: 'none' },
  'mark-yunze': { inks: 'headlines', sign: 'river' },
  'mark-qinghe': { inks: 'qinghe-news', sign: 'leaf' },
  'mark-liutang': { inks: 'liutang-news', sign: 'fish' },
};

/** A bowl that is a hearth: the flame stands in it, a smaller one of paper inside. */
export function drawMark(pen: Pen, mark: Mark): string {
  const { a, b, paper } = pen.ink;
  const flame = smooth(trace('512,96 600,236 704,330 716,486 628,590 396,590 308,486 330,356 414,400 440,270'), true);
  const heart = smooth(trace('520,342 590,448 584,548 512,590 440,548 446,470 486,452'), true);
  const bowl = smooth(trace('128,548 166,716 300,846 512,884 724,846 858,716 896,548'));
  const foot: Point[] = trace('372,868 652,868 684,944 340,944');
  const ground = `<path d="M0 0H${MARK_SIDE}V${MARK_SIDE}H0Z" fill="${paper}"/>`;
  const calm = { wobble: 0.8 };
  return [
    ground,
    sheet(pen, flame, { ...calm, fill: b[4] }),
    sheet(pen, heart, { ...calm, fill: b[1] }),
    sheet(pen, foot, { ...calm, fill: a[4] }),
    sheet(pen, bowl, { ...calm, fill: a[4], lift: 0 }),
    sign(pen, mark.sign),
  ].join('');
}

function sign(pen: Pen, kind: Mark['sign']): string {
  const { paper } = pen.ink;
  if (kind === 'river') return times(2, (n) => wave(pen, 662 + n * 86, 250 - n * 50)).join('');
  if (kind === 'leaf') return leaf(pen, { x: 372, y: 780, length: 330, angle: -0.42 }, paper);
  if (kind !== 'fish') return '';
  const body = smooth(trace('380,708 480,640 640,690 700,708 640,730 480,780'), true);
  return (
    sheet(pen, body, { fill: paper, wobble: 0.6 }) +
    sheet(pen, trace('404,708 316,646 342,708 316,770'), { fill: paper, wobble: 0.6 }) +
    disc(pen, { x: 612, y: 700, rx: 14 }, { fill: pen.ink.a[4] })
  );
}

function wave(pen: Pen, y: number, reach: number): string {
  const top = times(9, (n): Point => [512 - reach + (reach * 2 * n) / 8, y + (n % 2 ? -20 : 16)]);
  const under = [...top].reverse().map(([x, up]): Point => [x, up + 30]);
  return sheet(pen, [...smooth(top), ...smooth(under)], { fill: pen.ink.paper, wobble: 0.4 });
}
