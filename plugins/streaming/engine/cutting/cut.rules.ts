import type { Content, ContentPart } from './content.rules';

/** A piece of a recording, in seconds from its beginning. */
export type Range = { readonly start: number; readonly end: number };

/** Parts of one epoch that follow each other, and what of them is wanted. */
export type CutRun = {
  readonly epoch: number;
  readonly parts: readonly ContentPart[];
  /** Seconds before the wanted beginning: a player can begin only with a key frame. */
  readonly lead: number;
  /** Seconds that are wanted, from `lead` on. */
  readonly seconds: number;
};

/** Less than a frame: what is this near is the same. */
const NEAR = 0.001;

/**
 * Which parts a piece is made of: from the last part with a key frame at or before its beginning, to the one in which it ends. A piece over a change
 * of parameters comes in several runs. Empty where there is nothing of it.
 */
export function planCut({ parts, seconds }: Content, { start, end }: Range): readonly CutRun[] {
  const [from, to] = [Math.max(0, start), Math.min(end, seconds)];
  if (!(to - from > NEAR)) return [];
  const within = parts.filter(({ at, seconds: long }) => at < to - NEAR && at + long > from + NEAR);
  return byEpoch(within).flatMap((run, index) => {
    const first = run[0];
    if (!first) return [];
    const wanted = index === 0 ? from : first.at;
    const whole = index === 0 ? [...leadIn(parts, first), ...run] : run;
    const last = run.at(-1) ?? first;
    const begin = whole[0]?.at ?? wanted;
    const stop = Math.min(to, last.at + last.seconds);
    return [{ epoch: first.epoch, parts: whole, lead: near0(wanted - begin), seconds: near0(stop - wanted) }];
  });
}

/** The parts before the first that have to be there for a player to begin; none where it is one to begin with. */
function leadIn(parts: readonly ContentPart[], first: ContentPart): readonly ContentPart[] {
  const at = parts.indexOf(first);
  let key = at;
  while (key > 0 && parts[key]?.independent !== true && parts[key - 1]?.epoch === first.epoch) key -= 1;
  return parts.slice(key, at);
}

function byEpoch(parts: readonly ContentPart[]): readonly (readonly ContentPart[])[] {
  const runs: ContentPart[][] = [];
  for (const part of parts) {
    const open = runs.at(-1);
    if (open?.[0]?.epoch === part.epoch) open.push(part);
    else runs.push([part]);
  }
  return runs;
}

const near0 = (seconds: number): number => Math.round(Math.max(0, seconds) * 1e6) / 1e6;
