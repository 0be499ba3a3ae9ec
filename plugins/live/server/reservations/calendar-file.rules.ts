/** A live as a calendar shows it. */
export type CalendarLive = {
  readonly session: string;
  readonly version: number;
  readonly title: string;
  readonly place: string;
  readonly plannedAt: Date;
  readonly minutes: number;
  readonly isCancelled: boolean;
};

/** Writes a live as an iCalendar file (RFC 5545), with an alarm five minutes before: in UTC, so that no time zone has to be described. */
export function calendarFile(live: CalendarLive, writtenAt: Date): string {
  const { session, version, title, place, plannedAt, minutes, isCancelled } = live;
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hearth//Live//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...['BEGIN:VEVENT', `UID:live-${session}@hearth`, `SEQUENCE:${version}`, `DTSTAMP:${stamp(writtenAt)}`],
    ...[`DTSTART:${stamp(plannedAt)}`, `DTEND:${stamp(new Date(plannedAt.getTime() + minutes * 60_000))}`],
    `SUMMARY:${escaped(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, 'TRIGGER:-PT5M', 'END:VALARM'],
    ...['END:VEVENT', 'END:VCALENDAR'],
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
