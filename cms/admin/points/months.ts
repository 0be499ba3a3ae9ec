import { monthOf } from '../../server/points/month.rules';

/** The month that it is by the station's clock, and some before it, the newest first. */
export function monthsUntil(now: Date, count: number): readonly string[] {
  const [year = 0, month = 0] = monthOf(now).split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const all = year * 12 + (month - 1) - back;
    return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
  });
}
