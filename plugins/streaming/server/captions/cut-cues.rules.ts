import type { Segment } from '../../engine/wire/session-state.rules';
import { inOrder, type Shown } from './cue.rules';

/** A stretch of a recording: when its picture was taken, and where it lies in the film; all in milliseconds. */
export type Stretch = { readonly at: number; readonly length: number; readonly position: number };

/** A piece that is kept, by the clock of what it is cut from. */
export type Range = { readonly start: number; readonly end: number };

/** Where the segments of a recording lie in its film: what is a slate, or lies on no disk, is none of it. */
export function filmOf(
  segments: readonly Pick<Segment, 'at' | 'seconds' | 'slate' | 'kept' | 'whole'>[],
): readonly Stretch[] {
  let position = 0;
  return segments
    .filter(({ slate, kept, whole }) => whole && kept && !slate)
    .map(({ at, seconds }) => {
      const length = seconds * 1_000;
      position += length;
      return { at, length, position: position - length };
    });
}

/** Cues by the clock of the film: each from where its begin lies on it. What was said while nothing was filmed falls away. */
export function onFilm<One extends Shown>(cues: readonly One[], film: readonly Stretch[]): readonly One[] {
  return inOrder(cues).flatMap((cue) => {
    const first = film.find(({ at, length }) => at + length > cue.start && at < cue.end);
    const last = film.findLast(({ at, length }) => at < cue.end && at + length > cue.start);
    if (!first || !last) return [];
    const start = Math.round(first.position + Math.max(0, cue.start - first.at));
    const end = Math.round(last.position + Math.min(last.length, cue.end - last.at));
    return end > start ? [{ ...cue, start, end }] : [];
  });
}

/** The moment at which the picture at this place of the film was taken. */
export function momentOf(film: readonly Stretch[], position: number): number {
  const there = film.findLast((stretch) => stretch.position <= position) ?? film[0];
  return Math.round((there?.at ?? 0) + position - (there?.position ?? 0));
}

/**
 * Cues of what is left when a film is cut to these ranges, one behind the other, by the clock of what comes out. A cue that a cut goes through is shown
 * for as long as its picture is; what is kept twice is shown twice.
 */
export function cut<One extends Shown>(cues: readonly One[], ranges: readonly Range[]): readonly One[] {
  let before = 0;
  return ranges.flatMap(({ start, end }) => {
    const shift = before - start;
    before += Math.max(0, end - start);
    return inOrder(cues)
      .map((cue) => ({ ...cue, start: Math.max(cue.start, start), end: Math.min(cue.end, end) }))
      .filter((cue) => cue.end > cue.start)
      .map((cue) => ({ ...cue, start: cue.start + shift, end: cue.end + shift }));
  });
}

/** Less than this between two stretches is the same shot. */
const SHOT = 500;

/**
 * Cues by the moments of their pictures, as far as these pictures are in the film: a film that was cut jumps in time, and a cue ends where its shot ends.
 * What is kept twice is there twice.
 */
export function inRuns<One extends Shown>(cues: readonly One[], film: readonly Stretch[]): readonly One[] {
  const runs: { from: number; to: number }[] = [];
  for (const { at, length } of film) {
    const open = runs.at(-1);
    if (open && Math.abs(at - open.to) < SHOT) open.to = at + length;
    else runs.push({ from: at, to: at + length });
  }
  return runs.flatMap(({ from, to }, run) =>
    inOrder(cues)
      .map((cue) => ({ ...cue, start: Math.max(cue.start, from), end: Math.min(cue.end, Math.round(to)) }))
      .filter((cue) => cue.end > cue.start)
      .map((cue) => ({ ...cue, id: run === 0 ? cue.id : `${cue.id}-${run}` })),
  );
}
