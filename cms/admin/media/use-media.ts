import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import type { MediaAsset, MediaFilter } from '../../contract';
import { mediaFilters } from '../../contract/media';

type Page = {
  readonly assets: MediaAsset[];
  readonly next: string | null;
  readonly counts: Readonly<Record<MediaFilter, number>>;
};

/** What is looked for; it stands in the address bar, so that a list can be kept and handed on. */
export type Wanted = { readonly filter: MediaFilter; readonly search: string; readonly station: string };

/** The list as far as it was read. */
export type Media = ReturnType<typeof useMedia>;

/** Reads and changes what is looked for. */
export function useWanted(): readonly [Wanted, (change: Partial<Wanted>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = mediaFilters.find((one) => one === params.get('filter')) ?? 'all';
  const wanted = { filter, search: params.get('search') ?? '', station: params.get('station') ?? '' };
  const want = (change: Partial<Wanted>): void => {
    const named = Object.entries({ ...wanted, ...change }).filter(([, value]) => value !== '' && value !== 'all');
    setParams(Object.fromEntries(named), { replace: true });
  };
  return [wanted, want];
}

/** Assets page by page. An answer to an older question is thrown away. */
export function useMedia({ filter, search, station }: Wanted) {
  const { get } = useFetchClient();
  const [page, setPage] = useState<Page>();
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const query = new URLSearchParams({ filter, ...(search && { search }), ...(station && { station }) }).toString();

  const read = useCallback(
    async (after: string | undefined, signal?: AbortSignal): Promise<void> => {
      try {
        const path = `/cms/media?${query}${after === undefined ? '' : `&after=${after}`}`;
        const { data } = await get<Page>(path, signal ? { signal } : {});
        setPage((known) => (after && known ? { ...data, assets: [...known.assets, ...data.assets] } : data));
        setFailed(false);
      } catch {
        if (signal?.aborted !== true) setFailed(true);
      }
    },
    [get, query],
  );
  useEffect(() => {
    const gone = new AbortController();
    void read(undefined, gone.signal);
    return () => {
      gone.abort();
    };
  }, [read, round]);

  return {
    page,
    failed,
    reload: () => {
      setRound((one) => one + 1);
    },
    readMore: () => void read(page?.next ?? undefined),
    /** Puts changed assets in their places without moving the others. */
    put: (changed: readonly MediaAsset[]) => {
      const byId = new Map(changed.map((asset) => [asset.id, asset]));
      setPage((known) => known && { ...known, assets: known.assets.map((asset) => byId.get(asset.id) ?? asset) });
    },
  };
}
