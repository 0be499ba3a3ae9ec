/** Times inside a film as editors write them: 1:02:03.5, 12:30 or 45. */
const WRITTEN = /^(?:(?:(\d{1,2})[:：])?(\d{1,3})[:：])?(\d{1,5})(?:[.．](\d{1,3}))?$/;

/** The milliseconds of a written time; undefined when it is none. Behind a colon no part reaches sixty. */
export function millisecondsOf(written: string): number | undefined {
  const match = WRITTEN.exec(written.trim());
  if (!match) return undefined;
  const [, hours, minutes, seconds = '0', fraction = ''] = match;
  if (minutes !== undefined && Number(seconds) > 59) return undefined;
  if (hours !== undefined && Number(minutes) > 59) return undefined;
  return (
    (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  );
}

/** A time inside a film as it is read: 1:02:03.5 or 0:45. */
export function writtenTime(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  const fraction =
    milliseconds % 1000 === 0
      ? ''
      : `.${String(milliseconds % 1000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds)}${fraction}`;
}
