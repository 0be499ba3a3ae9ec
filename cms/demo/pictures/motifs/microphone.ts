import { bust } from '../faces';
import { ground, WIDTH } from '../landscape';
import { box, disc, place, ribbon, smooth, times, trace, type Pen } from '../paper-cut';
import type { Motif } from '../scene';

/** A microphone: way 0 large on a desk, 1 several held towards a speaker. */
export const microphone: Motif = (pen, as) => (as.way === 1 ? questions(pen) : single(pen));

function questions(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const hands = times(5, (n) => {
    const [x, top] = [330 + n * 235, 690 + ((n * 67) % 120)];
    return (
      ribbon(
        pen,
        {
          along: smooth([
            [x + (n - 2) * 40, 1120],
            [x, top + 220],
            [x, top + 120],
          ]),
          width: (t) => 116 - 24 * t,
        },
        { fill: n % 2 ? b[4] : a[3], lift: 10 },
      ) +
      box(pen, { x: x - 26, y: top, w: 52, h: 180 }, { fill: dark, lift: 6 }) +
      box(pen, { x: x - 48, y: top + 20, w: 96, h: 60 }, { fill: n % 2 ? paper : b[3] }) +
      disc(pen, { x, y: top - 20, rx: 54, ry: 62 }, { fill: a[4], lift: 6 })
    );
  });
  const speaker = bust(pen, { x: 800, y: 500, r: 112 }, { hair: 'short', dress: 'coat', glasses: true, coat: a[4] });
  return ground(b[1]) + disc(pen, { x: 800, y: 430, rx: 400 }, { fill: b[2] }) + speaker + hands.join('');
}

function waves(pen: Pen): string {
  const arcs = [330, 430, 530].map((unit) =>
    ribbon(
      pen,
      { along: smooth(trace('.8,-.5 1,0 .8,.5', { x: 800, y: 400, unit })), width: () => 20 },
      { fill: pen.ink.b[4] },
    ),
  );
  return arcs.join('') + place(arcs.join(''), { x: WIDTH, y: 0, flip: true });
}

function single(pen: Pen): string {
  const { a, b, dark } = pen.ink;
  const head = disc(pen, { x: 800, y: 400, rx: 210, ry: 270 }, { fill: dark, lift: 20 });
  const mesh = times(7, (n) =>
    ribbon(
      pen,
      {
        along: smooth([
          [620 + Math.abs(n - 3) * 12, 230 + n * 52],
          [800, 250 + n * 52],
          [980 - Math.abs(n - 3) * 12, 230 + n * 52],
        ]),
        width: () => 9,
      },
      { fill: a[3] },
    ),
  );
  const stand =
    box(pen, { x: 774, y: 690, w: 52, h: 240 }, { fill: a[4], lift: 10 }) +
    disc(pen, { x: 800, y: 945, rx: 230, ry: 46 }, { fill: a[4], lift: 14 }) +
    ribbon(
      pen,
      {
        along: smooth(trace('560,420 590,640 800,720 1010,640 1040,420')),
        width: () => 34,
      },
      { fill: b[3], lift: 10 },
    );
  return (
    ground(b[1]) +
    box(pen, { x: -20, y: 900, w: WIDTH + 40, h: 200 }, { fill: b[2] }) +
    waves(pen) +
    stand +
    head +
    mesh.join('') +
    box(pen, { x: 590, y: 440, w: 420, h: 44 }, { fill: b[4], lift: 6 })
  );
}
