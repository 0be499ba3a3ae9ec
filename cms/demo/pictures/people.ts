import { between, disc, ribbon, sheet, smooth, strip, type Pen, type Point, trace } from './paper-cut';

/** A small person in a landscape: where the feet are, how tall, which way they bend, what they wear. */
export interface Figure {
  readonly x: number;
  readonly y: number;
  readonly h: number;
  readonly hat?: 'straw' | 'cap' | 'none';
  readonly pose?: 'stand' | 'walk' | 'bend' | 'carry';
  readonly coat: string;
  readonly flip?: boolean;
}

function legs(pen: Pen, who: Figure, fill: string): string {
  const stride = who.pose === 'walk' || who.pose === 'carry' ? 0.17 : 0.06;
  const hip = who.y - who.h * 0.42;
  return [-1, 1]
    .map((side) =>
      ribbon(
        pen,
        {
          along: [
            [who.x + side * who.h * 0.04, hip],
            [who.x + side * who.h * stride, who.y],
          ],
          width: (t) => who.h * (0.12 - 0.05 * t),
        },
        { fill, wobble: 0.6 },
      ),
    )
    .join('');
}

function coat(who: Figure, lean: number): Point[] {
  const { x, y, h } = who;
  return smooth(
    [
      [x - h * 0.12 + lean, y - h * 0.8],
      [x + h * 0.12 + lean, y - h * 0.8],
      [x + h * 0.17 + lean * 0.4, y - h * 0.58],
      [x + h * 0.16, y - h * 0.32],
      [x - h * 0.16, y - h * 0.32],
      [x - h * 0.17 + lean * 0.4, y - h * 0.58],
    ],
    true,
  );
}

function hat(pen: Pen, who: Figure, head: Point): string {
  const [x, y] = head;
  const h = who.h;
  if (who.hat === 'straw') {
    const brim: Point[] = trace('-.19,-.02 0,-.17 .19,-.02 0,.02', { x, y, unit: h });
    return sheet(pen, brim, { fill: pen.ink.b[2], lift: h * 0.015, wobble: 0.8 });
  }
  const hair = who.hat === 'cap' ? pen.ink.b[4] : pen.ink.dark;
  const cap = smooth(trace('-.1,.01 -.08,-.09 .03,-.115 .1,-.03 .02,-.035', { x, y, unit: h }));
  return sheet(pen, cap, { fill: hair, wobble: 0.5 });
}

/** Cuts a small person out of five or six pieces. */
export function figure(pen: Pen, who: Figure): string {
  const lean = (who.pose === 'bend' ? who.h * 0.26 : who.pose === 'walk' ? who.h * 0.04 : 0) * (who.flip ? -1 : 1);
  const drop = who.pose === 'bend' ? who.h * 0.06 : 0;
  const head: Point = [who.x + lean * 1.25, who.y - who.h * 0.89 + drop];
  const shoulder: Point = [who.x + lean * 0.9, who.y - who.h * 0.72];
  const reach = who.flip ? -1 : 1;
  const hand: Point =
    who.pose === 'bend'
      ? [who.x + lean * 1.7, who.y - who.h * 0.34]
      : [who.x + reach * who.h * between(pen, 0.16, 0.24), who.y - who.h * 0.46];
  const arm = ribbon(
    pen,
    { along: [shoulder, hand], width: (t) => who.h * (0.09 - 0.03 * t) },
    { fill: pen.ink.dark, wobble: 0.5 },
  );
  return [
    legs(pen, who, pen.ink.dark),
    sheet(pen, coat(who, lean), { fill: who.coat, lift: who.h * 0.03, wobble: 0.8 }),
    who.pose === 'stand' ? '' : arm,
    disc(pen, { x: head[0], y: head[1], rx: who.h * 0.085, ry: who.h * 0.095 }, { fill: pen.ink.b[1] }),
    hat(pen, who, head),
    who.pose === 'carry' ? pole(pen, who) : '',
  ].join('');
}

/** A shoulder pole with a basket at each end. */
function pole(pen: Pen, who: Figure): string {
  const y = who.y - who.h * 0.76;
  const reach = who.h * 0.55;
  const baskets = [-1, 1].map((side) => {
    const x = who.x + side * reach;
    const bowl: Point[] = trace('-.15,.34 .15,.34 .1,.54 -.1,.54', { x, y, unit: who.h });
    return (
      strip(pen, [[x, y], [x, y + who.h * 0.36], 3], { fill: pen.ink.dark }) +
      disc(pen, { x, y: y + who.h * 0.34, rx: who.h * 0.13, ry: who.h * 0.07 }, { fill: pen.ink.b[3] }) +
      sheet(pen, bowl, { fill: pen.ink.b[2], lift: 4, wobble: 1 })
    );
  });
  const bar = ribbon(
    pen,
    {
      along: smooth([
        [who.x - reach, y + 4],
        [who.x, y - who.h * 0.05],
        [who.x + reach, y + 4],
      ]),
      width: () => Math.max(4, who.h * 0.035),
    },
    { fill: pen.ink.dark },
  );
  return baskets.join('') + bar;
}

/** A few people of about one height along a line. */
export function crowd(
  pen: Pen,
  row: { from: number; to: number; y: number; h: number; count: number },
  coats: readonly string[],
): string {
  const gap = (row.to - row.from) / Math.max(1, row.count - 1);
  return Array.from({ length: row.count }, (_, index) =>
    figure(pen, {
      x: row.from + gap * index + between(pen, -gap * 0.18, gap * 0.18),
      y: row.y + between(pen, -row.h * 0.05, row.h * 0.05),
      h: row.h * between(pen, 0.9, 1.06),
      pose: index % 3 === 1 ? 'walk' : 'stand',
      hat: index % 4 === 2 ? 'cap' : 'none',
      coat: coats[index % coats.length] ?? pen.ink.a[3],
      flip: index % 2 === 0,
    }),
  ).join('');
}
