import { z } from 'zod';

/** Where a page of a list ended: the moment that it is sorted by, to the microsecond, and the id of its last line. */
export type PageMark = { readonly at: string; readonly id: string };

const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A day that does not exist is read by JavaScript as the next one, and refused by the database. */
function isMoment(at: string): boolean {
  const read = AT.test(at) ? Date.parse(at) : NaN;
  return !Number.isNaN(read) && new Date(read).toISOString().startsWith(at.slice(0, 19));
}

/** Reads where a page ended; `undefined` when it is none of ours. */
export function readPageCursor(cursor: string): PageMark | undefined {
  if (!/^[\w-]*$/.test(cursor)) return undefined;
  // Moments and ids are plain letters, whose base64 has neither + nor /; what has is none of ours.
  const text = /[-_]/.test(cursor) || cursor.length % 4 === 1 ? '' : atob(cursor);
  const [at = '', id = ''] = text.split(' ');
  return isMoment(at) && ID.test(id) ? { at, id } : undefined;
}

/** Where a page of a list ended, as the host wrote it under the page before. */
export const pageCursor = z
  .string()
  .max(200)
  .refine(
    (text) => readPageCursor(text) !== undefined,
    '不是本列表给出的续页标记 / this list never gave such a cursor',
  );
