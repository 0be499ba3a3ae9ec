import { Bug, type Random } from '@hearth/cms/kernel';
import type { MakeEnvelope } from '../../contract';

/** What of a red packet decides its shares. */
export type SplitWanted = Pick<MakeEnvelope, 'budget' | 'count' | 'split' | 'least' | 'most'>;

/** Between what and what the budget has to lie, so that shares of these sizes add up to it. */
export const reachOf = ({ count, least, most }: SplitWanted): { readonly least: number; readonly most: number } => ({
  least: count * least,
  most: count * most,
});

/** Whether shares within these limits can add up to the budget. */
export function isPossible(wanted: SplitWanted): boolean {
  const reach = reachOf(wanted);
  return wanted.least <= wanted.most && wanted.budget >= reach.least && wanted.budget <= reach.most;
}

/** The shares of a red packet: so many, each within its limits, and their sum is the budget to the fen. */
export function splitShares(wanted: SplitWanted, random: Random): readonly number[] {
  if (!isPossible(wanted)) throw new Bug(`${wanted.count} shares cannot add up to ${wanted.budget} fen`);
  return wanted.split === 'equal' ? evenShares(wanted) : brokenStick(wanted, random);
}

/** The first get the odd fen. */
function evenShares({ budget, count }: SplitWanted): readonly number[] {
  const share = Math.floor(budget / count);
  const odd = budget - share * count;
  return Array.from({ length: count }, (_none, at) => share + (at < odd ? 1 : 0));
}

/**
 * Everybody has the least; what is over is a stick that is broken at so many places by chance. What goes beyond the most is spread over those who
 * have room. Shuffled, so that neither the place in line nor the spreading favours anybody.
 */
function brokenStick({ budget, count, least, most }: SplitWanted, random: Random): readonly number[] {
  const over = budget - count * least;
  const room = most - least;
  const breaks = Array.from({ length: count - 1 }, () => random.int(over + 1)).sort((a, b) => a - b);
  const pieces = [...breaks, over].map((end, at) => end - (at === 0 ? 0 : (breaks[at - 1] ?? 0)));
  const capped = pieces.map((piece) => Math.min(piece, room));
  spread(capped, { left: over - sum(capped), room, random });
  return shuffled(capped, random).map((piece) => least + piece);
}

type Spreading = { readonly left: number; readonly room: number; readonly random: Random };

/** Gives what is left to pieces with room, one after the other in an order of chance, each as much as chance and its room say. */
function spread(pieces: number[], { left, room, random }: Spreading): void {
  let rest = left;
  while (rest > 0) {
    const open = shuffled(
      [...pieces.keys()].filter((at) => (pieces[at] ?? 0) < room),
      random,
    );
    const fair = Math.max(1, Math.floor(rest / open.length));
    for (const at of open) {
      const piece = pieces[at] ?? 0;
      const more = Math.min(rest, room - piece, fair);
      pieces[at] = piece + more;
      rest -= more;
    }
  }
}

const sum = (pieces: readonly number[]): number => pieces.reduce((all, piece) => all + piece, 0);

/** Fisher and Yates: every order is as likely as any other. */
function shuffled(list: readonly number[], random: Random): number[] {
  const left = [...list];
  const out: number[] = [];
  while (left.length > 0) {
    const at = random.int(left.length);
    // Within the list, as all that is asked for here; the types do not know lengths.
    out.push(left[at] ?? 0);
    left[at] = left.at(-1) ?? 0;
    left.pop();
  }
  return out;
}
