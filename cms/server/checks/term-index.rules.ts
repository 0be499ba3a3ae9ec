/** A word found in a text, with what it was kept with. */
export type TermHit<Kept> = { readonly from: number; readonly to: number; readonly kept: Kept };

/** Many words, found together in one walk over a text. */
export type TermIndex<Kept> = { search(text: string): readonly TermHit<Kept>[] };

type Node<Kept> = {
  readonly next: Map<number, Node<Kept>>;
  /** The node of the longest proper suffix that is also in the tree. */
  fail: Node<Kept> | undefined;
  /** The nearest node down the fails at which a word ends. */
  ends: Node<Kept> | undefined;
  length: number;
  readonly kept: Kept[];
};

const node = <Kept>(): Node<Kept> => ({ next: new Map(), fail: undefined, ends: undefined, length: 0, kept: [] });

/**
 * Builds the index (Aho–Corasick): the time of a search grows with the text and what is found in it, not with the number of
 * words. A station has thousands, and the editor asks with every pause in typing.
 */
export function termIndex<Kept>(terms: readonly { readonly term: string; readonly kept: Kept }[]): TermIndex<Kept> {
  const root = node<Kept>();
  for (const { term, kept } of terms) {
    const end = grow(root, term);
    end.length = term.length;
    end.kept.push(kept);
  }
  link(root);
  return { search: (text) => walk(root, text) };
}

function grow<Kept>(root: Node<Kept>, term: string): Node<Kept> {
  let at = root;
  for (let index = 0; index < term.length; index += 1) {
    const unit = term.charCodeAt(index);
    const next = at.next.get(unit) ?? node<Kept>();
    at.next.set(unit, next);
    at = next;
  }
  return at;
}

/** Breadth first, because a fail points at something shorter. */
function link<Kept>(root: Node<Kept>): void {
  const queue = [root];
  for (const at of queue) {
    for (const [unit, child] of at.next) {
      let fail = at.fail;
      while (fail && !fail.next.has(unit)) fail = fail.fail;
      child.fail = fail?.next.get(unit) ?? root;
      child.ends = child.fail.kept.length > 0 ? child.fail : child.fail.ends;
      queue.push(child);
    }
  }
}

function walk<Kept>(root: Node<Kept>, text: string): readonly TermHit<Kept>[] {
  const hits: TermHit<Kept>[] = [];
  let at = root;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    let next = at.next.get(unit);
    while (!next && at.fail) {
      at = at.fail;
      next = at.next.get(unit);
    }
    at = next ?? root;
    for (let end = at.kept.length > 0 ? at : at.ends; end; end = end.ends) {
      for (const kept of end.kept) hits.push({ from: index + 1 - end.length, to: index + 1, kept });
    }
  }
  return hits;
}
