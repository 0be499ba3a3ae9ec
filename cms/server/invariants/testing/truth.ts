/**
 * What signatures are worth, reckoned without the rules under test: from who signed which revision, from what each edit changed and by
 * whom, and from what the column asks for.
 */
import type { KeptSignature } from '../../review/signature-store';
import type { Revision } from '../../revisions/revision-store';
import type { House, Records } from './house';
import { wordingOf, type Beginning } from './story';

/** What is true about the words of a story. */
export type Truth = {
  /** Signatures that may cover these words, going by what edits changed. */
  holders(hash: string): ReadonlySet<string>;
  /** The same, less those of people who put it in other words after they had signed. */
  impartial(hash: string): ReadonlySet<string>;
  /** Whether every step that the column asks for covers these words. */
  isSigned(hash: string): boolean;
};

type Step = { readonly kind: 'review' | 'proof'; readonly level: number };

/** The steps that the column asks for; corrections take the fast lane of the second and third review. */
function stepsWanted({ levels, proofs }: Beginning, isFast: boolean): readonly Step[] {
  const fast = levels.filter((level) => level >= 2);
  const review = (level: number): Step => ({ kind: 'review', level });
  if (isFast && fast.length > 0) return fast.map(review);
  const proofread = [1, 2, 3].slice(0, { none: 0, first: 1, all: 3 }[proofs]);
  return [...levels.map(review), ...proofread.map((level): Step => ({ kind: 'proof', level }))];
}

/** Reckons it. `fast` are the revisions that were written while a correction was open. */
export function truthOf({ begins }: Pick<House, 'begins'>, records: Records, fast: ReadonlySet<number>): Truth {
  const { revisions, signatures } = records;
  const reached = reach(revisions, signatures, () => true);
  const impartial = reach(revisions, signatures, (one, edit) => edit.role !== 'writer' || edit.author !== one.person);
  const byId = new Map(signatures.map((one) => [one.id, one]));
  const none: ReadonlySet<string> = new Set();
  const isSigned = (hash: string): boolean => {
    const held = [...(reached.get(hash) ?? none)].map((id) => byId.get(id));
    return revisions
      .filter((one) => one.hash === hash)
      .some(({ n }) =>
        stepsWanted(begins, fast.has(n)).every(({ kind, level }) =>
          held.some((one) => one?.kind === kind && one.level === level),
        ),
      );
  };
  return {
    isSigned,
    holders: (hash) => reached.get(hash) ?? none,
    impartial: (hash) => impartial.get(hash) ?? none,
  };
}

type Stays = (signature: KeptSignature, edit: Revision) => boolean;

/** Walks through the revisions and takes along what each edit leaves standing. */
function reach(
  revisions: readonly Revision[],
  signatures: readonly KeptSignature[],
  stays: Stays,
): ReadonlyMap<string, ReadonlySet<string>> {
  const covers = new Map<string, Set<string>>();
  const at = (hash: string): Set<string> => covers.get(hash) ?? covers.set(hash, new Set()).get(hash)!;
  let before: Revision | undefined;
  for (const revision of revisions) {
    const edited = before && { before, revision, stays };
    for (const one of signatures.filter(({ id }) => before !== undefined && at(before.hash).has(id)))
      if (edited && isKept(one, edited)) at(revision.hash).add(one.id);
    for (const { id, revision: n, hash } of signatures)
      if (n === revision.n && hash === revision.hash) at(hash).add(id);
    before = revision;
  }
  return covers;
}

/** A title is what the story says, a summary is how, and tags are neither (newsroom.md §6.2, field matrix). */
function weighed(before: Revision, after: Revision): 'material' | 'wording' | 'technical' {
  const [old, now] = [wordingOf(before.content), wordingOf(after.content)];
  if (old.title !== now.title) return 'material';
  return old.summary === now.summary ? 'technical' : 'wording';
}

type Edited = { readonly before: Revision; readonly revision: Revision; readonly stays: Stays };

function isKept(one: KeptSignature, { before, revision, stays }: Edited): boolean {
  const weight = weighed(before, revision);
  if (weight === 'technical') return true;
  return weight === 'wording' && one.kind === 'review' && one.level > 1 && stays(one, revision);
}
