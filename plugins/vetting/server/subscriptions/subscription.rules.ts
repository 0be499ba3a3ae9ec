import type { SubscriptionSchedule } from '../../contract';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Schedules go by Beijing time, which has no summer. */
const BEIJING = 8 * HOUR;

/** The next moment of a schedule after another. */
export function nextDue({ minute, hour }: SubscriptionSchedule, after: Date): Date {
  const [step, offset] =
    hour === undefined ? [HOUR, Number(minute) * MINUTE] : [DAY, Number(hour) * HOUR + Number(minute) * MINUTE];
  const local = after.getTime() + BEIJING;
  const first = Math.floor(local / step) * step + offset;
  return new Date((first > local ? first : first + step) - BEIJING);
}

/** Where the secret of a subscription lies sealed. */
export const tokenPlace = (id: string) =>
  ({ table: 'vetting_trace_subscription', column: 'token_sealed', row: id }) as const;
