import type { Notices, Tx } from '../../platform';
import { storyNowhere } from './delivery-notices';
import type { NowhereStore } from './nowhere-store';

/** What telling of stories that stand nowhere works with. */
export type NowhereDeps = { readonly nowhere: NowhereStore; readonly notices: Pick<Notices, 'notify'> };

/** As long after its hour a story may stand nowhere before its desk is told. */
export const NOWHERE_MINUTES = 15;

const AT_ONCE = 50;

/** Tells the desk of signed stories that were due and stand on no account (签发未发出), once for each. */
export async function tellNowhere({ nowhere, notices }: NowhereDeps, tx: Tx): Promise<number> {
  const found = await nowhere.untold(tx, { minutes: NOWHERE_MINUTES, most: AT_ONCE });
  for (const story of found) {
    const { documentId, locale, station, title, accounts, dueAt } = story;
    await notices.notify(tx, {
      ...{ kind: storyNowhere, station, to: { role: 'desk-head' }, subject: `${documentId}/${locale}` },
      facts: { title, accounts, minutes: NOWHERE_MINUTES, at: dueAt.toISOString() },
      link: `/plugins/cms/deliveries/story/${documentId}/${locale}`,
    });
    await nowhere.told(tx, story);
  }
  return found.length;
}
