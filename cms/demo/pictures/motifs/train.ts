import { hill, tree, WIDTH } from '../landscape';
import { between, box, disc, ribbon, sheet, smooth, strip, times, trace, type Pen } from '../paper-cut';
import { crowd } from '../people';
import { depth, sky, type Motif } from '../scene';

/** The high-speed train: way 0 over a viaduct, 1 at the new station, 2 the nose, close up. */
export const train: Motif = (pen, as) => {
  const { a, b, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  if (as.way === 1) return station(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 380, y: 240, r: 130 }) +
    hill(pen, { y: 480, rise: 260, crests: 3 }, { fill: tone.far }) +
    hill(pen, { y: 660, rise: 120, crests: 2 }, { fill: tone.mid });
  const woods = times(9, (n) =>
    tree(
      pen,
      { x: 60 + n * 190, y: 960 + (n % 2) * 60, size: between(pen, 150, 260) },
      { crown: n % 3 ? a[4] : b[3], trunk: dark },
    ),
  ).join('');
  const piers = times(6, (n) => box(pen, { x: 90 + n * 300, y: 640, w: 60, h: 460 }, { fill: a[1], lift: 12 })).join(
    '',
  );
  const deck = box(pen, { x: -20, y: 616, w: WIDTH + 40, h: 54 }, { fill: dark, lift: 14 });
  const masts =
    times(
      6,
      (n) =>
        box(pen, { x: 210 + n * 290, y: 330, w: 9, h: 290 }, { fill: dark }) +
        strip(pen, [[210 + n * 290, 346], [290 + n * 290, 356], 7], { fill: dark }),
    ).join('') + strip(pen, [[-20, 362], [1640, 362], 5], { fill: dark });
  return (
    back +
    masts +
    cars(pen, as.way === 2 ? 1.25 : 1) +
    piers +
    deck +
    hill(pen, { y: 960, rise: 60, crests: 3 }, { fill: a[3] }) +
    woods
  );
};

function cars(pen: Pen, scale: number): string {
  const { a, b, dark, paper } = pen.ink;
  const top = 616 - 170 * scale;
  const body = smooth([
    [-80, 616],
    [-80, top],
    [500, top],
    [1010, top],
    [1190, top + 22 * scale],
    [1370, top + 110 * scale],
    [1420, 606],
  ]);
  const panes = times(11, (n) =>
    box(pen, { x: 20 + n * 96, y: top + 46 * scale, w: 62, h: 44 * scale }, { fill: dark }),
  );
  const nose = sheet(
    pen,
    smooth(
      [
        [1120, top + 34],
        [1200, top + 40],
        [1290, top + 84 * scale],
        [1130, top + 88 * scale],
      ],
      true,
    ),
    { fill: dark },
  );
  return (
    sheet(pen, [...body, [1420, 616]], { fill: paper, lift: 16, wobble: 1 }) +
    panes.join('') +
    nose +
    ribbon(
      pen,
      {
        along: smooth([
          [-80, top + 124 * scale],
          [900, top + 124 * scale],
          [1180, top + 120 * scale],
          [1400, top + 142 * scale],
        ]),
        width: () => 24,
      },
      { fill: b[4] },
    ) +
    [300, 700, 1090].map((x) => box(pen, { x, y: top, w: 6, h: 170 * scale }, { fill: a[2] })).join('')
  );
}

function station(pen: Pen, hour: 'morning' | 'noon' | 'dusk' | 'night'): string {
  const { a, b, dark, paper } = pen.ink;
  const roof = smooth(trace('60,470 300,300 800,210 1300,300 1540,470 1300,400 800,330 300,400'), true);
  const columns = times(8, (n) => box(pen, { x: 240 + n * 158, y: 360, w: 18, h: 390 }, { fill: dark }));
  const glass =
    box(pen, { x: 210, y: 350, w: 1180, h: 400 }, { fill: hour === 'night' ? b[2] : a[1], lift: 10 }) +
    times(14, (n) => box(pen, { x: 230 + n * 84, y: 420, w: 60, h: 150 }, { fill: n % 3 ? paper : b[1] })).join('');
  const clock =
    disc(pen, { x: 800, y: 292, rx: 50 }, { fill: paper, lift: 8 }) +
    strip(pen, [[800, 292], [800, 258], 8], { fill: dark }) +
    strip(pen, [[800, 292], [826, 304], 8], { fill: dark });
  const square = box(pen, { x: -20, y: 745, w: WIDTH + 40, h: 360 }, { fill: b[1] });
  const people = crowd(pen, { from: 230, to: 1380, y: 980, h: 240, count: 7 }, [b[4], a[4], dark]);
  const cases = [420, 770, 1210].map((x) => box(pen, { x, y: 920, w: 56, h: 76 }, { fill: b[3], lift: 6 })).join('');
  return (
    sky(pen, hour, { x: 1320, y: 170, r: 100 }) +
    hill(pen, { y: 560, rise: 180, crests: 3 }, { fill: hour === 'night' ? a[4] : a[2] }) +
    square +
    glass +
    columns.join('') +
    sheet(pen, roof, { fill: b[4], lift: 16 }) +
    clock +
    people +
    cases
  );
}
