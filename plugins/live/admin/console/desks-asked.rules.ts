const HOUR_MS = 3_600_000;

/** A live that began the evening before may still be on; what begins tomorrow is rehearsed today. */
const BACK_MS = 18 * HOUR_MS;
const AHEAD_MS = 36 * HOUR_MS;

/** What the list of consoles asks: the sessions of about now, rehearsals among them. */
export function desksAsked(now: number): string {
  const [from, to] = [now - BACK_MS, now + AHEAD_MS].map((moment) => new Date(moment).toISOString());
  return new URLSearchParams({ from: from ?? '', to: to ?? '', rehearsals: 'true' }).toString();
}
