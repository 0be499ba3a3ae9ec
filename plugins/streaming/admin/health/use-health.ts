import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { HEALTH_MINUTES, type Encoder, type HealthFinding, type HealthLight, type HealthSample } from '../../contract';

/** How an encoder does, as the page follows it. */
export type Health = {
  readonly light: HealthLight;
  readonly findings: readonly { readonly finding: HealthFinding; readonly values: Readonly<Record<string, number>> }[];
  readonly encoder: Encoder | null;
  readonly hears: boolean;
  readonly samples: readonly HealthSample[];
};

const EVERY_MS = 2_000;
const KEPT_MS = HEALTH_MINUTES * 60_000;

/** Follows the encoder of a room while somebody looks: the ten minutes once, then what is new. A lost answer is asked for again. */
export function useHealth(room: string): Health | undefined {
  const { get } = useFetchClient();
  const [health, setHealth] = useState<Health | undefined>();
  useEffect(() => {
    const gone = new AbortController();
    let known: readonly HealthSample[] = [];
    let isAsking = false;
    const ask = async (): Promise<void> => {
      if (document.hidden || isAsking) return;
      isAsking = true;
      const after = known.at(-1)?.at;
      const path = `/streaming/rooms/${room}/health${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`;
      try {
        const { data } = await get<Health>(path, { signal: gone.signal });
        const since = Date.now() - KEPT_MS;
        known = [...known, ...data.samples].filter(({ at }) => Date.parse(at) > since);
        setHealth({ ...data, samples: known });
      } catch {
        // The next round asks again.
      } finally {
        isAsking = false;
      }
    };
    void ask();
    const timer = window.setInterval(() => void ask(), EVERY_MS);
    return () => {
      gone.abort();
      window.clearInterval(timer);
    };
  }, [get, room]);
  return health;
}
