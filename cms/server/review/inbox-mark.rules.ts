/** Where a page of the inbox ended: the moment its last line is sorted by, and the id of that line. */
export type InboxMark = { readonly at: string; readonly id: string };

const AT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes where a page ended. */
export const inboxCursor = ({ at, id }: InboxMark): string => `${at}|${id}`;

/** Reads where a page ended; `undefined` when it is none of ours. */
export function inboxMark(cursor: string): InboxMark | undefined {
  const [at = '', id = '', ...rest] = cursor.split('|');
  return rest.length === 0 && isMoment(at) && ID.test(id) ? { at, id } : undefined;
}

/** A day that does not exist would be refused by the database; JavaScript takes the 30th of February for one in March. */
function isMoment(at: string): boolean {
  const time = AT.test(at) ? Date.parse(at) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString() === at;
}
