import { useEffect, useRef, useState } from 'react';
import { likesToSend } from './say.rules';
import type { Followed } from './use-room';

const EVERY_MS = 600;

/** Likes are summed here and sent as one figure: a finger presses eight times a second, the house hears of it twice. */
export function useLikes(say: Followed['say'], told: number) {
  const [pressed, setPressed] = useState(0);
  const waiting = useRef(0);
  const most = useRef(0);

  useEffect(() => {
    const timer = setInterval(() => {
      const { now, later } = likesToSend(waiting.current);
      if (now === 0) return;
      waiting.current = later;
      void say({ type: 'like', count: now }).finally(() => setPressed((before) => Math.max(0, before - now)));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [say]);

  const press = () => {
    waiting.current += 1;
    setPressed((before) => before + 1);
  };
  // Between the answer and the next sum that is told, the figure stands still instead of going back.
  most.current = Math.max(most.current, told + pressed);
  return { likes: most.current, press };
}
