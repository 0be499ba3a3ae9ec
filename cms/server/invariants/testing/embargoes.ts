/** What may go out at its hour, judged from the records and not by the gate that is judged. */
import type { PostingState } from '../../../contract';
import type { Delivery } from '../../deliveries/delivery-store';
import type { Records } from './house';

/** What was known before and after something happened. */
export type Around = {
  readonly before: Pick<Records, 'deliveries'>;
  readonly now: Pick<Records, 'deliveries'>;
  readonly isAired: boolean;
  readonly at: number;
};

/** What stood once, stands or is on its way down. */
const STOOD: readonly PostingState[] = [
  ...(['live', 'replaced', 'takedown_due', 'taking_down', 'verifying', 'still_visible'] as const),
  ...(['manual_takedown', 'down'] as const),
];

/** Why a delivery was sent before it might; an hour that was moved while it was being sent counts either way. */
export function sentTooEarly(row: Delivery, around: Around): string | undefined {
  const was = around.before.deliveries.find(({ id }) => id === row.id) ?? row;
  if (around.at < Math.min(was.dueAt.getTime(), row.dueAt.getTime())) return 'its hour';
  return tooEarly(row, around);
}

/** Why a delivery went out before it might; undefined where it did not. */
function tooEarly({ embargo, releasedAt }: Delivery, around: Around): string | undefined {
  if (embargo.kind === 'until') return around.at < Date.parse(embargo.at) ? 'its embargo' : undefined;
  // Whoever releases it by name answers for it; a hard embargo is not anybody's to lift.
  if (releasedAt !== null) return undefined;
  switch (embargo.kind) {
    case 'manual':
      return 'anybody released it';
    case 'until-aired':
      return around.isAired ? undefined : 'it was aired';
    case 'until-live':
      return stoodOn(embargo.channel, around) ? undefined : 'it stood on the other account';
    case 'none':
      return undefined;
  }
}

const stoodOn = (channel: string, { before, now }: Around): boolean =>
  [...before.deliveries, ...now.deliveries].some((row) => row.channel === channel && STOOD.includes(row.state));

const WAITS: readonly PostingState[] = ['planned', 'gated', 'due', 'claimed', 'failed_retryable'];

/**
 * Whether what is published now is held back from our own app: by a hard embargo, whatever was ordered, or by one that waits for somebody's
 * word while its delivery waits for it.
 */
export function isPublishedTooSoon(row: Delivery, around: Around & { readonly wasOrdered: boolean }): boolean {
  if (tooEarly(row, around) === undefined) return false;
  return row.embargo.kind === 'until' || (!around.wasOrdered && !isTakenBack(row, around) && WAITS.includes(row.state));
}

/** Taken back at the same moment: the press may have come after that, and a story without a delivery waits for nobody's word. */
const isTakenBack = ({ id }: Delivery, { now }: Around): boolean =>
  now.deliveries.some((row) => row.id === id && (row.state === 'cancelled' || row.state === 'dropped'));
