import { useEffect, useState } from 'react';
import { StateWord } from '@hearth/cms/reach';
import { useSay } from './words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The time that is left to whoever has to act; once it is over, since when. */
export function ClockWord({ dueAt }: { readonly dueAt: string | null }) {
  const say = useSay();
  const now = useNow();
  if (dueAt === null) return null;
  const left = Date.parse(dueAt) - now;
  const hours = Math.floor(Math.abs(left) / HOUR);
  if (left < 0) return <StateWord tone="stop" word={say('goods.late', { hours })} />;
  return <StateWord tone={left < 4 * HOUR ? 'wait' : 'quiet'} word={say('goods.left', { hours })} />;
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), MINUTE);
    return () => window.clearInterval(ticking);
  }, []);
  return now;
}
