/** A shift as a calendar shows it. */
export type CalendarShift = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly version: number;
};

/** Writes shifts as an iCalendar file (RFC 5545): UTC times, so that no time zone needs describing. */
export function icalendar(shifts: readonly CalendarShift[], writtenAt: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hearth//Duty roster//ZH',
    'CALSCALE:GREGORIAN',
    ...shifts.flatMap((shift) => [
      'BEGIN:VEVENT',
      `UID:${shift.id}@hearth`,
      `SEQUENCE:${shift.version}`,
      `DTSTAMP:${stamp(writtenAt)}`,
      `DTSTART:${stamp(new Date(shift.startsAt))}`,
      `DTEND:${stamp(new Date(shift.endsAt))}`,
      `SUMMARY:${escaped(shift.title)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const stamp = (date: Date): string => date.toISOString().replace(/[-:]|\.\d{3}/g, '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, (found) => `\\${found}`).replace(/\r?\n/g, '\\n');

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
