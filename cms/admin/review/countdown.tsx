import { useEffect, useState } from 'react';
import { Typography } from '@strapi/design-system';
import { timeLeft, type Span } from './time-left';
import { useSay } from './words';

const TICK = 10_000;
const SOON = 15;

/** A clock that counts down to when something is due, and up from there in red with its own word. */
export function Countdown({ due }: { readonly due: string }) {
  const say = useSay();
  const span = timeLeft(due, useNow());
  const { isPast, days, hours, minutes } = span;
  const word = days > 0 ? 'days' : hours > 0 ? 'hours' : 'minutes';
  return (
    <Typography
      tag="time"
      dateTime={due}
      fontWeight={isPast ? 'bold' : 'regular'}
      textColor={colourOf(span)}
      style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
    >
      {say(isPast ? `late.${word}` : `left.${word}`, { days, hours, minutes })}
    </Typography>
  );
}

function colourOf({ isPast, days, hours, minutes }: Span): string {
  if (isPast) return 'danger600';
  return days === 0 && hours === 0 && minutes < SOON ? 'warning600' : 'neutral800';
}

function useNow(): number {
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
