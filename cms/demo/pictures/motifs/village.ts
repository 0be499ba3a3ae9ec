import { hill, house, tree } from '../landscape';
import { between, times } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Motif } from '../scene';

/** A village among trees: way 0 by day, 1 a guest house with people in the yard. */
export const village: Motif = (pen, as) => {
  const { a, b, dark } = pen.ink;
  const tone = depth(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 1180, y: 230, r: 128 }) +
    hill(pen, { y: 470, rise: 260, crests: 2 }, { fill: tone.far }) +
    hill(pen, { y: 610, rise: 150, crests: 3 }, { fill: tone.mid });
  const walls = { wall: tone.wall, roof: dark, door: b[4] };
  const small = times(
    5,
    (n) =>
      tree(
        pen,
        { x: 90 + n * 350, y: 700, size: between(pen, 180, 260) },
        { crown: n % 2 ? a[4] : b[3], trunk: dark },
      ) + house(pen, { x: 160 + n * 310, y: 720 - (n % 2) * 30, w: 200 }, walls),
  ).join('');
  const near = hill(pen, { y: 800, rise: 60, crests: 2 }, { fill: as.hour === 'night' ? a[4] : a[2] });
  const front =
    as.way === 1
      ? house(pen, { x: 480, y: 930, w: 560 }, walls) +
        figure(pen, { x: 1180, y: 990, h: 230, pose: 'walk', coat: b[4] }) +
        figure(pen, { x: 330, y: 1000, h: 235, pose: 'walk', coat: a[4], flip: true })
      : tree(pen, { x: 1290, y: 1060, size: 640 }, { crown: a[4], trunk: dark }) +
        figure(pen, { x: 1010, y: 980, h: 200, pose: 'carry', hat: 'straw', coat: b[4] });
  return back + small + near + front;
};
