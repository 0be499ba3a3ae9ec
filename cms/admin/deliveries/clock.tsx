import { useEffect, useState } from 'react';
import { Typography } from '@strapi/design-system';
import { timeLeft } from '../review/time-left';
import { useSay } from './words';

const TICK = 10_000;

/** A clock that counts down to when something happens by itself. */
export function Clock({ at }: { readonly at: string }) {
  const say = useSay();
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  const { isPast, days, hours, minutes } = timeLeft(at, now);
  const word = days > 0 ? 'days' : hours > 0 ? 'hours' : 'minutes';
  return (
    <Typography
      tag="time"
      dateTime={at}
      variant="pi"
      textColor="neutral600"
      style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
    >
      {isPast ? say('clock.now') : say(`clock.${word}`, { days, hours, minutes })}
    </Typography>
  );
}
