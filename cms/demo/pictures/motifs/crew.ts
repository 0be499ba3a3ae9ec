import { hill } from '../landscape';
import { box, disc, strip } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { skyline } from './skyline';

/** A camera crew out of doors: way 0 in the hills, 1 in town. */
export const crew: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 1130, y: 260, r: 150 }) +
    (as.way === 1
      ? skyline(pen, 760, { wall: a[1], pane: paper })
      : hill(pen, { y: 560, rise: 260, crests: 3 }, { fill: tone.far }) +
        hill(pen, { y: 690, rise: 130, crests: 2 }, { fill: tone.mid }));
  const floor = hill(pen, { y: 850, rise: 40, crests: 2 }, { fill: as.hour === 'dusk' ? dark : b[1] });
  const tripod = [
    [-120, 0],
    [10, 0],
    [150, 0],
  ]
    .map(([dx = 0]) => strip(pen, [[560, 520], [560 + dx, 985], 18], { fill: as.hour === 'dusk' ? a[2] : dark }))
    .join('');
  const camera =
    box(pen, { x: 430, y: 380, w: 260, h: 150 }, { fill: dark, lift: 12 }) +
    box(pen, { x: 690, y: 405, w: 110, h: 96 }, { fill: a[4], lift: 8 }) +
    box(pen, { x: 796, y: 392, w: 34, h: 122 }, { fill: dark }) +
    disc(pen, { x: 510, y: 356, rx: 58 }, { fill: a[3], lift: 6 }) +
    disc(pen, { x: 628, y: 350, rx: 46 }, { fill: a[3], lift: 6 }) +
    disc(pen, { x: 466, y: 424, rx: 15 }, { fill: b[4] });
  const operator = figure(pen, { x: 330, y: 1010, h: 590, hat: 'cap', pose: 'walk', coat: b[4] });
  const boom =
    strip(pen, [[1340, 640], [900, 300], 12], { fill: dark }) +
    disc(pen, { x: 890, y: 292, rx: 70, ry: 36 }, { fill: a[4], lift: 8 });
  const talk =
    figure(pen, { x: 1010, y: 1010, h: 530, pose: 'stand', coat: a[4] }) +
    figure(pen, { x: 1360, y: 1020, h: 560, pose: 'walk', hat: 'cap', coat: b[3], flip: true });
  return back + floor + operator + tripod + camera + boom + talk;
};
