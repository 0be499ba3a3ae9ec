import type { InboxLine } from '../../contract';
import { useAsCounted } from '../reach/as-counted';
import { usePages, type Pages } from '../reach/use-pages';
import { useReading } from '../reach/use-reading';
import { driftOf, renewed, type Drift } from './drift';
import type { InboxView } from './inbox-tabs';
import { useAgain } from './use-again';

type Page = { readonly items: readonly InboxLine[]; readonly next: string | null };

/** The inbox as it was read, with the news of its lines, and how it drifted from that since. */
export type Inbox = { readonly list: Pages<Page>; readonly lines: readonly InboxLine[]; readonly drift: Drift };

const TURNING = {
  by: 'after' as const,
  join: (known: Page, next: Page): Page => ({ ...next, items: [...known.items, ...next.items] }),
};
const NO_DRIFT: Drift = { arrived: 0, left: 0 };

/** Reads a view of the inbox, and looks at its top again and again. */
export function useInbox(view: InboxView, level: string): Inbox {
  const counted = useAsCounted();
  const path = `/cms/review/inbox?view=${view}${level === '' ? '' : `&level=${level}`}${counted === '' ? '' : `&${counted}`}`;
  const list = usePages<Page>(path, TURNING);
  // A list that is read anew from the top needs a look of its own; the address tells the two apart.
  const fresh = useReading<Page>(`${path}&limit=50`);
  useAgain(fresh.reload);
  const shown = list.value?.items ?? [];
  if (!fresh.value || !list.value) return { list, lines: shown, drift: NO_DRIFT };
  const reload = (): void => {
    list.reload();
    fresh.reload();
  };
  return {
    list: { ...list, reload },
    lines: renewed(shown, fresh.value.items),
    drift: driftOf(shown, fresh.value),
  };
}
