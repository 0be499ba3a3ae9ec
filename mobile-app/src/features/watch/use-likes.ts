import { useEffect, useRef, useState } from 'react';
import { likesToSend } from './say.rules';
import type { Followed } from './use-room';

const EVERY_MS = 600;

/**
 * Likes are summed here and sent as one figure: a finger presses eight times a second, the house hears of it twice. The figure that is shown is the
 * house's own and what was pressed since; what the house refused is taken off again.
 */
export function useLikes(say: Followed['say'], told: number) {
  const [pressed, setPressed] = useState(0);
  const waiting = useRef(0);
  /** What was taken, until the sum that is told has it as well. */
  const least = useRef(0);
  const newest = useRef(told);
  newest.current = told;

  useEffect(() => {
    const send = async (count: number) => {
      const before = newest.current;
      const answer = await say({ type: 'like', count });
      if (answer.ok) least.current = Math.max(least.current, before) + count;
      setPressed((now) => Math.max(0, now - count));
    };
    const timer = setInterval(() => {
      const { now, later } = likesToSend(waiting.current);
      waiting.current = later;
      if (now > 0) void send(now);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [say]);

  const press = () => {
    waiting.current += 1;
    setPressed((before) => before + 1);
  };
  return { likes: Math.max(told, least.current) + pressed, press };
}
