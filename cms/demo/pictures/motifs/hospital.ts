import { bust } from '../faces';
import { ground, hill, tree, WIDTH } from '../landscape';
import { box, disc, ribbon, sheet, smooth, times, trace, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { block, cross } from './building';

/** The hospital: way 0 the building with an ambulance, 1 a clinic desk, 2 a doctor on a village path. */
export const hospital: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  if (as.way === 1) return clinic(pen);
  const tone = depth(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 1300, y: 190, r: 100 }) + hill(pen, { y: 520, rise: 200, crests: 3 }, { fill: tone.far });
  if (as.way === 2)
    return (
      back +
      hill(pen, { y: 650, rise: 130, crests: 2 }, { fill: tone.mid }) +
      hill(pen, { y: 830, rise: 80, crests: 2 }, { fill: b[1] }) +
      ribbon(
        pen,
        {
          along: smooth(trace('400,1100 760,900 1000,840 1180,700')),
          width: (t) => 190 - 165 * t,
        },
        { fill: paper },
      ) +
      figure(pen, { x: 690, y: 960, h: 430, pose: 'walk', coat: paper }) +
      bag(pen, { x: 800, y: 800, w: 120 }) +
      tree(pen, { x: 1330, y: 980, size: 480 }, { crown: a[4], trunk: dark })
    );
  const building =
    block(pen, { x: 240, y: 740, w: 830, floors: 4 }, { wall: paper, pane: a[2], trim: a[4] }) +
    block(pen, { x: 1040, y: 740, w: 380, floors: 2 }, { wall: a[1], pane: paper, trim: a[4] });
  const sign =
    disc(pen, { x: 655, y: 170, rx: 92 }, { fill: b[4], lift: 10 }) + cross(pen, { x: 655, y: 170, r: 56 }, paper);
  return (
    back +
    sign +
    building +
    box(pen, { x: -20, y: 735, w: WIDTH + 40, h: 400 }, { fill: a[3] }) +
    box(pen, { x: 590, y: 620, w: 150, h: 120 }, { fill: a[4] }) +
    ambulance(pen) +
    tree(pen, { x: 130, y: 800, size: 350 }, { crown: a[4], trunk: dark })
  );
};

function bag(pen: Pen, { x, y, w }: { x: number; y: number; w: number }): string {
  return (
    box(pen, { x, y, w, h: w * 0.7 }, { fill: pen.ink.dark, lift: 8 }) +
    cross(pen, { x: x + w / 2, y: y + w * 0.35, r: w * 0.18 }, pen.ink.paper)
  );
}

function ambulance(pen: Pen): string {
  const { b, dark, paper } = pen.ink;
  const body: Point[] = trace('820,700 1240,700 1330,810 1390,830 1390,940 820,940');
  return (
    sheet(pen, body, { fill: paper, lift: 16 }) +
    box(pen, { x: 820, y: 860, w: 568, h: 30 }, { fill: b[4] }) +
    sheet(pen, trace('1170,726 1230,726 1300,812 1170,812'), { fill: dark }) +
    cross(pen, { x: 980, y: 785, r: 50 }, b[4]) +
    box(pen, { x: 1020, y: 672, w: 90, h: 30 }, { fill: b[4] }) +
    [930, 1270]
      .map(
        (x) =>
          disc(pen, { x, y: 944, rx: 58 }, { fill: dark, lift: 6 }) + disc(pen, { x, y: 944, rx: 24 }, { fill: b[1] }),
      )
      .join('')
  );
}

function clinic(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const room =
    ground(a[1]) +
    box(pen, { x: 120, y: 90, w: 420, h: 430 }, { fill: paper, lift: 10 }) +
    times(4, (n) =>
      box(pen, { x: 164, y: 160 + n * 84, w: n % 2 ? 220 : 320, h: 22 }, { fill: n === 0 ? b[4] : a[2] }),
    ).join('');
  const doctor =
    bust(pen, { x: 620, y: 500, r: 112 }, { hair: 'bob', dress: 'collar', coat: paper }) +
    ribbon(
      pen,
      {
        along: smooth(trace('560,548 566,680 632,730 694,680 690,548')),
        width: () => 13,
      },
      { fill: dark },
    ) +
    disc(pen, { x: 632, y: 744, rx: 26 }, { fill: dark });
  const patient = bust(pen, { x: 1120, y: 560, r: 100 }, { hair: 'grey', dress: 'round', coat: b[3] });
  const desk =
    box(pen, { x: 320, y: 800, w: 1080, h: 46 }, { fill: dark, lift: 16 }) +
    box(pen, { x: 320, y: 846, w: 1080, h: 260 }, { fill: a[4] }) +
    box(pen, { x: 800, y: 752, w: 150, h: 50 }, { fill: b[2], lift: 5 }) +
    disc(pen, { x: 1280, y: 760, rx: 46, ry: 42 }, { fill: b[4], lift: 5 });
  return room + doctor + patient + desk;
}
