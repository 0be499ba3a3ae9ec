import type { PaletteName } from './inks';
import { ground, HEIGHT, sun, WIDTH } from './landscape';
import { times, type Pen, type Point } from './paper-cut';

/** The light a scene is cut in. */
export type Hour = 'morning' | 'noon' | 'dusk' | 'night';

/** What a motif may vary without becoming another motif: the light, which of its ways, left or right. */
export interface Composition {
  readonly hour: Hour;
  readonly way: number;
  readonly mirror?: boolean;
}

/** A motif cuts everything a cover shows, from the sky down. */
export type Motif = (pen: Pen, as: Composition) => string;

/** A picture: a motif, printed in a column's two inks, by a hand with a certain seed. */
export interface Scene {
  readonly motif: Motif;
  readonly inks: PaletteName;
  readonly as: Composition;
}

/** The tone of the sky and where its light stands. */
export function sky(pen: Pen, hour: Hour, at: { x: number; y: number; r: number }): string {
  const { a, b, dark, paper } = pen.ink;
  const lights: Record<Hour, readonly [string, string]> = {
    morning: [a[0], b[2]],
    noon: [paper, b[3]],
    dusk: [b[1], b[4]],
    night: [dark, b[1]],
  };
  const [air, light] = lights[hour];
  return ground(air) + sun(pen, at, light);
}

/** Tones for things near and far in this light, so that a night picture keeps its depth. */
export function depth(pen: Pen, hour: Hour): { far: string; mid: string; near: string; wall: string } {
  const { a, b, dark, paper } = pen.ink;
  if (hour === 'night') return { far: a[4], mid: a[3], near: a[2], wall: b[1] };
  if (hour === 'dusk') return { far: b[2], mid: a[3], near: dark, wall: paper };
  return { far: a[1], mid: a[2], near: a[4], wall: paper };
}

/** One line of a family of nested curves over the whole width, as contours and furrows lie. */
export function contour(line: { y: number; swing: number; phase: number; bend?: number }): Point[] {
  return times(25, (index): Point => {
    const t = index / 24;
    const wave = Math.sin(t * Math.PI * 2 * 0.85 + line.phase) + 0.42 * Math.sin(t * Math.PI * 4.1 + line.phase * 1.7);
    return [-60 + (WIDTH + 120) * t, line.y + line.swing * wave + (line.bend ?? 0) * t];
  });
}

/** Everything below a line. */
export function below(line: readonly Point[]): Point[] {
  return [...line, [WIDTH + 80, HEIGHT + 80], [-80, HEIGHT + 80]];
}
