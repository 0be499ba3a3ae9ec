import { useCallback, useEffect, useRef, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { Cue } from '../../contract';
import type { Unsent } from './desk-state';

const AGAIN = 2_000;

type Sending = {
  readonly unsent: readonly Unsent[];
  readonly isLost: boolean;
  send(cue: Unsent): void;
  forget(id: string): void;
};

/** What the host answers where it refuses; a lost line has no response. */
type Failure = {
  readonly response?: { readonly status?: number; readonly data?: { readonly error?: { readonly message?: string } } };
};

/**
 * Sends cues one after the other. What the line has lost is kept, over a reload as well, and sent again under its own id until the host has it; what the
 * host refuses stays with its reason.
 */
export function useUnsent(room: string, onSent: (cue: Cue) => void): Sending {
  const { post } = useFetchClient();
  const { locale } = useIntl();
  const [unsent, setUnsent] = useState<readonly Unsent[]>(() => kept(room));
  const [isLost, setLost] = useState(false);
  const [round, setRound] = useState(0);
  const isBusy = useRef(false);
  const told = useRef(onSent);
  told.current = onSent;
  const next = unsent.find(({ refused }) => refused === undefined);
  useEffect(() => keep(room, unsent), [room, unsent]);
  const forget = useCallback((id: string) => setUnsent((all) => all.filter((one) => one.id !== id)), []);
  useEffect(() => {
    if (!next || isBusy.current) return undefined;
    isBusy.current = true;
    const path = `/streaming/rooms/${room}/captions/cues?locale=${locale === 'en' ? 'en' : 'zh-Hans'}`;
    let waiting: number | undefined;
    const failed = (failure: unknown): void => {
      const refused = sentenceOf(failure);
      setLost(refused === undefined);
      if (refused === undefined) waiting = window.setTimeout(() => setRound((one) => one + 1), AGAIN);
      else setUnsent((all) => all.map((one) => (one.id === next.id ? { ...one, refused } : one)));
    };
    post<Cue>(path, next)
      .then(({ data }) => {
        setLost(false);
        told.current(data);
        forget(next.id);
      })
      .catch(failed)
      .finally(() => {
        isBusy.current = false;
      });
    return () => window.clearTimeout(waiting);
  }, [next, round, post, room, locale, forget]);
  return { unsent, isLost, forget, send: useCallback((cue) => setUnsent((all) => [...all, cue]), []) };
}

/** The sentence of a refusal; none where the line, or the host for a moment, is to blame. */
function sentenceOf(failure: unknown): string | undefined {
  // What Strapi's client throws has a response where one came.
  const { response } = failure as Failure;
  if (!response || (response.status ?? 500) >= 500 || response.status === 429) return undefined;
  return response.data?.error?.message ?? String(response.status ?? '');
}

const place = (room: string): string => `hearth-captions-${room}`;

function kept(room: string): readonly Unsent[] {
  try {
    // Written by this file alone.
    return JSON.parse(window.localStorage.getItem(place(room)) ?? '[]') as Unsent[];
  } catch {
    return [];
  }
}

function keep(room: string, unsent: readonly Unsent[]): void {
  try {
    if (unsent.length === 0) window.localStorage.removeItem(place(room));
    else window.localStorage.setItem(place(room), JSON.stringify(unsent));
  } catch {
    // A browser without storage: it is still in the page.
  }
}
