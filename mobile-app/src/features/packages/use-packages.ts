import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ContentLocale, PackageCard, PackagePage } from '@/contract/types';
import { askFresh } from '@/data/etags';
import { query } from '@/data/http';
import { hostOrShelf, type Fetched } from '@/data/kept';
import { feedRooms } from '@/data/realtime';
import { orThrow } from '@/data/result';
import { useHome } from '@/data/use-home';

interface Page {
  readonly items: readonly PackageCard[];
  readonly next: string | null;
}

interface Place {
  readonly station: string | null;
  readonly locale: ContentLocale;
}

/** Only the first page is kept for reading without a net, as of every list. */
async function fetchPage(place: Place, after: string | null): Promise<Fetched<Page>> {
  const fromHost = () => askFresh<Page>(query('/api/app/packages', { ...place, after, first: 20 }));
  if (after !== null) return { value: orThrow(await fromHost()), keptAt: null };
  return hostOrShelf(`packages:${place.station}:${place.locale}`, fromHost);
}

/** The packages of a station, page by page. */
export function usePackages(place: Place) {
  useRoom(['packages']);
  return useInfiniteQuery({
    queryKey: ['packages', place.station, place.locale],
    initialPageParam: null as string | null, // widened: the next ones are cursors
    queryFn: ({ pageParam }) => fetchPage(place, pageParam),
    getNextPageParam: (last) => last.value.next,
  });
}

/** One package; what was read before is shown at once and asked for again. */
export function usePackage(id: string) {
  useRoom(['package', id]);
  return useQuery({
    queryKey: ['package', id],
    queryFn: () => hostOrShelf(`package:${id}`, () => askFresh<PackagePage>(`/api/app/packages/${id}`)),
    staleTime: 0,
  });
}

/** A package loses what is taken down while it is open. */
function useRoom(queryKey: readonly string[]): void {
  const client = useQueryClient();
  const room = useHome().data?.station.slug ?? null;
  const key = queryKey.join('/');
  useEffect(() => {
    if (room === null) return undefined;
    return feedRooms.join(`feed:${room}`, (messages, gap) => {
      if (gap || messages.some(({ type }) => type === 'feed.changed'))
        void client.invalidateQueries({ queryKey: key.split('/') });
    });
  }, [client, room, key]);
}
