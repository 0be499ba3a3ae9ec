/** How long this host keeps recordings where a room says nothing; `null` for ever. */
export function usualDays(env: Readonly<Record<string, string | undefined>>): number | null {
  const said = env['HEARTH_RECORDINGS_DAYS'];
  const days = said === undefined || said === '' ? 90 : Number(said);
  if (!Number.isInteger(days) || days < 0 || days > 36_500) {
    throw new Error('HEARTH_RECORDINGS_DAYS is a number of days, or 0 for ever');
  }
  return days === 0 ? null : days;
}
