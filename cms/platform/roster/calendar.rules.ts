import { icalFile, icalMoment, icalText } from '../../kernel';

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
      `DTSTAMP:${icalMoment(writtenAt)}`,
      `DTSTART:${icalMoment(new Date(shift.startsAt))}`,
      `DTEND:${icalMoment(new Date(shift.endsAt))}`,
      `SUMMARY:${icalText(shift.title)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return icalFile(lines);
}
