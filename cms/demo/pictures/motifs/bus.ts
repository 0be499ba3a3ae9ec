import { tree, WIDTH } from '../landscape';
import { box, disc, times } from '../paper-cut';
import { crowd } from '../people';
import { sky, type Motif } from '../scene';
import { skyline } from './skyline';

/** A bus at its stop. */
export const bus: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const town =
    sky(pen, as.hour, { x: 1240, y: 200, r: 110 }) +
    skyline(pen, 690, { wall: a[1], pane: paper }) +
    box(pen, { x: -20, y: 680, w: WIDTH + 40, h: 420 }, { fill: a[3] }) +
    box(pen, { x: -20, y: 680, w: WIDTH + 40, h: 60 }, { fill: b[1] });
  const y = 440;
  const body = box(pen, { x: 330, y, w: 900, h: 400 }, { fill: b[4], lift: 18, wobble: 4 });
  const panes =
    times(5, (n) => box(pen, { x: 372 + n * 150, y: y + 54, w: 128, h: 140 }, { fill: n === 3 ? b[1] : paper })).join(
      '',
    ) + box(pen, { x: 1128, y: y + 50, w: 102, h: 190 }, { fill: paper });
  const heads = [0, 1, 2, 4]
    .map((n) => disc(pen, { x: 436 + n * 150, y: y + 160, rx: 28, ry: 33 }, { fill: n % 2 ? dark : a[3] }))
    .join('');
  const trim =
    box(pen, { x: 330, y: y + 236, w: 900, h: 34 }, { fill: paper }) +
    box(pen, { x: 826, y: y + 50, w: 120, h: 344 }, { fill: a[4] }) +
    box(pen, { x: 882, y: y + 60, w: 8, h: 330 }, { fill: paper });
  const wheels = [500, 1070]
    .map(
      (x) =>
        disc(pen, { x, y: y + 400, rx: 74 }, { fill: dark, lift: 8 }) +
        disc(pen, { x, y: y + 400, rx: 32 }, { fill: b[1] }),
    )
    .join('');
  const stop =
    box(pen, { x: 176, y: 380, w: 14, h: 520 }, { fill: dark }) +
    disc(pen, { x: 183, y: 350, rx: 66 }, { fill: paper, lift: 8 }) +
    box(pen, { x: 146, y: 336, w: 74, h: 14 }, { fill: b[4] }) +
    box(pen, { x: 156, y: 362, w: 54, h: 12 }, { fill: a[4] });
  return (
    town +
    body +
    panes +
    heads +
    trim +
    wheels +
    stop +
    crowd(pen, { from: 1310, to: 1510, y: 940, h: 310, count: 2 }, [dark, b[3]]) +
    tree(pen, { x: 60, y: 800, size: 330 }, { crown: a[4], trunk: dark })
  );
};
