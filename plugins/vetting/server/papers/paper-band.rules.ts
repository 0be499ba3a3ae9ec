import type { PaperBand } from '../../contract';

const DAY_MS = 86_400_000;

/** Days until the last day of a paper; below zero it is over. */
export function daysLeft(validTo: string | null, day: string): number | null {
  return validTo === null ? null : Math.round((Date.parse(validTo) - Date.parse(day)) / DAY_MS);
}

/** How near its end a paper is 到期色带. */
export function bandOf({ validFrom, validTo }: { validFrom: string; validTo: string | null }, day: string): PaperBand {
  if (validFrom > day) return 'not-yet';
  const left = daysLeft(validTo, day);
  if (left === null) return 'endless';
  if (left < 0) return 'expired';
  if (left <= 7) return 'week';
  return left <= 30 ? 'month' : 'fine';
}
