/** The links that were ended and by which passes were made that would still be good, in the memory of one node. */
export type RevokedLinks = {
  /** Whether this link was ended; before the first answer of the database nobody is let in by one. */
  has(link: string): boolean | Promise<boolean>;
  forget(): void;
};

/** Events tell of each that is ended; should a node be deaf for a while, it looks by itself. */
const LOOK_AGAIN = 30_000;

/** Reads them when they are needed. */
export function createRevokedLinks(read: () => Promise<readonly string[]>, now: () => number): RevokedLinks {
  let kept:
    { readonly until: number; readonly links: Promise<ReadonlySet<string>>; known?: ReadonlySet<string> } | undefined;
  const look = (): Promise<ReadonlySet<string>> => {
    const links = read().then((all): ReadonlySet<string> => new Set(all));
    const mine: NonNullable<typeof kept> = { until: now() + LOOK_AGAIN, links };
    kept = mine;
    links.then(
      (known) => (mine.known = known),
      () => {
        if (kept === mine) kept = undefined;
      },
    );
    return links;
  };
  return {
    has(link) {
      const current = kept && kept.until > now() ? kept : undefined;
      if (current?.known) return current.known.has(link);
      return (current?.links ?? look()).then((links) => links.has(link));
    },
    forget: () => {
      kept = undefined;
    },
  };
}
