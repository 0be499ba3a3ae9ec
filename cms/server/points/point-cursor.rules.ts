import { readPageCursor, type PageMark } from '../../contract';

/** Where a page begins, and how much of it is wanted. */
export type Cursor = { readonly cursor?: string | undefined; readonly limit: number };

/** Writes where a page ended so that nobody is tempted to make one up. */
export const cursorOf = ({ at, id }: PageMark): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** Reads where a page ended; the contract has let through none but ours. */
export const markOf = (cursor: string | undefined): PageMark | undefined =>
  cursor === undefined ? undefined : readPageCursor(cursor);
