import { hill, tree, WIDTH } from '../landscape';
import { box, disc, ribbon, smooth, strip, times, trace, type Pen } from '../paper-cut';
import { crowd, figure } from '../people';
import { depth, sky, type Motif } from '../scene';
import { block } from './building';

/** A school yard: way 0 lessons outdoors, 1 basketball, 2 two pupils on the way over the hill. */
export const schoolYard: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const back =
    sky(pen, as.hour, { x: 240, y: 190, r: 100 }) + hill(pen, { y: 470, rise: 230, crests: 3 }, { fill: tone.far });
  if (as.way === 2)
    return (
      back +
      hill(pen, { y: 620, rise: 120, crests: 2 }, { fill: tone.mid }) +
      block(pen, { x: 1020, y: 660, w: 390, floors: 2 }, { wall: paper, pane: a[3], trim: b[4] }) +
      hill(pen, { y: 800, rise: 110, crests: 2 }, { fill: a[4] }) +
      pupils(pen)
    );
  const house =
    block(pen, { x: 380, y: 690, w: 1020, floors: 3 }, { wall: paper, pane: a[2], trim: b[4] }) +
    box(pen, { x: 800, y: 560, w: 180, h: 130 }, { fill: b[4], lift: 6 });
  const yard = box(pen, { x: -20, y: 685, w: WIDTH + 40, h: 420 }, { fill: as.way === 1 ? b[3] : b[1] });
  const lines =
    as.way === 1
      ? ribbon(
          pen,
          {
            along: smooth(trace('520,1080 640,860 1000,800 1360,860 1480,1080')),
            width: () => 10,
          },
          { fill: paper },
        ) + hoop(pen)
      : '';
  const kids = crowd(pen, { from: as.way === 1 ? 560 : 260, to: 1200, y: 980, h: 230, count: as.way === 1 ? 4 : 6 }, [
    a[4],
    paper,
    b[4],
  ]);
  return (
    back +
    tree(pen, { x: 210, y: 720, size: 420 }, { crown: a[4], trunk: dark }) +
    house +
    yard +
    lines +
    kids +
    (as.way === 1 ? disc(pen, { x: 860, y: 560, rx: 44 }, { fill: b[4], lift: 10 }) : '')
  );
};

function hoop(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const x = 1380;
  return (
    box(pen, { x: x + 70, y: 380, w: 26, h: 620 }, { fill: dark, lift: 10 }) +
    box(pen, { x: x - 60, y: 330, w: 170, h: 190 }, { fill: paper, lift: 10 }) +
    box(pen, { x: x - 20, y: 420, w: 84, h: 70 }, { fill: a[4] }) +
    disc(pen, { x: x - 62, y: 530, rx: 62, ry: 14 }, { fill: b[4], lift: 5 }) +
    times(4, (n) => strip(pen, [[x - 112 + n * 34, 536], [x - 98 + n * 24, 610], 5], { fill: paper })).join('')
  );
}

function pupils(pen: Pen): string {
  const { b, paper } = pen.ink;
  return [
    [520, 900, 270, b[4]],
    [690, 930, 240, paper],
    [860, 900, 200, b[3]],
  ]
    .map(([x, y, h, coat]) => {
      // The rows above mix numbers with one colour each.
      const who = { x: Number(x), y: Number(y), h: Number(h), coat: String(coat) };
      return (
        figure(pen, { ...who, pose: 'walk' }) +
        box(
          pen,
          { x: who.x - who.h * 0.24, y: who.y - who.h * 0.78, w: who.h * 0.16, h: who.h * 0.3 },
          { fill: pen.ink.dark, lift: 4 },
        )
      );
    })
    .join('');
}
