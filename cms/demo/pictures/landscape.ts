import { between, box, disc, ribbon, sheet, smooth, times, type Look, type Pen, type Point, trace } from './paper-cut';

/** The size of a cover: 3:2. */
export const WIDTH = 1600;
/** The height of a cover. */
export const HEIGHT = 1067;

/** A full sheet of one colour, the first thing on the table. */
export function ground(fill: string): string {
  return `<path d="M0 0H${WIDTH}V${HEIGHT}H0Z" fill="${fill}"/>`;
}

/** A hill that runs over the whole width and down below the edge. */
export function hill(pen: Pen, shape: { y: number; rise: number; crests: number; fall?: number }, look: Look): string {
  const steps = shape.crests * 2;
  const crest = times(steps + 1, (index): Point => {
    const x = -60 + ((WIDTH + 120) * index) / steps;
    const up = index % 2 === 1 ? between(pen, 0.65, 1) : between(pen, 0, 0.3);
    return [x + between(pen, -40, 40), shape.y + ((shape.fall ?? 0) * index) / steps - shape.rise * up];
  });
  return sheet(pen, [...smooth(crest), [WIDTH + 80, HEIGHT + 80], [-80, HEIGHT + 80]], { lift: 12, ...look });
}

/** The sun or the moon, with one thin ring of the same ink around it when it is large. */
export function sun(pen: Pen, at: { x: number; y: number; r: number }, fill: string): string {
  return disc(pen, { x: at.x, y: at.y, rx: at.r }, { fill });
}

/** A broad-leaved tree: a trunk and one or more crowns. */
export function tree(
  pen: Pen,
  at: { x: number; y: number; size: number },
  inks: { crown: string; trunk: string },
): string {
  const s = at.size;
  const trunk = ribbon(
    pen,
    {
      along: trace('0,0 .03,-.5 0,-.8', { x: at.x, y: at.y, unit: s }),
      width: (t) => s * (0.13 - 0.07 * t),
    },
    { fill: inks.trunk },
  );
  return (
    disc(pen, { x: at.x, y: at.y - s * 0.85, rx: s * 0.42, ry: s * 0.46 }, { fill: inks.crown, lift: s * 0.035 }) +
    trunk
  );
}

/** A bamboo or willow-like spray: a stem with leaves hanging to one side. */
export function spray(pen: Pen, stem: { from: Point; to: Point; leaves: number }, fill: string): string {
  const [dx, dy] = [stem.to[0] - stem.from[0], stem.to[1] - stem.from[1]];
  const leaves = times(stem.leaves, (index) => {
    const t = (index + 1) / (stem.leaves + 0.4);
    const [x, y] = [stem.from[0] + dx * t, stem.from[1] + dy * t];
    const side = index % 2 === 0 ? 1 : -1;
    return leaf(pen, { x, y, length: Math.hypot(dx, dy) * 0.28, angle: Math.atan2(dy, dx) + side * 0.75 }, fill);
  });
  return ribbon(pen, { along: [stem.from, stem.to], width: (t) => 9 - 5 * t }, { fill }) + leaves.join('');
}

/** One pointed leaf. */
export function leaf(pen: Pen, at: { x: number; y: number; length: number; angle: number }, fill: string): string {
  const along = times(13, (index): Point => [
    at.x + (Math.cos(at.angle) * at.length * index) / 12,
    at.y + (Math.sin(at.angle) * at.length * index) / 12,
  ]);
  return ribbon(
    pen,
    { along, width: (t) => Math.sin(Math.PI * Math.min(0.98, t + 0.06)) * at.length * 0.34 + 1 },
    { fill, wobble: 0.5 },
  );
}

/** A village house: white wall, dark roof with upturned ends, a door. */
export function house(
  pen: Pen,
  at: { x: number; y: number; w: number },
  inks: { wall: string; roof: string; door: string },
): string {
  const { x, y, w } = at;
  const h = w * 0.52;
  const roof = smooth([
    [x - w * 0.1, y - h * 0.98],
    [x + w * 0.1, y - h * 1.12],
    [x + w * 0.22, y - h * 1.5],
    [x + w * 0.78, y - h * 1.5],
    [x + w * 0.9, y - h * 1.12],
    [x + w * 1.1, y - h * 0.98],
  ]);
  return [
    box(pen, { x, y: y - h, w, h }, { fill: inks.wall, lift: w * 0.04 }),
    box(pen, { x: x + w * 0.4, y: y - h * 0.62, w: w * 0.2, h: h * 0.62 }, { fill: inks.door }),
    box(pen, { x: x + w * 0.12, y: y - h * 0.6, w: w * 0.16, h: h * 0.26 }, { fill: inks.door }),
    box(pen, { x: x + w * 0.72, y: y - h * 0.6, w: w * 0.16, h: h * 0.26 }, { fill: inks.door }),
    sheet(pen, roof, { fill: inks.roof, lift: w * 0.03, wobble: 1 }),
  ].join('');
}

/** Level strips of light on water, longer and further apart towards the reader. */
export function ripples(pen: Pen, area: { top: number; bottom: number; count: number }, fill: string): string {
  return times(area.count, (index) => {
    const t = (index + 0.5) / area.count;
    const y = area.top + (area.bottom - area.top) * t * t;
    const length = between(pen, 90, 200) * (0.5 + t);
    const x = between(pen, -60, WIDTH - 80);
    return ribbon(
      pen,
      {
        along: smooth([
          [x, y],
          [x + length * 0.5, y - 5],
          [x + length, y],
        ]),
        width: (s) => 2 + Math.sin(Math.PI * s) * (5 + 8 * t),
      },
      { fill },
    );
  }).join('');
}
