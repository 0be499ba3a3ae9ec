import { useCallback, useEffect, useState } from 'react';
import { useReading } from '@hearth/cms/reach';
import { useFetchClient } from '@strapi/strapi/admin';
import { MISSED_SECONDS, type DutyList } from '../../contract';
import { useEvery } from './use-every';

/** Three signs in the time after which somebody counts as gone: one may be lost. */
const BEAT_MS = (MISSED_SECONDS * 1_000) / 3;

/** Who is on duty, and whether whoever sits here is among them. */
export type Duty = { readonly list: DutyList | undefined; readonly isOnDuty: boolean };

/**
 * Says again and again that somebody is here, and reads who else is. Whoever is not on duty is told so by the host, and only reads. A
 * hidden page says nothing: nobody looks at it.
 */
export function useDuty(session: string): Duty {
  const { post } = useFetchClient();
  const read = useReading<DutyList>(`/live/sessions/${session}/duty`);
  const [beaten, setBeaten] = useState<DutyList>();
  const { reload } = read;
  const beat = useCallback(() => {
    post<DutyList>(`/live/sessions/${session}/beats`, {})
      .then(({ data }) => setBeaten(data))
      .catch(() => {
        setBeaten(undefined);
        reload();
      });
  }, [post, session, reload]);
  useEvery(BEAT_MS, beat);
  useEffect(beat, [beat]);
  return { list: beaten ?? read.value, isOnDuty: beaten !== undefined };
}
