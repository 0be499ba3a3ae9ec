import { hill } from '../landscape';
import { box, ribbon, sheet, smooth, strip, times, trace } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { water } from './boats';

/** The hydrological station: a hut on piles, a gauge board, a cable over the river. Way 1 in rain and high water. */
export const hydrology: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const level = as.way === 1 ? 640 : 740;
  const back =
    sky(pen, as.hour, { x: 380, y: 220, r: 100 }) +
    hill(pen, { y: 480, rise: 200, crests: 3 }, { fill: tone.far }) +
    hill(pen, { y: 590, rise: 90, crests: 2 }, { fill: tone.mid });
  const hut =
    box(pen, { x: 1010, y: 360, w: 330, h: 190 }, { fill: paper, lift: 12 }) +
    sheet(pen, trace('970,366 1060,270 1300,270 1380,366'), { fill: b[4], lift: 8 }) +
    [1060, 1190].map((x) => box(pen, { x, y: 410, w: 86, h: 74 }, { fill: a[4] })).join('');
  const piles =
    [1040, 1170, 1300].map((x) => box(pen, { x, y: 550, w: 26, h: 400 }, { fill: dark })).join('') +
    box(pen, { x: 960, y: 548, w: 430, h: 22 }, { fill: dark });
  const board =
    box(pen, { x: 660, y: 330, w: 104, h: 620 }, { fill: paper, lift: 12 }) +
    times(14, (n) =>
      box(
        pen,
        { x: 660, y: 352 + n * 42, w: n % 5 === 0 ? 84 : n % 2 ? 36 : 56, h: 17 },
        { fill: n < 5 ? b[4] : a[4] },
      ),
    ).join('');
  const cable =
    ribbon(
      pen,
      {
        along: smooth(trace('-40,250 500,300 1180,290 1700,190')),
        width: () => 6,
      },
      { fill: dark },
    ) +
    strip(pen, [[330, 284], [330, 470], 4], { fill: dark }) +
    sheet(pen, smooth(trace('290,480 330,462 400,486 330,508'), true), { fill: b[4], lift: 6 });
  return (
    back +
    piles +
    hut +
    board +
    cable +
    water(pen, level, as.hour === 'dusk' ? b[2] : a[2]) +
    figure(pen, { x: 1240, y: 548, h: 150, pose: 'walk', hat: 'cap', coat: b[3], flip: true })
  );
};
