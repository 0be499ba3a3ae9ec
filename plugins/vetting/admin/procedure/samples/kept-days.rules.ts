const EIGHT_HOURS = 8 * 3_600_000;

/** Whether a retained sample may not be thrown away yet: the last day counts to its end, where the station is. */
export const isKeptStill = (keepUntil: string, now: Date): boolean =>
  new Date(now.getTime() + EIGHT_HOURS).toISOString().slice(0, 10) <= keepUntil;
