import { readPageCursor } from '../../contract';

/** Where a page of topics ended: the moment of its last topic's last move, to the microsecond, and its id. */
export type TopicMark = { readonly since: string; readonly id: string };

/** Writes where a page ended so that nobody is tempted to make one up. */
export function topicCursor({ since, id }: TopicMark): string {
  return Buffer.from(`${since} ${id}`).toString('base64url');
}

/** Reads where a page ended; `undefined` when it is none of ours. */
export function topicMark(cursor: string): TopicMark | undefined {
  const mark = readPageCursor(cursor);
  return mark && { since: mark.at, id: mark.id };
}
