/** A moment as iCalendar (RFC 5545) writes it: in UTC, so that no time zone has to be described. */
export const icalMoment = (date: Date): string => date.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Words as they stand in a line of a calendar. */
export const icalText = (text: string): string =>
  text.replace(/[\\;,]/g, (found) => `\\${found}`).replace(/\r?\n/g, '\\n');

/** Lines of a calendar as its file has them. */
export const icalFile = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('');

/** A line holds at most 75 bytes; it goes on after a line break and a space, and no character is torn apart. */
function folded(line: string): string {
  let bytes = 0;
  let out = '';
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > 75) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}
