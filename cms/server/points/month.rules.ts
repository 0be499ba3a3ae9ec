const OFFSET_HOURS = 8;

/** The month that it is at a station: books are kept by the clock on the wall (Asia/Shanghai, which has no summer time). */
export function monthOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_HOURS * 3_600_000).toISOString().slice(0, 7);
}

/** The month after another. */
export function monthAfter(month: string): string {
  const [year = 0, n = 0] = month.split('-').map(Number);
  return n === 12 ? `${year + 1}-01` : `${year}-${String(n + 1).padStart(2, '0')}`;
}

/** Whether books of a month may be closed: it has begun, and is the one that is open. */
export function mayClose(month: string, { open, now }: { readonly open: string; readonly now: string }): boolean {
  return month === open && month <= now;
}

/** Whether what was posted in a month may still be appealed: in that month, while it is open, and in the next. */
export function mayAppeal(posted: string, open: string): boolean {
  return posted === open || monthAfter(posted) === open;
}
