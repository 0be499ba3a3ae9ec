import { HEIGHT, hill, house, tree, WIDTH } from '../landscape';
import { between, box, disc, ribbon, sheet, smooth, strip, times, trace, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';

/** Rows that run to the horizon: way 0 vegetables, 1 rice with a harvester, 2 seedlings under plastic arches. */
export const fieldRows: Motif = (pen, as) => {
  const { a, b, paper, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  const eye: Point = [between(pen, 620, 980), 430];
  const rows = times(13, (index) => {
    const x = -1500 + index * 380;
    const row: Point[] = [
      [eye[0] + (x - eye[0]) * 0.035, 445],
      [eye[0] + (x + 210 - eye[0]) * 0.035, 445],
      [x + 215, HEIGHT + 60],
      [x, HEIGHT + 60],
    ];
    return sheet(pen, row, { fill: as.way === 1 ? b[3] : as.way === 2 ? paper : a[4], lift: as.way === 2 ? 7 : 4 });
  });
  const farm = house(pen, { x: 260, y: 455, w: 150 }, { wall: tone.wall, roof: dark, door: b[4] });
  const trees = times(6, (n) =>
    tree(pen, { x: 900 + n * 115, y: 460, size: between(pen, 95, 150) }, { crown: n % 2 ? a[3] : a[2], trunk: dark }),
  );
  const field = box(
    pen,
    { x: -20, y: 440, w: WIDTH + 40, h: 700 },
    { fill: as.way === 1 ? b[2] : as.way === 2 ? a[2] : b[2] },
  );
  const far = hill(pen, { y: 430, rise: 170, crests: 3 }, { fill: tone.far });
  const extra =
    as.way === 1 ? harvester(pen) : figure(pen, { x: 540, y: 850, h: 230, hat: 'straw', pose: 'bend', coat: b[4] });
  return sky(pen, as.hour, { x: 1240, y: 190, r: 96 }) + far + trees.join('') + farm + field + rows.join('') + extra;
};

function harvester(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const body: Point[] = trace('540,640 900,640 930,740 900,820 540,820');
  return [
    sheet(pen, body, { fill: b[4], lift: 14 }),
    box(pen, { x: 590, y: 500, w: 190, h: 150 }, { fill: a[4], lift: 8 }),
    box(pen, { x: 615, y: 525, w: 140, h: 95 }, { fill: paper }),
    box(pen, { x: 570, y: 482, w: 235, h: 24 }, { fill: dark }),
    sheet(pen, trace('330,850 560,740 560,830 345,905'), { fill: a[3], lift: 8 }),
    ...times(6, (n) => strip(pen, [[345 + n * 36, 830 - n * 16], [350 + n * 36, 900 - n * 14], 8], { fill: paper })),
    ribbon(
      pen,
      {
        along: smooth(trace('880,650 960,520 1090,470')),
        width: () => 34,
      },
      { fill: a[4], lift: 8 },
    ),
    disc(pen, { x: 640, y: 840, rx: 78 }, { fill: dark, lift: 8 }),
    disc(pen, { x: 640, y: 840, rx: 34 }, { fill: b[1] }),
    disc(pen, { x: 860, y: 852, rx: 60 }, { fill: dark, lift: 8 }),
    disc(pen, { x: 860, y: 852, rx: 26 }, { fill: b[1] }),
  ].join('');
}
