import { useEffect, useRef, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

/** What a page asks the host while somebody types: the newest answer, or why there is none. */
export type Asking<T> = {
  readonly value: T | undefined;
  readonly problem: string | undefined;
  readonly busy: boolean;
};

type Refused = { readonly response?: { readonly data?: { readonly error?: { readonly message?: string } } } };

/** Somebody who types has paused. */
const PAUSE = 400;

/** Asks whenever the question changed and rested for a moment; nothing while there is no question. Late answers are thrown away. */
export function useAsking<T>(path: string, question: object | undefined): Asking<T> {
  const { post } = useFetchClient();
  const { locale, formatMessage } = useIntl();
  const [asking, setAsking] = useState<Asking<T>>({ value: undefined, problem: undefined, busy: false });
  const newest = useRef(0);
  const text = question && JSON.stringify(question);

  useEffect(() => {
    newest.current += 1;
    const own = newest.current;
    const isNewest = (): boolean => own === newest.current;
    if (text === undefined) {
      setAsking({ value: undefined, problem: undefined, busy: false });
      return undefined;
    }
    setAsking((known) => ({ ...known, busy: true }));
    const timer = setTimeout(() => {
      // What was spelled a moment ago is read back, so that the effect depends on what is asked and not on who asks.
      const body = JSON.parse(text) as object;
      post<T>(path, body, { params: { locale: locale === 'en' ? 'en' : 'zh-Hans' } })
        .then(({ data }) => isNewest() && setAsking({ value: data, problem: undefined, busy: false }))
        .catch((error: unknown) => {
          // What the fetch client throws, as its own code builds it; anything else has no response.
          const said = (error as Refused).response?.data?.error?.message;
          const problem = said ?? formatMessage({ id: 'cms.reach.failed' });
          if (isNewest()) setAsking({ value: undefined, problem, busy: false });
        });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [post, path, text, locale, formatMessage]);
  return asking;
}
