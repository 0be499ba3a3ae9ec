import { useSearchParams } from 'react-router-dom';

/** What can be shown of one's notices. */
export const SHOWS = ['all', 'unread', 'high'] as const;

/** What somebody wants to see of their list; it stands in the address bar. */
export type InboxFilter = { readonly show: (typeof SHOWS)[number]; readonly kind: string };

/** The filter of the address bar, and how to change it. */
export function useInboxFilter(): readonly [InboxFilter, (part: Partial<InboxFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const show = SHOWS.find((one) => one === search.get('show')) ?? 'all';
  const filter = { show, kind: search.get('kind') ?? '' };
  return [filter, (part) => setSearch(addressOf({ ...filter, ...part }), { replace: true })];
}

function addressOf({ show, kind }: InboxFilter): Record<string, string> {
  return { ...(show === 'all' ? {} : { show }), ...(kind && { kind }) };
}
