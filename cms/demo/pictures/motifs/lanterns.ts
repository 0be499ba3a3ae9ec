import { hill, house, WIDTH } from '../landscape';
import { place, sheet, strip, times, trace, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { lampRow, lantern } from './lantern-pieces';

/** Lanterns: way 0 large ones close up over roofs, 1 an old lane between walls. */
export const lanterns: Motif = (pen, as) => {
  const { a, b, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  const back = sky(pen, as.hour, { x: 1130, y: 260, r: 130 });
  if (as.way === 1) return back + lane(pen, as.hour === 'night') + lampRow(pen, 230);
  const roofs = times(7, (n) =>
    house(
      pen,
      { x: -60 + n * 250, y: 1090 - (n % 3) * 34, w: 260 },
      { wall: tone.wall, roof: n % 2 ? a[4] : dark, door: b[4] },
    ),
  );
  const big = [
    [300, 390, 150],
    [690, 300, 105],
    [1010, 470, 175],
    [1400, 330, 120],
  ] as const;
  return (
    back +
    hill(pen, { y: 760, rise: 160, crests: 3 }, { fill: tone.far }) +
    roofs.join('') +
    big.map(([x, y, r]) => strip(pen, [[x, -20], [x, y], 7], { fill: b[2] }) + lantern(pen, { x, y, r })).join('')
  );
};

function lane(pen: Pen, night: boolean): string {
  const { a, b, dark, paper } = pen.ink;
  const floor = sheet(pen, trace('-40,1100 620,715 980,715 1640,1100'), { fill: night ? a[4] : b[1] });
  const stones = times(7, (n) =>
    strip(pen, [[800 - 130 - n * n * 11, 740 + n * n * 8], [800 + 130 + n * n * 11, 740 + n * n * 8], 3 + n], {
      fill: night ? dark : b[2],
    }),
  );
  return (
    floor +
    stones.join('') +
    wall(pen, { plaster: night ? a[3] : paper, doors: b[3] }) +
    place(wall(pen, { plaster: night ? a[3] : paper, doors: b[4] }), { x: WIDTH, y: 0, flip: true }) +
    figure(pen, { x: 760, y: 880, h: 210, pose: 'walk', coat: b[4] }) +
    figure(pen, { x: 880, y: 830, h: 170, pose: 'stand', coat: a[4] })
  );
}

/** The left wall of the lane, running away from the reader. */
function wall(pen: Pen, fills: { plaster: string; doors: string }): string {
  const side = sheet(pen, trace('-20,60 620,420 620,720 -20,1090'), { fill: fills.plaster, lift: 12 });
  const eaves = sheet(pen, trace('-20,-30 660,390 640,440 -20,130'), { fill: pen.ink.dark, lift: 12 });
  const doors = trace('90,230 330,430 500,560').map(([from, to]) => {
    const top = (x: number): Point => [x, 420 + (x / 620) * 95];
    const base = (x: number): Point => [x, 1078 - (x / 620) * 358];
    return sheet(pen, [top(from), top(to), base(to), base(from)], { fill: fills.doors });
  });
  return side + doors.join('') + eaves;
}
