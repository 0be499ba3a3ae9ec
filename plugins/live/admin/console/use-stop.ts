import { useCallback, useEffect, useRef, useState } from 'react';
import type { StoppedLive } from '../../contract';
import { unpinnedOf } from './desk-view.rules';
import { ARMED_MS, pressTwice } from './presses.rules';
import type { Desk } from './use-desk';
import { useSay } from './words';

/** The stop of a live: the first press arms it, the second stops. */
export type Stop = { readonly isArmed: boolean; press(): void };

/** Stops a live with two presses. It disarms itself when the second one does not come. */
export function useStop({ press, said, reload }: Desk): Stop {
  const say = useSay();
  const armedAt = useRef<number>();
  const [isArmed, setArmed] = useState(false);
  const arm = useCallback((at: number | undefined) => {
    armedAt.current = at;
    setArmed(at !== undefined);
  }, []);
  useEffect(() => {
    if (!isArmed) return undefined;
    const timer = window.setTimeout(() => arm(undefined), ARMED_MS);
    return () => window.clearTimeout(timer);
  }, [isArmed, arm]);
  const stop = useCallback(async (): Promise<void> => {
    const session = said()?.session.id;
    if (session === undefined) return;
    await press<StoppedLive>({
      deed: 'stop',
      change: (view) => ({
        ...view,
        session: { ...view.session, state: 'ending' },
        room: { ...unpinnedOf(view.room), state: 'ending', tools: [] },
      }),
      ask: { method: 'post', path: `/live/sessions/${session}/stop`, body: { reason: say('stop.reason') } },
    });
    reload();
  }, [press, said, reload, say]);
  return {
    isArmed,
    press: useCallback(() => {
      const step = pressTwice({ armedAt: armedAt.current }, Date.now());
      arm(step.armedAt);
      if (step.isFired) void stop();
    }, [arm, stop]),
  };
}
