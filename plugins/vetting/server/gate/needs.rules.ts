import type { GateNeed } from './paper.rules';

/** What a product is, as far as papers are asked for because of it. */
export type Needing = { readonly category: string; readonly supplierKind: string; readonly told: unknown };

/** The kinds of papers that are asked for: of the product or its supplier, and of each lot. */
export type Needs = { readonly required: readonly GateNeed[]; readonly requiredOfLots: readonly string[] };

/** Which papers a product needs. */
export type NeedsOf = (product: Needing) => Needs;
