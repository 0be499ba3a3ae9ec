import { createHmac } from 'node:crypto';
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

/**
 * The header by which a subscriber knows who sent it and when: HMAC-SHA256 over the seconds and the body as it stands, so that neither can be
 * changed and an old one can be told from a new one.
 */
export function signatureOf(token: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', token).update(`${seconds}.${body}`).digest('hex')}`;
}
