import { hill } from '../landscape';
import { box, disc, ribbon, sheet, smooth, strip, times, trace, type Pen, type Point } from '../paper-cut';
import { figure } from '../people';
import { depth, sky, type Composition, type Hour, type Motif } from '../scene';
import { pot } from './pots';
import { smoke } from './smoke';

/** The dragon kiln on its slope: way 0 firing, 1 at night with glowing ports, 2 cold, with pots laid out. */
export const kiln: Motif = (pen, as) => {
  const { a, paper } = pen.ink;
  const tones = as.hour === 'night' ? [a[3], a[2]] : [paper, a[0], a[1]];
  const fumes = as.way === 2 ? '' : smoke(pen, { x: 1372, y: 330, drift: -112, climb: 34 }, tones);
  return kilnGround(pen, as.hour) + fumes + kilnWorks(pen, as);
};

/** What lies behind the smoke: the sky and the far hills. */
export function kilnGround(pen: Pen, hour: Hour): string {
  const hills = hill(pen, { y: 520, rise: 230, crests: 3 }, { fill: depth(pen, hour).far });
  return sky(pen, hour, { x: 340, y: 230, r: 120 }) + hills;
}

/** What stands before the smoke: the slope, the kiln, the people, wood or finished pots. */
export function kilnWorks(pen: Pen, as: Composition): string {
  const { a, b } = pen.ink;
  const earth = as.hour === 'night' ? a[3] : b[1];
  const slope = sheet(pen, trace('-60,900 500,800 1660,470 1660,1130 -60,1130'), { fill: earth, lift: 12 });
  const stoker = figure(pen, { x: 230, y: 960, h: 250, pose: 'bend', coat: b[4] });
  if (as.way === 2) return slope + kilnBody(pen, as.way) + stoker + openedWares(pen);
  const carrier = figure(pen, { x: 760, y: 990, h: 240, pose: 'walk', coat: a[4], flip: true });
  return slope + kilnBody(pen, as.way) + stoker + carrier + woodpile(pen);
}

function openedWares(pen: Pen): string {
  const { a, b, paper } = pen.ink;
  return times(9, (n) => {
    const at = { x: 470 + n * 118, y: 1000 - (n % 2) * 64, h: 110 + (n % 3) * 22 };
    return pot(pen, at, [b[4], a[3], paper][n % 3] ?? paper);
  }).join('');
}

function kilnBody(pen: Pen, way: number): string {
  const { b, dark, paper } = pen.ink;
  const spine = smooth(trace('300,790 560,640 980,500 1400,380'));
  const body = ribbon(
    pen,
    { along: spine.map(([x, y]): Point => [x, y + 60]), width: (t) => 250 - 70 * t },
    { fill: b[3], lift: 18, wobble: 3 },
  );
  const joints = times(6, (n) => {
    const [x, y] = spine[4 + n * 4] ?? [0, 0];
    return ribbon(
      pen,
      {
        along: smooth([
          [x - 16, y - 44],
          [x + 44, y + 40],
          [x + 34, y + 170],
        ]),
        width: () => 8,
      },
      { fill: dark },
    );
  });
  const ports = times(5, (n) => {
    const [x, y] = spine[6 + n * 4] ?? [0, 0];
    return (
      disc(pen, { x: x + 24, y: y + 66, rx: 25, ry: 30 }, { fill: way === 2 ? dark : b[0], lift: 4 }) +
      (way === 2 ? '' : disc(pen, { x: x + 24, y: y + 72, rx: 14, ry: 18 }, { fill: b[4] }))
    );
  });
  const mouth =
    disc(pen, { x: 318, y: 858, rx: 92, ry: 100 }, { fill: dark, lift: 8 }) +
    (way === 2
      ? ''
      : sheet(pen, smooth(trace('262,920 286,800 320,850 346,780 376,920')), { fill: b[4] }) +
        sheet(pen, smooth(trace('292,924 318,856 350,924')), { fill: paper }));
  const roof =
    strip(pen, [[880, 430], [1520, 236], 26], { fill: dark, lift: 12 }) +
    [930, 1200, 1480].map((x, n) => box(pen, { x, y: 430 - n * 84, w: 16, h: 210 }, { fill: dark })).join('');
  const chimney = sheet(pen, trace('1330,500 1345,330 1405,330 1424,500'), { fill: b[4], lift: 10 });
  return chimney + roof + body + joints.join('') + ports.join('') + mouth;
}

function woodpile(pen: Pen): string {
  const { b, dark } = pen.ink;
  return times(15, (n) => {
    const row = n < 6 ? 0 : n < 11 ? 1 : 2;
    const column = n - ([0, 6, 11][row] ?? 0);
    const at = { x: 1010 + row * 38 + column * 78, y: 985 - row * 66, rx: 38 };
    return disc(pen, at, { fill: n % 3 ? b[2] : b[3], lift: 5 }) + disc(pen, { ...at, rx: 14 }, { fill: dark });
  }).join('');
}
