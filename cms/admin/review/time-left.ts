/** A span as a clock says it: the two largest units that matter. */
export type Span = {
  readonly isPast: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
};

/** How long until a moment, or since it; whole minutes, so that a clock that ticks now and then is never wrong. */
export function timeLeft(due: string, now: number): Span {
  const left = Date.parse(due) - now;
  const minutes = Math.floor(Math.abs(left) / 60_000);
  return {
    isPast: left < 0,
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  };
}
