/** A span of time; the end is not in it, so that one booking can begin where another ends. */
export type Span = { readonly from: string; readonly to: string };

/** Something booked for a span. */
export type Booked = Span & { readonly id: string; readonly resource: string };

/** Whether two spans share a moment. */
export function overlaps(one: Span, other: Span): boolean {
  return Date.parse(one.from) < Date.parse(other.to) && Date.parse(other.from) < Date.parse(one.to);
}

/** The bookings of the same resource that share a moment with this one: what a calendar must never hide. */
export function conflictsOf(booking: Booked, others: readonly Booked[]): readonly string[] {
  return others
    .filter((other) => other.id !== booking.id && other.resource === booking.resource && overlaps(booking, other))
    .map(({ id }) => id);
}

/** A moment as stations say it in a sentence: 11-28 09:30, by the clock of Shanghai. */
export function stationTime(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
}
