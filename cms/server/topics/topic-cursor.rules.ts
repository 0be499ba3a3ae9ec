/** Where a page of topics ended: the moment of its last topic's last move, to the microsecond, and its id. */
export type TopicMark = { readonly since: string; readonly id: string };

const SINCE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes where a page ended so that nobody is tempted to make one up. */
export function topicCursor({ since, id }: TopicMark): string {
  return Buffer.from(`${since} ${id}`).toString('base64url');
}

/** Reads where a page ended; `undefined` when it is none of ours. */
export function topicMark(cursor: string): TopicMark | undefined {
  const [since = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  // A day that does not exist would be refused by the database.
  return SINCE.test(since) && ID.test(id) && !Number.isNaN(Date.parse(since)) ? { since, id } : undefined;
}
