import { bust } from '../faces';
import { ground, WIDTH } from '../landscape';
import { between, box, disc, sheet, strip, times, trace } from '../paper-cut';
import type { Motif } from '../scene';

/** A library: way 0 shelves and a reader, 1 a book mobile-like stack of books close up. */
export const library: Motif = (pen, as) => {
  const { a, b, dark, paper } = pen.ink;
  const spines = [b[4], a[3], paper, a[4], b[2], dark, b[3]];
  if (as.way === 1) {
    const pile = times(
      6,
      (n) =>
        box(
          pen,
          { x: 430 + between(pen, -50, 60), y: 850 - n * 104, w: 700 - n * 36, h: 96 },
          { fill: spines[n % 7] ?? dark, lift: 12 },
        ) + box(pen, { x: 520, y: 878 - n * 104, w: 180, h: 12 }, { fill: n === 2 ? a[4] : paper }),
    );
    return (
      ground(a[1]) +
      disc(pen, { x: 1080, y: 360, rx: 270 }, { fill: b[1] }) +
      box(pen, { x: -20, y: 946, w: WIDTH + 40, h: 200 }, { fill: a[4] }) +
      pile.join('')
    );
  }
  const shelves = times(4, (row) => {
    const books: string[] = [];
    let x = 30;
    while (x < 1560) {
      const [w, h] = [between(pen, 24, 52), between(pen, 120, 172)];
      books.push(
        box(
          pen,
          { x, y: 214 + row * 208 - h, w, h },
          { fill: spines[Math.floor(pen.random() * 7)] ?? dark, wobble: 1 },
        ),
      );
      x += w + (pen.random() > 0.93 ? 60 : 5);
    }
    return books.join('') + box(pen, { x: -20, y: 214 + row * 208, w: WIDTH + 40, h: 20 }, { fill: dark, lift: 10 });
  });
  const reader = bust(pen, { x: 800, y: 610, r: 106 }, { hair: 'bob', glasses: true, dress: 'round', coat: b[4] });
  const book =
    sheet(pen, trace('610,800 800,850 990,800 990,660 800,706 610,660'), { fill: paper, lift: 14 }) +
    strip(pen, [[800, 706], [800, 850], 7], { fill: a[3] });
  return (
    ground(a[1]) +
    shelves.join('') +
    disc(pen, { x: 800, y: 700, rx: 330, ry: 360 }, { fill: a[0], lift: 12 }) +
    reader +
    book +
    box(pen, { x: -20, y: 980, w: WIDTH + 40, h: 120 }, { fill: a[4], lift: 8 })
  );
};
