import { hill, WIDTH } from '../landscape';
import { box, disc, ribbon, sheet, smooth, times, trace, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { boat } from './boats';
import { fishAt } from './fish';

/** Fish ponds seen from a dyke: way 0 harvest with nets, 1 lotus and lamps of an early morning. */
export const fishPonds: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 1120, y: 190, r: 92 }) + hill(pen, { y: 350, rise: 110, crests: 4 }, { fill: tone.far });
  const dykes = box(pen, { x: -20, y: 345, w: WIDTH + 40, h: 800 }, { fill: as.way === 1 ? a[4] : b[2] });
  const ponds = times(4, (row) =>
    times(4, (n) => {
      const [top, bottom] = [
        372 + row * row * 42 + row * 44,
        372 + (row + 1) ** 2 * 42 + (row + 1) * 44 - 26 - row * 6,
      ];
      const at = (x: number, y: number): Point => [800 + (x - 800) * (0.38 + (y - 350) / 620), y];
      const [left, right] = [-240 + n * 540, 270 + n * 540];
      return sheet(pen, [at(left, top), at(right, top), at(right, bottom), at(left, bottom)], {
        fill: (row + n) % 3 === 0 ? a[1] : (row + n) % 3 === 1 ? a[2] : paper,
        lift: 5,
      });
    }).join(''),
  );
  const pads =
    as.way === 1
      ? times(15, (n) =>
          disc(
            pen,
            { x: 120 + ((n * 331) % 1360), y: 760 + ((n * 97) % 260), rx: 74 + (n % 3) * 16, ry: 26 + (n % 3) * 5 },
            { fill: n % 4 === 0 ? b[3] : a[3], lift: 7 },
          ),
        ).join('')
      : '';
  const net = smooth(trace('560,830 700,920 900,945 1110,905 1210,810'));
  const fish = times(7, (n) => fishAt(pen, { x: 720 + n * 62, y: 845 + (n % 3) * 24, w: 92 }));
  const haul =
    as.way === 0
      ? ribbon(pen, { along: net, width: () => 12 }, { fill: dark, lift: 7 }) +
        fish.join('') +
        figure(pen, { x: 520, y: 960, h: 300, hat: 'straw', pose: 'walk', coat: b[4] }) +
        figure(pen, { x: 1250, y: 940, h: 290, hat: 'straw', pose: 'walk', coat: a[4], flip: true })
      : boat(pen, { x: 800, y: 720, w: 340 });
  return back + dykes + ponds.join('') + pads + haul;
};
