import { icalFile, icalMoment, icalText } from '@hearth/cms/kernel';

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
    ...['BEGIN:VEVENT', `UID:live-${session}@hearth`, `SEQUENCE:${version}`, `DTSTAMP:${icalMoment(writtenAt)}`],
    ...[`DTSTART:${icalMoment(plannedAt)}`, `DTEND:${icalMoment(new Date(plannedAt.getTime() + minutes * 60_000))}`],
    `SUMMARY:${icalText(title)}`,
    ...(place === '' ? [] : [`LOCATION:${icalText(place)}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // Nobody is called to a live that does not come.
    ...(isCancelled
      ? []
      : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${icalText(title)}`, 'TRIGGER:-PT5M', 'END:VALARM']),
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return icalFile(lines);
}
