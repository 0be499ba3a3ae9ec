import { useEffect, useRef, useState } from 'react';
import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import type { DraftContent } from '../../contract';
import { shelve, unshelve } from './browser-words';

/** After this silence what was typed is kept; whoever types without a pause is kept every now and then all the same. */
const PAUSE = 1_500;
const AT_LEAST = 10_000;
const AGAIN = 5_000;

/** How far the keeping of unsaved words is. */
export type Autosave = { readonly at: string | null; readonly failed: boolean };

/** What a page keeps, and as which page. */
export type Keeping = {
  readonly path: string;
  readonly session: string;
  readonly base: number;
  readonly content: DraftContent;
  readonly active: boolean;
};

/**
 * Keeps what is typed (自动保存), for the writer alone: in the browser at once, on the host a breath later, again and again while the
 * line is cut. It saves nothing into the manuscript and holds nothing.
 */
export function useAutosave({ path, session, base, content, active }: Keeping): Autosave {
  const { put } = useFetchClient();
  const person = usePerson();
  const [state, setState] = useState<Autosave>({ at: null, failed: false });
  const [round, setRound] = useState(0);
  const spelled = JSON.stringify(content);
  const kept = useRef({ spelled: '', at: 0 });
  useEffect(() => {
    const shelf = { person, path };
    if (!active) unshelve(localStorage, shelf, session);
    if (!active || spelled === '{}' || spelled === kept.current.spelled) return undefined;
    // Spelled from exactly such a content above.
    const words = { session, base, content: JSON.parse(spelled) as DraftContent };
    shelve(localStorage, shelf, { ...words, at: Date.now() });
    const overdue = kept.current.at !== 0 && performance.now() - kept.current.at > AT_LEAST;
    let again: number | undefined;
    const keep = (): void => {
      kept.current = { spelled, at: performance.now() };
      put<{ at: string }>(`${path}/draft`, words)
        .then(({ data }) => {
          if (kept.current.spelled === spelled) unshelve(localStorage, shelf, session);
          setState({ at: data.at, failed: false });
        })
        .catch(() => {
          kept.current = { spelled: '', at: 0 };
          setState((before) => ({ ...before, failed: true }));
          again = window.setTimeout(() => setRound((one) => one + 1), AGAIN);
        });
    };
    const timer = window.setTimeout(keep, overdue ? 0 : PAUSE);
    return () => {
      window.clearTimeout(timer);
      window.clearTimeout(again);
    };
  }, [active, base, path, person, put, round, session, spelled]);
  return state;
}

/** Whoever sits at this browser: two people at one computer do not find each other's words. */
export function usePerson(): string {
  return useAuth('usePerson', ({ user }) => String(user?.id ?? ''));
}
