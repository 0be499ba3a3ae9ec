/** Where a page of a list ended: the time and id of its last story. */
export type ListMark = { readonly publishedAt: Date; readonly id: string };

/** Where a page of search results ended: how many were shown, of the ranking as it was at a moment. */
export type SearchMark = { readonly shown: number; readonly asOf: Date };

/** The deepest page of search results; whoever has not found it among these types another word. */
export const DEEPEST_RESULT = 500;

/** Writes a mark so that nobody is tempted to make one up. */
export function listCursor({ publishedAt, id }: ListMark): string {
  return packed([publishedAt.getTime(), id]);
}

/** Reads a mark of a list; `undefined` when it is none of ours. */
export function listMark(cursor: string): ListMark | undefined {
  const [time, id] = unpacked(cursor);
  return isTime(time) && typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
    ? { publishedAt: new Date(time), id }
    : undefined;
}

/** Writes a mark of a search. */
export function searchCursor({ shown, asOf }: SearchMark): string {
  return packed([asOf.getTime(), shown]);
}

/** Reads a mark of a search; `undefined` when it is none of ours. */
export function searchMark(cursor: string): SearchMark | undefined {
  const [time, shown] = unpacked(cursor);
  return isTime(time) && isTime(shown) && shown <= DEEPEST_RESULT ? { asOf: new Date(time), shown } : undefined;
}

function packed(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function unpacked(cursor: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

/** Milliseconds that both JavaScript and PostgreSQL take for a moment. */
function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 8.64e15 / 100;
}
