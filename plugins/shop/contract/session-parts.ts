import { definePort } from '@hearth/cms/contract';

/** A part of the evidence of a live that somebody else than the shop keeps; small however much was said and sold. */
export type SessionPart = { readonly name: string; readonly content: unknown };

/** Makes parts of the evidence of a live; none where it knows nothing of that live. */
export type SessionPartMaker = (live: {
  readonly station: string;
  readonly session: string;
}) => Promise<readonly SessionPart[]>;

/** Where others add what they keep of a live to its evidence (场次证据包的补充部分). */
export type SessionParts = {
  /** While starting, once for each part of the house. */
  add(maker: SessionPartMaker): void;
  /** All that others keep of a live, in the order in which they came. */
  of: SessionPartMaker;
};

/** Where it is found. */
export const sessionPartsPort = definePort<SessionParts>('shop.session-parts');
