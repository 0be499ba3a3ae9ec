import { useCallback, useEffect, useState } from 'react';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import type { NoticeItem } from '../../contract';
import { liveCount } from './live-count';

/** What somebody wants to see of their list; it stands in the address bar. */
export type InboxFilter = { readonly show: 'all' | 'unread' | 'high'; readonly kind: string };

type Kind = { readonly kind: string; readonly name: string };
type Page = { notices: NoticeItem[]; next: string | null; unread: number; kinds: Kind[] };

/** The list as it was read, page by page, and what one may do with it. `problem` is empty when the host gave no reason. */
export function useInbox({ show, kind }: InboxFilter, locale: string) {
  const { get, put, post } = useFetchClient();
  const [page, setPage] = useState<Page>();
  const [problem, setProblem] = useState<string>();

  const attempt = useCallback(async (work: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(isFetchError(error) ? error.message : '');
    }
  }, []);

  const read = useCallback(
    (before?: string) =>
      attempt(async () => {
        const query = new URLSearchParams({ show, locale, ...(kind && { kind }), ...(before && { before }) });
        const { data } = await get<Page>(`/cms/notices?${query.toString()}`);
        liveCount.set({ unread: data.unread });
        setPage((known) => (before && known ? { ...data, notices: [...known.notices, ...data.notices] } : data));
      }),
    [attempt, get, show, kind, locale],
  );

  useEffect(() => {
    setPage(undefined);
    void read();
  }, [read]);

  const marked = (isMarked: (item: NoticeItem) => boolean, at: string | null): void =>
    setPage(
      (known) =>
        known && { ...known, notices: known.notices.map((one) => (isMarked(one) ? { ...one, readAt: at } : one)) },
    );

  return {
    page,
    problem,
    read,
    mark: (item: NoticeItem, isRead: boolean) =>
      attempt(async () => {
        const { data } = await put<{ unread: number }>(`/cms/notices/${item.id}/read`, { read: isRead });
        liveCount.set(data);
        marked(({ id }) => id === item.id, isRead ? new Date().toISOString() : null);
      }),
    markAll: (upTo: string) =>
      attempt(async () => {
        const { data } = await post<{ unread: number }>('/cms/notices/read-all', { upTo });
        liveCount.set(data);
        marked(({ readAt }) => readAt === null, new Date().toISOString());
      }),
  };
}
