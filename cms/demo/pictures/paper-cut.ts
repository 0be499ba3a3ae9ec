import type { Inks } from './inks';

/** A place on the sheet, in pixels from the upper left corner. */
export type Point = readonly [number, number];

/** What the hand holds while it cuts: its own randomness and two inks. */
export interface Pen {
  readonly random: () => number;
  readonly ink: Inks;
}

/** How a piece of paper looks: its colour, how far it stands off the sheet below, how shaky the cut is. */
export interface Look {
  readonly fill: string;
  readonly lift?: number;
  readonly wobble?: number;
}

/** An upright rectangle by its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A small repeatable generator (mulberry32) seeded by the words of a key, so one key always cuts the same picture. */
export function randomFrom(seed: string): () => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number between two others, by the pen's own randomness. */
export function between(pen: Pen, low: number, high: number): number {
  return low + (high - low) * pen.random();
}

/** 0, 1, … count - 1: the loop of a cutter who makes the same piece many times. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const FACET = 64;

function facets(pen: Pen, points: readonly Point[], wobble: number): Point[] {
  return points.flatMap((from, index) => {
    const to = points[(index + 1) % points.length] ?? from;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy) || 1;
    const pieces = Math.max(1, Math.round(length / FACET));
    const shake = Math.min(wobble, length / 12);
    return times(pieces, (piece): Point => {
      const off = (pen.random() - 0.5) * 2 * shake;
      return [
        from[0] + (dx * piece) / pieces - (dy / length) * off,
        from[1] + (dy * piece) / pieces + (dx / length) * off,
      ];
    });
  });
}

function pathOf(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/** Cuts one piece of paper; `lift` lays a hard shadow of both inks beneath it, down and to the right. */
export function sheet(pen: Pen, points: readonly Point[], look: Look): string {
  const d = pathOf(facets(pen, points, look.wobble ?? 3));
  const lift = look.lift ?? 0;
  const shadow =
    lift > 0
      ? `<path d="${d}" fill="${pen.ink.dark}" opacity=".26" transform="translate(${(lift * 0.75).toFixed(1)} ${lift.toFixed(1)})"/>`
      : '';
  return `${shadow}<path d="${d}" fill="${look.fill}"/>`;
}

/** Reads a line written as `x,y x,y …`: pixels, or with `at` multiples of a unit around a place. */
export function trace(line: string, at: { x: number; y: number; unit: number } = { x: 0, y: 0, unit: 1 }): Point[] {
  return line.split(' ').map((pair): Point => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [at.x + x * at.unit, at.y + y * at.unit];
  });
}

/** Draws a soft line through the points (Catmull-Rom), as scissors follow a curve. */
export function smooth(points: readonly Point[], closed = false): Point[] {
  const count = points.length;
  const pointAt = (index: number): Point => {
    const at = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return points[at] ?? [0, 0];
  };
  const spans = closed ? count : count - 1;
  const bent = times(spans, (span) => {
    const [p0, p1, p2, p3] = [pointAt(span - 1), pointAt(span), pointAt(span + 1), pointAt(span + 2)];
    return times(8, (step): Point => [
      bend([p0[0], p1[0], p2[0], p3[0]], step / 8),
      bend([p0[1], p1[1], p2[1], p3[1]], step / 8),
    ]);
  }).flat();
  return closed ? bent : [...bent, pointAt(count - 1)];
}

function bend([p0, p1, p2, p3]: readonly [number, number, number, number], t: number): number {
  return (
    0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t ** 3)
  );
}

/** A round or oval piece; the radius breathes a little, as no hand cuts a true circle. */
export function disc(pen: Pen, at: { x: number; y: number; rx: number; ry?: number }, look: Look): string {
  const ry = at.ry ?? at.rx;
  const turn = pen.random() * Math.PI;
  const round = times(11, (index): Point => {
    const angle = turn + (index / 11) * Math.PI * 2;
    const breath = 1 + (pen.random() - 0.5) * 0.045;
    return [at.x + Math.cos(angle) * at.rx * breath, at.y + Math.sin(angle) * ry * breath];
  });
  return sheet(pen, smooth(round, true), { wobble: 0.4, ...look });
}

/** A rectangular piece. */
export function box(pen: Pen, { x, y, w, h }: Box, look: Look): string {
  const corners: Point[] = [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ];
  return sheet(pen, corners, { wobble: 2, ...look });
}

/** A strip that follows a line and may swell and thin along it. */
export function ribbon(pen: Pen, line: { along: readonly Point[]; width: (t: number) => number }, look: Look): string {
  const last = line.along.length - 1;
  const side = (sign: number): Point[] =>
    line.along.map((point, index): Point => {
      const [before, after] = [
        line.along[Math.max(0, index - 1)] ?? point,
        line.along[Math.min(last, index + 1)] ?? point,
      ];
      const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
      const length = Math.hypot(dx, dy) || 1;
      const half = (line.width(index / Math.max(1, last)) / 2) * sign;
      return [point[0] - (dy / length) * half, point[1] + (dx / length) * half];
    });
  return sheet(pen, [...side(1), ...side(-1).reverse()], { wobble: 1.2, ...look });
}

/** A straight strip of even width between two places. */
export function strip(pen: Pen, [from, to, width]: readonly [Point, Point, number], look: Look): string {
  return ribbon(pen, { along: [from, to], width: () => width }, look);
}

/** Moves, scales and mirrors pieces that were cut around the origin. */
export function place(
  pieces: string,
  at: { x: number; y: number; scale?: number; flip?: boolean; turn?: number },
): string {
  const scale = at.scale ?? 1;
  const turn = at.turn ? ` rotate(${at.turn})` : '';
  return `<g transform="translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})${turn} scale(${at.flip ? -scale : scale} ${scale})">${pieces}</g>`;
}
