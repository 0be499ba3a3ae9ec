const EIGHT_HOURS = 8 * 3_600_000;

/** How old somebody is at a moment, by the clock of the stations; `birth` is a day such as 2000-01-31. */
export function ageOn(birth: string, now: Date): number {
  const today = new Date(now.getTime() + EIGHT_HOURS).toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  // Days sort as words: before the birthday of this year one is a year younger.
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
