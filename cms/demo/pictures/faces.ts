import { box, disc, ribbon, sheet, smooth, strip, times, type Pen, type Point, trace } from './paper-cut';

/** What tells one person from another in cut paper. */
export interface Person {
  readonly hair: 'short' | 'bob' | 'bun' | 'grey' | 'long' | 'bald';
  readonly top?: 'straw' | 'cap' | 'helmet' | 'none';
  readonly glasses?: boolean;
  readonly beard?: boolean;
  readonly dress: 'collar' | 'coat' | 'apron' | 'round' | 'vest';
  readonly coat: string;
}

/** Where the chin is, and half the width of the face. */
interface Head {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Cuts a person from the chest up around x, with the chin at y; `r` is half the width of the face. */
export function bust(pen: Pen, at: Head, who: Person): string {
  const { x, y, r } = at;
  const { b } = pen.ink;
  const face = smooth(trace('-1,-1.75 -.92,-.7 0,.06 .92,-.7 1,-1.75 0,-2.6', { x, y, unit: r }), true);
  const shade = smooth(trace('.03,-2.57 .2,-1.4 .04,-.95 .16,.02 .92,-.7 1,-1.75 .56,-2.36', { x, y, unit: r }), true);
  const neck: Point[] = trace('-.34,-.5 .4,-.5 .46,.7 -.4,.7', { x, y, unit: r });
  return [
    backHair(pen, at, who),
    sheet(pen, neck, { fill: b[2] }),
    shoulders(pen, at, who),
    sheet(pen, face, { fill: b[0], lift: r * 0.06, wobble: 1 }),
    sheet(pen, shade, { fill: b[1], wobble: 1 }),
    features(pen, at, who),
    frontHair(pen, at, who),
    headwear(pen, at, who.top ?? 'none'),
  ].join('');
}

function hairInk(pen: Pen, who: Person): string {
  return who.hair === 'grey' ? pen.ink.a[1] : pen.ink.dark;
}

function backHair(pen: Pen, { x, y, r }: Head, who: Person): string {
  const fill = hairInk(pen, who);
  if (who.hair === 'bun') return disc(pen, { x: x + r * 0.1, y: y - r * 2.95, rx: r * 0.5 }, { fill, lift: r * 0.05 });
  if (who.hair === 'bob')
    return disc(pen, { x, y: y - r * 1.35, rx: r * 1.26, ry: r * 1.42 }, { fill, lift: r * 0.06 });
  if (who.hair !== 'long') return '';
  return sheet(pen, smooth(trace('-1.2,-1.8 0,-2.85 1.2,-1.8 1.3,.8 -1.3,.8', { x, y, unit: r }), true), {
    fill,
    lift: r * 0.06,
  });
}

function shoulders(pen: Pen, at: Head, who: Person): string {
  const { a, paper, dark } = pen.ink;
  const { x, y, r } = at;
  const body = '-2.15,3.6 -2,1.35 -1.2,.72 -.42,.36 0,.62 .46,.36 1.2,.72 2,1.35 2.15,3.6';
  const cloth = sheet(pen, smooth(trace(body, { x, y, unit: r })), { fill: who.coat, lift: r * 0.09, wobble: 2 });
  if (who.dress === 'collar') return cloth + lapels(pen, at, paper);
  if (who.dress === 'apron') return cloth + apron(pen, at);
  if (who.dress === 'vest') return cloth + vest(pen, at);
  if (who.dress === 'coat') {
    return cloth + sheet(pen, trace('-.4,.4 .44,.4 0,2', { x, y, unit: r }), { fill: paper }) + lapels(pen, at, dark);
  }
  const neckline = smooth(trace('-.5,.36 0,.76 .54,.36', { x, y, unit: r }));
  return cloth + ribbon(pen, { along: neckline, width: () => r * 0.14 }, { fill: a[1] });
}

function lapels(pen: Pen, { x, y, r }: Head, fill: string): string {
  return ['-.44,.32 -.98,.62 -.08,1.75 0,.8', '.44,.32 .98,.62 .08,1.75 0,.8']
    .map((cut) => sheet(pen, trace(cut, { x, y, unit: r }), { fill, lift: r * 0.03 }))
    .join('');
}

function apron(pen: Pen, { x, y, r }: Head): string {
  const fill = pen.ink.paper;
  const bib = box(pen, { x: x - r * 0.95, y: y + r * 1.3, w: r * 1.9, h: r * 2.4 }, { fill, lift: r * 0.05 });
  const straps = [-1, 1].map((side) => {
    const [low, high]: Point[] = trace(`${side * 0.8},1.34 ${side * 0.62},.5`, { x, y, unit: r });
    return low && high ? strip(pen, [low, high, r * 0.16], { fill }) : '';
  });
  return bib + straps.join('');
}

function vest(pen: Pen, { x, y, r }: Head): string {
  const halves = ['-.5,.4 -1.3,.76 -1.4,3.6 -.3,3.6', '.5,.4 1.3,.76 1.4,3.6 .3,3.6'];
  return halves
    .map((cut, n) => sheet(pen, trace(cut, { x, y, unit: r }), { fill: pen.ink.b[n === 0 ? 4 : 3], lift: r * 0.04 }))
    .join('');
}

function features(pen: Pen, { x, y, r }: Head, who: Person): string {
  const { b, dark, paper } = pen.ink;
  const eyes = [-1, 1].map((side) => {
    const ex = x + side * r * 0.42;
    const brow = ribbon(
      pen,
      {
        along: smooth(trace('-.22,-1.62 0,-1.7 .22,-1.62', { x: ex, y, unit: r })),
        width: () => r * 0.075,
      },
      { fill: dark },
    );
    return brow + disc(pen, { x: ex, y: y - r * 1.34, rx: r * 0.085, ry: r * 0.1 }, { fill: dark });
  });
  const mouth = ribbon(
    pen,
    {
      along: smooth(trace('-.26,-.52 0,-.42 .26,-.54', { x, y, unit: r })),
      width: (t) => r * (0.03 + 0.07 * Math.sin(Math.PI * t)),
    },
    { fill: b[4] },
  );
  const nose = sheet(pen, trace('.02,-1.3 .18,-.86 -.02,-.84', { x, y, unit: r }), { fill: b[2], wobble: 0.6 });
  const rims = who.glasses
    ? [-1, 1].map((side) => ring(pen, { x: x + side * r * 0.42, y: y - r * 1.32, r: r * 0.3 })).join('') +
      strip(pen, [[x - r * 0.13, y - r * 1.36], [x + r * 0.13, y - r * 1.36], r * 0.06], { fill: dark })
    : '';
  const beard = who.beard
    ? sheet(pen, smooth(trace('-.4,-.34 0,-.26 .4,-.34 .2,.3 0,.5 -.2,.3', { x, y, unit: r }), true), {
        fill: paper,
        lift: r * 0.03,
      })
    : '';
  return eyes.join('') + nose + mouth + beard + rims;
}

function ring(pen: Pen, { x, y, r }: Head): string {
  const round = times(17, (n): Point => [x + Math.cos((n * Math.PI) / 8) * r, y + Math.sin((n * Math.PI) / 8) * r]);
  return ribbon(pen, { along: round, width: () => r * 0.2 }, { fill: pen.ink.dark });
}

function frontHair(pen: Pen, { x, y, r }: Head, who: Person): string {
  const fill = hairInk(pen, who);
  if (who.hair === 'bald') return '';
  const parting = who.hair === 'short' || who.hair === 'grey' ? 0.3 : -0.25;
  const fringe = smooth(
    [
      [x - r * 1.1, y - r * 1.25],
      [x - r * 1.12, y - r * 2.1],
      [x - r * 0.5, y - r * 2.78],
      [x + r * 0.45, y - r * 2.8],
      [x + r * 1.1, y - r * 2.15],
      [x + r * 1.1, y - r * 1.25],
      [x + r * 0.88, y - r * 1.75],
      [x + r * parting, y - r * 2.14],
      [x - r * 0.7, y - r * 1.86],
    ],
    true,
  );
  return sheet(pen, fringe, { fill, lift: r * 0.04, wobble: 1 });
}

function headwear(pen: Pen, { x, y, r }: Head, top: 'straw' | 'cap' | 'helmet' | 'none'): string {
  const { a, b, dark } = pen.ink;
  if (top === 'straw')
    return (
      sheet(pen, trace('-2.1,-1.75 0,-3.5 2.1,-1.75 0,-1.95', { x, y, unit: r }), { fill: b[2], lift: r * 0.12 }) +
      [0.4, 0.75]
        .map((t) =>
          ribbon(
            pen,
            {
              along: smooth([
                [x - r * 2.1 * t, y - r * (3.5 - 1.75 * t)],
                [x, y - r * (3.5 - 1.5 * t)],
                [x + r * 2.1 * t, y - r * (3.5 - 1.75 * t)],
              ]),
              width: () => r * 0.07,
            },
            { fill: b[4] },
          ),
        )
        .join('')
    );
  if (top === 'none') return '';
  const dome = smooth(trace('-1.16,-1.85 -1.02,-2.6 0,-3.05 1.02,-2.6 1.16,-1.85', { x, y, unit: r }));
  const brim: Point[] =
    top === 'cap'
      ? trace('-1.15,-1.95 1.2,-1.95 1.75,-1.66 -.1,-1.74', { x, y, unit: r })
      : trace('-1.4,-1.98 1.4,-1.98 1.44,-1.74 -1.44,-1.74', { x, y, unit: r });
  return (
    sheet(pen, dome, { fill: top === 'cap' ? a[4] : b[3], lift: r * 0.06 }) +
    sheet(pen, brim, { fill: dark, lift: r * 0.06 })
  );
}
