import { useCallback, useState } from 'react';
import type { IngestItem, Lead } from '../../contract';
import type { Done } from '../reach/done-bar';
import { useActing } from '../reach/use-acting';
import { usePages, type Pages } from '../reach/use-pages';
import { askedItems, type IngestQuery } from './ingest-query';
import { useSay } from './words';

/** A page of items. */
export type ItemPage = { readonly items: readonly IngestItem[]; readonly cursor: string | null };

const TURNING = {
  by: 'cursor' as const,
  join: (known: ItemPage, next: ItemPage): ItemPage => ({ ...next, items: [...known.items, ...next.items] }),
};

/** The items that are looked at, and what may be done with each. */
export type Items = {
  readonly list: Pages<ItemPage>;
  readonly busy: boolean;
  readonly done: Done | undefined;
  readonly forget: () => void;
  readonly take: (item: IngestItem) => Promise<void>;
  readonly aside: (item: IngestItem) => Promise<void>;
  readonly back: (item: IngestItem) => Promise<void>;
};

/** Reads items and works on them; what was put aside can be brought back at once. */
export function useItems(query: IngestQuery): Items {
  const say = useSay();
  const list = usePages<ItemPage>(`/cms/ingest/items?${askedItems(query)}`, TURNING);
  const { reload, change } = list;
  const { busy, act } = useActing(reload);
  const [done, setDone] = useState<Done>();
  const { view } = query;
  /** An item that belongs to this pile no more leaves it; elsewhere it stays and says what it is now. */
  const put = useCallback(
    (item: IngestItem, stays: boolean) =>
      change((page) => ({
        ...page,
        items: page.items.flatMap((one) => (one.id !== item.id ? [one] : stays ? [item] : [])),
      })),
    [change],
  );
  const back = async (item: IngestItem): Promise<void> => {
    const answer = await act<IngestItem>({ method: 'post', path: `/cms/ingest/items/${item.id}/back`, body: {} });
    if (!answer) return;
    setDone({ words: say('done.back', { title: short(item) }) });
    if (view === 'waiting') reload();
    else put(answer.value, view === 'all');
  };
  const aside = async (item: IngestItem): Promise<void> => {
    const answer = await act<IngestItem>({ method: 'post', path: `/cms/ingest/items/${item.id}/aside`, body: {} });
    if (!answer) return;
    put(answer.value, view !== 'waiting');
    setDone({ words: say('done.aside', { title: short(item) }), undo: () => void back(answer.value) });
  };
  const take = async (item: IngestItem): Promise<void> => {
    const answer = await act<Lead>({ method: 'post', path: `/cms/ingest/items/${item.id}/lead`, body: {} });
    if (!answer) return;
    put({ ...item, lead: answer.value.id, asideAt: null, asideBy: null }, view === 'all');
    setDone({ words: say('done.lead', { title: short(item) }) });
  };
  const forget = useCallback(() => setDone(undefined), []);
  return { list, busy, done, forget, take, aside, back };
}

const LONG = 24;

function short({ title }: IngestItem): string {
  return title.length > LONG ? `${title.slice(0, LONG)}…` : title;
}
