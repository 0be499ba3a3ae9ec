import type { RippleVia } from '../../contract';

/** How another manuscript belongs to the one that is corrected. */
export type Kinship = {
  readonly self: string;
  readonly above: ReadonlySet<string>;
  readonly below: ReadonlySet<string>;
  readonly family: ReadonlySet<string>;
  readonly fellows: ReadonlySet<string>;
};

/** Why a manuscript is proposed, the most telling reason first. */
export function viasOf(
  { documentId, holdsWords }: { readonly documentId: string; readonly holdsWords: boolean },
  { self, above, below, family, fellows }: Kinship,
): readonly RippleVia[] {
  const kin: RippleVia | undefined =
    documentId === self
      ? 'language'
      : above.has(documentId)
        ? 'source'
        : below.has(documentId)
          ? 'derived'
          : family.has(documentId)
            ? 'sibling'
            : undefined;
  return [
    ...(holdsWords ? (['words'] as const) : []),
    ...(kin === undefined ? [] : [kin]),
    ...(documentId !== self && fellows.has(documentId) ? (['package'] as const) : []),
  ];
}

/** What holds the very words comes first, then the family by how near it is, then those that merely stand in a package with it. */
export const byNearness = (a: { readonly via: readonly RippleVia[] }, b: typeof a): number => rank(a.via) - rank(b.via);

const ORDER: readonly RippleVia[] = ['words', 'language', 'derived', 'source', 'sibling', 'package'];
const rank = (via: readonly RippleVia[]): number => Math.min(...via.map((one) => ORDER.indexOf(one)));
