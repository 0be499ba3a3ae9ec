/** Keeps count of what other nodes told, so that it is noticed when something was lost between them, whatever carries it. */
export type Tellings = {
  /** Something was told; each node numbers its own from one. `false` for what was heard before. */
  heard(node: string, n: number): boolean;
  /** A sign of life of a node that has told so much until now. */
  beaten(node: string, n: number): void;
  /** Nodes of which something did not come in time, each named once for what it was. */
  lost(): readonly string[];
};

/** What PostgreSQL carries may overtake each other; later than this it is not on its way any more. */
const PATIENCE_MS = 1_500;

/** So many are waited for one by one. */
const MOST_WAITED_FOR = 500;

/** Nodes that are remembered; a house has a few, and each start of one makes a new name. */
const MOST_NODES = 200;

type Other = { top: number; readonly missing: Map<number, number>; isBroken: boolean };

/** Counts for one node. What somebody told before they were first heard of was missed. */
export function createTellings(now: () => number): Tellings {
  const others = new Map<string, Other>();
  const of = (node: string): Other => {
    const other = others.get(node) ?? { top: 0, missing: new Map<number, number>(), isBroken: false };
    others.delete(node);
    others.set(node, other);
    const oldest = others.keys().next();
    if (others.size > MOST_NODES && !oldest.done) others.delete(oldest.value);
    return other;
  };
  return {
    heard: (node, n) => {
      const other = of(node);
      if (n <= other.top) return other.missing.delete(n);
      waitFor(other, n - 1, now());
      other.top = n;
      return true;
    },
    beaten: (node, n) => {
      const other = of(node);
      if (n > other.top) waitFor(other, n, now());
      other.top = Math.max(other.top, n);
    },
    lost: () => [...others].flatMap(([node, other]) => (isLost(other, now()) ? node : [])),
  };
}

/** All up to a number should come yet. */
function waitFor(other: Other, upTo: number, at: number): void {
  if (upTo - other.top + other.missing.size > MOST_WAITED_FOR) {
    other.isBroken = true;
    other.missing.clear();
    return;
  }
  for (let n = other.top + 1; n <= upTo; n += 1) other.missing.set(n, at);
}

function isLost(other: Other, at: number): boolean {
  const late = [...other.missing].filter(([, since]) => at - since >= PATIENCE_MS);
  for (const [n] of late) other.missing.delete(n);
  const lost = other.isBroken || late.length > 0;
  other.isBroken = false;
  return lost;
}
