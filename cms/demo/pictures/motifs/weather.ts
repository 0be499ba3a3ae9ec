import { ground, hill, tree } from '../landscape';
import { between, disc, ribbon, smooth, times, trace, type Pen } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Composition, type Motif } from '../scene';

/** Weather: way 0 a cold wind in the leaves, 1 fog over roofs and hills, 2 stars over the ridge. */
export const weather: Motif = (pen, as) => {
  if (as.way === 0) return wind(pen);
  if (as.way === 1) return fog(pen, as);
  const { a, b, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const stars = times(70, () =>
    disc(pen, { x: between(pen, 0, 1600), y: between(pen, 0, 620), rx: between(pen, 2, 8) }, { fill: paper }),
  );
  return (
    sky(pen, 'night', { x: 1150, y: 250, r: 90 }) +
    stars.join('') +
    hill(pen, { y: 720, rise: 260, crests: 3 }, { fill: tone.far }) +
    hill(pen, { y: 900, rise: 160, crests: 2 }, { fill: a[2] }) +
    figure(pen, { x: 620, y: 890, h: 150, pose: 'stand', coat: b[3] }) +
    figure(pen, { x: 700, y: 890, h: 110, pose: 'stand', coat: b[4] })
  );
};

function wind(pen: Pen): string {
  const { a, b, paper } = pen.ink;
  const gusts = times(6, (n) =>
    ribbon(
      pen,
      {
        along: smooth([
          [-60, 210 + n * 120],
          [500, 160 + n * 126],
          [980, 250 + n * 110],
          [1280, 190 + n * 118],
          [1700, 260 + n * 110],
        ]),
        width: (t) => 8 + 22 * Math.sin(Math.PI * t),
      },
      { fill: n % 2 ? paper : a[2] },
    ),
  );
  const leaves = times(34, () =>
    disc(
      pen,
      { x: between(pen, 120, 1580), y: between(pen, 120, 960), rx: between(pen, 14, 34), ry: between(pen, 9, 17) },
      { fill: [b[4], b[3], b[2]][Math.floor(pen.random() * 3)] ?? b[4], lift: 5 },
    ),
  );
  const hills = hill(pen, { y: 860, rise: 120, crests: 2 }, { fill: a[2] });
  const walker = figure(pen, { x: 1080, y: 990, h: 320, pose: 'walk', coat: b[4], flip: true });
  return ground(a[1]) + hills + gusts.join('') + bareTrunk(pen) + leaves.join('') + walker;
}

function bareTrunk(pen: Pen): string {
  const fill = pen.ink.dark;
  const trunk = { along: smooth(trace('230,1100 250,760 330,420 520,150')), width: (t: number) => 100 - 82 * t };
  const limbs = ['260,660 410,580 560,420', '300,500 215,400 130,220', '380,340 510,335 640,250'].map((line) =>
    ribbon(pen, { along: smooth(trace(line)), width: (t) => 40 - 34 * t }, { fill }),
  );
  return ribbon(pen, trunk, { fill, lift: 12 }) + limbs.join('');
}

function fog(pen: Pen, as: Composition): string {
  const { a, dark } = pen.ink;
  const layers = times(6, (n) =>
    hill(
      pen,
      { y: 420 + n * 120, rise: 190 - n * 14, crests: 2 + (n % 3) },
      { fill: [a[1], a[0], a[2], a[1], a[3], a[4]][n] ?? a[1], lift: 6 },
    ),
  );
  return (
    sky(pen, as.hour, { x: 980, y: 300, r: 170 }) +
    layers.join('') +
    times(3, (n) => tree(pen, { x: 260 + n * 120, y: 1010, size: 240 - n * 40 }, { crown: dark, trunk: dark })).join('')
  );
}
