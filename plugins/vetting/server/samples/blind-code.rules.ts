/** Letters and figures that nobody confuses on a label: no 0 and O, no 1, I and L, no S and no Z. */
export const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRTUVWXY';

const CODE_LENGTH = 6;

/** A blind code. It comes from chance alone, so that nothing about the goods can be read from it. */
export function blindCode(random: { int(below: number): number }): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[random.int(CODE_SIGNS.length)] ?? '').join('');
}

/** How long a retained sample is kept after its shelf life. */
export const KEPT_DAYS_AFTER = 30;

/** The day until which a retained sample is kept. */
export function keepUntil(bestBefore: string): string {
  const day = new Date(`${bestBefore}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + KEPT_DAYS_AFTER);
  return day.toISOString().slice(0, 10);
}
