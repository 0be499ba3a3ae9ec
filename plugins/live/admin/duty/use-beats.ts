import { useEffect } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { useReading } from '@hearth/cms/reach';
import { BEAT_SECONDS, type OnDuty } from '../../contract';

type Me = { readonly person: { readonly id: string } };

/**
 * Gives signs of life while somebody on duty has the page open, whether it is seen or not: they may look at another screen. A sign that does not
 * arrive is followed by the next; that none arrive is for the house to notice.
 */
export function useBeats(session: string | undefined, duty: readonly OnDuty[], onFirst: () => void): void {
  const { post } = useFetchClient();
  const me = useReading<Me>('/cms/people/me').value?.person.id;
  const isMine = duty.some(({ person }) => person === me);
  useEffect(() => {
    if (session === undefined || !isMine) return undefined;
    const beat = (): Promise<void> =>
      post(`/live/sessions/${session}/beats`).then(
        () => undefined,
        () => undefined,
      );
    void beat().then(onFirst);
    const timer = window.setInterval(() => void beat(), BEAT_SECONDS * 1_000);
    return () => window.clearInterval(timer);
  }, [session, isMine, post, onFirst]);
}
