import { WIDTH } from '../landscape';
import { between, box, disc, sheet, strip, times, trace, type Pen } from '../paper-cut';
import { crowd, figure } from '../people';
import { sky, type Motif } from '../scene';
import { skyline } from './skyline';

/** The town from across the water or at work: way 0 evening windows, 1 cranes, 2 pipes under the street. */
export const city: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const night = as.hour === 'night';
  const back =
    sky(pen, as.hour, { x: 1180, y: 240, r: 130 }) +
    skyline(pen, 560, { wall: night ? a[4] : a[1], pane: night ? b[2] : paper }) +
    skyline(pen, 690, { wall: night ? a[3] : a[3], pane: night ? b[1] : b[1] });
  if (as.way === 2) return back + pipes(pen);
  const crane =
    as.way === 1
      ? [380, 1050]
          .map(
            (x, n) =>
              strip(pen, [[x, 690], [x, 190 - n * 60], 22], { fill: b[4], lift: 8 }) +
              strip(pen, [[x - 190, 240 - n * 60], [x + 430, 205 - n * 60], 17], { fill: b[4], lift: 8 }) +
              strip(pen, [[x + 350, 214 - n * 60], [x + 350, 420], 5], { fill: dark }),
          )
          .join('')
      : '';
  const quay =
    box(pen, { x: -20, y: 685, w: WIDTH + 40, h: 60 }, { fill: dark }) +
    box(pen, { x: -20, y: 740, w: WIDTH + 40, h: 400 }, { fill: night ? a[4] : a[2] });
  const shine = times(26, () =>
    box(
      pen,
      { x: between(pen, 0, 1580), y: between(pen, 770, 1040), w: between(pen, 30, 130), h: 9 },
      { fill: night ? b[2] : paper },
    ),
  );
  return (
    back + crane + quay + shine.join('') + crowd(pen, { from: 420, to: 1080, y: 745, h: 130, count: 4 }, [b[4], paper])
  );
};

function pipes(pen: Pen): string {
  const { a, b, dark, paper } = pen.ink;
  const soil =
    box(pen, { x: -20, y: 690, w: WIDTH + 40, h: 420 }, { fill: b[2] }) +
    box(pen, { x: -20, y: 684, w: WIDTH + 40, h: 44 }, { fill: dark }) +
    times(18, () =>
      disc(pen, { x: between(pen, 0, 1600), y: between(pen, 760, 1050), rx: between(pen, 8, 24) }, { fill: b[3] }),
    ).join('');
  const main =
    strip(pen, [[-40, 900], [1640, 900], 120], { fill: a[4], lift: 18 }) +
    strip(pen, [[-40, 874], [1640, 874], 12], { fill: a[2] }) +
    [300, 760, 1250].map((x) => box(pen, { x, y: 826, w: 40, h: 150 }, { fill: dark, lift: 8 })).join('');
  const pit =
    sheet(pen, trace('560,690 990,690 940,850 610,850'), { fill: b[0] }) +
    figure(pen, { x: 720, y: 845, h: 260, hat: 'cap', pose: 'bend', coat: b[4] });
  const barrier = [470, 1010]
    .map(
      (x) =>
        box(pen, { x, y: 600, w: 110, h: 36 }, { fill: b[4], lift: 6 }) +
        box(pen, { x: x + 38, y: 600, w: 34, h: 36 }, { fill: paper }) +
        box(pen, { x: x + 10, y: 630, w: 10, h: 70 }, { fill: dark }) +
        box(pen, { x: x + 90, y: 630, w: 10, h: 70 }, { fill: dark }),
    )
    .join('');
  return soil + pit + main + barrier;
}
