import { useEffect } from 'react';
import type { NoticeItem } from '../../contract';
import { useActing, type Deed } from '../reach/use-acting';
import { usePages, type Pages } from '../reach/use-pages';
import type { InboxFilter } from './inbox-filter';
import { liveCount } from './live-count';
import { useLanguage } from './words';

type Page = {
  readonly notices: readonly NoticeItem[];
  readonly next: string | null;
  readonly unread: number;
  readonly kinds: readonly { readonly kind: string; readonly name: string }[];
};

/** One's notices as they were read, and what one may do with them. */
export type Inbox = {
  readonly list: Pages<Page>;
  mark(item: NoticeItem, isRead: boolean): Promise<void>;
  /** Marks as read that one and all before it. */
  markAll(upTo: string): Promise<void>;
};

const TURNING = {
  by: 'before' as const,
  join: (known: Page, next: Page): Page => ({ ...next, notices: [...known.notices, ...next.notices] }),
};

/** Reads one's notices by a filter. */
export function useInbox({ show, kind }: InboxFilter): Inbox {
  const query = new URLSearchParams({ show, locale: useLanguage(), ...(kind && { kind }) });
  const list = usePages<Page>(`/cms/notices?${query.toString()}`, TURNING);
  const { act } = useActing();
  const unread = list.value?.unread;
  useEffect(() => {
    if (unread !== undefined) liveCount.set({ unread });
  }, [unread, list.readings]);

  const marked = async (deed: Deed, after: (item: NoticeItem) => NoticeItem): Promise<void> => {
    const done = await act<{ unread: number }>(deed);
    if (done) list.change((page) => ({ ...page, ...done.value, notices: page.notices.map(after) }));
  };
  return {
    list,
    mark: ({ id }, isRead) => {
      const readAt = isRead ? new Date().toISOString() : null;
      return marked({ method: 'put', path: `/cms/notices/${id}/read`, body: { read: isRead } }, (one) =>
        one.id === id ? { ...one, readAt } : one,
      );
    },
    markAll: (upTo) => {
      const readAt = new Date().toISOString();
      return marked({ method: 'post', path: '/cms/notices/read-all', body: { upTo } }, (one) => ({
        ...one,
        readAt: one.readAt ?? readAt,
      }));
    },
  };
}
