import { DELIVERIES_MANAGE } from '../../contract';
import type { Address, Notices, Tx } from '../../platform';
import { troubleKinds, troubleWords } from './delivery-notices';
import { togetherOf } from './trouble.rules';
import type { TroubleStore, Untold } from './trouble-store';

/** What telling of deliveries in trouble works with. */
export type TroubleDeps = { readonly trouble: TroubleStore; readonly notices: Pick<Notices, 'notify'> };

/** As long the house looks up by itself what became of a post before somebody is asked to. */
export const UNKNOWN_MINUTES = 10;

const AT_ONCE = 500;

/**
 * Tells whoever looks after an account, or those on duty who post, of deliveries that cannot go on without a person: once for each,
 * and what comes at the same time in one notice.
 */
export async function tellTrouble({ trouble, notices }: TroubleDeps, tx: Tx): Promise<number> {
  const found = await trouble.untold(tx, { minutes: UNKNOWN_MINUTES, most: AT_ONCE });
  for (const group of togetherOf(found)) {
    const [first] = group;
    await notices.notify(tx, {
      ...{ kind: troubleKinds[first.state], station: first.station, to: whoOf(first) },
      ...{ facts: troubleWords(group), subject: `${first.id}/${first.state}`, link: linkOf(group) },
    });
  }
  if (found.length > 0)
    await trouble.told(
      tx,
      found.map(({ id }) => id),
    );
  return found.length;
}

const whoOf = ({ owner }: Untold): Address =>
  owner === null ? { power: DELIVERIES_MANAGE, role: 'mcn-operator' } : { person: owner };

function linkOf([first, ...more]: readonly [Untold, ...Untold[]]): string {
  const { documentId, locale, state } = first;
  if (more.every((one) => one.documentId === documentId && one.locale === locale))
    return `/plugins/cms/deliveries/story/${documentId}/${locale}`;
  return `/plugins/cms/deliveries?group=all&state=${state}`;
}
