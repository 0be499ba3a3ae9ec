import { Typography } from '@strapi/design-system';
import type { Difference } from '../../contract';
import { useSay } from './words';
import { yuanText } from './yuan';

/** What a difference comes to: what to do about it while it is open, what was booked once two people signed. */
export function DifferenceOutcome({ difference: { kind, state, ours, theirs } }: { readonly difference: Difference }) {
  const say = useSay();
  // Money that somebody has to look for is booked when it is found; a fee or an amount is booked by the second signature.
  const isBooked = (kind === 'fee' || kind === 'amount') && ours !== null && theirs !== null && ours !== theirs;
  const text =
    state !== 'settled'
      ? say(`books.difference.then.${kind}`)
      : isBooked
        ? say('books.difference.done.booked', { amount: yuanText(Math.abs(theirs - ours)) })
        : say('books.difference.done.noted');
  return (
    <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
      {text}
    </Typography>
  );
}
