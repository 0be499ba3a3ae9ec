import { useState } from 'react';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import type { ReaderCard } from '../../contract';

/** What an administrator may do to a reader. */
export type Deed = ReaderCard['allowed'][number];

const PATHS: Record<Deed, string> = { lock: 'lock', unlock: 'unlock', signOut: 'sign-out', erase: 'erasure' };

/** A reader that was found, and what may be done; `undefined` before the first search, `null` when nobody was found. */
export function useReaders() {
  const { post } = useFetchClient();
  const [reader, setReader] = useState<ReaderCard | null>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<ReaderCard | null>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setReader(await work());
    } catch (error) {
      setProblem(isFetchError(error) ? error.message : '');
    } finally {
      setBusy(false);
    }
  };

  return {
    reader,
    problem,
    isBusy,
    find: (contact: string) =>
      attempt(async () => {
        const { data } = await post<{ items: ReaderCard[] }>('/cms/readers/searches', { contact });
        return data.items[0] ?? null;
      }),
    act: (deed: Deed, id: string, reason: string) =>
      attempt(async () => {
        const body = deed === 'signOut' ? {} : { reason };
        return (await post<ReaderCard>(`/cms/readers/${id}/${PATHS[deed]}`, body)).data;
      }),
  };
}
