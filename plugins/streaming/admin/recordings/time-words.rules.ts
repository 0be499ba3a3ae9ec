/** A time of a film as 1:02:03, or as 02:03.40 where hundredths matter. */
export function clockOf(seconds: number, isExact = false): string {
  const whole = Math.max(0, isExact ? Math.round(seconds * 100) / 100 : Math.floor(seconds));
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = whole % 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  const end = isExact ? rest.toFixed(2).padStart(5, '0') : two(rest);
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${two(minutes)}:${end}`;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** How large something is, in the unit in which people think of it. */
export function sizeOf(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1_000 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? 'B'}`;
}
