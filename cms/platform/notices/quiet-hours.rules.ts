import type { QuietHours, Urgency } from '../../contract';

/** The clock on the station's wall. */
const STATION_TIME = 'Asia/Shanghai';

const MINUTE = 60_000;
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: STATION_TIME,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** When quiet hours that hold now are over; undefined while they do not hold. */
export function quietUntil({ from, to }: QuietHours, at: Date): Date | undefined {
  const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
  const now = hour * 60 + minute;
  const holds = from < to ? now >= from && now < to : now >= from || now < to;
  if (!holds) return undefined;
  const left = (to - now + 1440) % 1440;
  return new Date(Math.floor(at.getTime() / MINUTE) * MINUTE + left * MINUTE);
}

/** The first moment that none of the quiet hours covers. What is urgent does not wait. */
export function ringsAt(urgency: Urgency, quiets: readonly (QuietHours | null | undefined)[], now: Date): Date {
  if (urgency === 'high') return now;
  let at = now;
  // The end of one may lie in another; two that cover the whole day together would never end, hence the bound.
  for (let round = 0; round < 4; round += 1) {
    const ends = quiets.flatMap((quiet) => (quiet ? (quietUntil(quiet, at) ?? []) : []));
    if (ends.length === 0) return at;
    at = new Date(Math.max(...ends.map((end) => end.getTime())));
  }
  return at;
}
