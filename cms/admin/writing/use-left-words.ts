import { useEffect, useRef } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { shelved, unshelve } from './browser-words';
import { usePerson } from './use-autosave';

type Left = { readonly path: string; readonly session: string; readonly onBrought: () => void };

/** Brings to the host what closed windows left in the browser, so that it is offered like everything else that was not saved. */
export function useLeftWords({ path, session, onBrought }: Left): void {
  const { put } = useFetchClient();
  const person = usePerson();
  const done = useRef(onBrought);
  done.current = onBrought;
  useEffect(() => {
    const bring = async (): Promise<void> => {
      const left = shelved(localStorage, { person, path }, ...([session, Date.now()] as const));
      for (const { at: _, ...words } of left) {
        await put(`${path}/draft`, words);
        unshelve(localStorage, { person, path }, words.session);
      }
      if (left.length > 0) done.current();
    };
    // What cannot be brought now stays in the browser for the next time.
    bring().catch(() => undefined);
  }, [path, person, put, session]);
}
