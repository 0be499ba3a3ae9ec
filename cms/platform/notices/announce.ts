import type { Tx } from '../database/database';
import { countUnread } from './inbox-store';
import type { NoticesDeps } from './notices-deps';

type Change = Parameters<NoticesDeps['publish']>[1]['type'];

/** Tells the open pages of some people, once the transaction has committed. They only look again, so it may be lost. */
export function announce(
  { database, publish }: Pick<NoticesDeps, 'database' | 'publish'>,
  tx: Tx,
  ...[people, type]: [readonly string[], Change]
): void {
  tx.afterCommit(async () => {
    for (const person of people) publish(person, { type, unread: await countUnread(database.read, person) });
  });
}
