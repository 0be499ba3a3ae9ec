import { calendarFile, type CalendarLive } from './calendar-file.rules';

const live = (more: Partial<CalendarLive> = {}): CalendarLive => ({
  ...{ session: '0195f000-0000-7000-8000-000000000001', version: 3, place: '云泽县' },
  ...{ title: '脐橙公益专场; 一起, 助农\n今晚见', plannedAt: new Date('2026-12-01T12:00:00Z') },
  ...{ minutes: 90, isCancelled: false },
  ...more,
});
const at = new Date('2026-11-30T08:00:00.123Z');

/** The lines as whoever reads the file puts them together again, by what RFC 5545 says of folding and of escaped characters. */
function read(text: string): ReadonlyMap<string, string> {
  const lines = text.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1).replace(/\\(.)/g, (_all, mark: string) => (mark === 'n' ? '\n' : mark));
      return [line.slice(0, colon), value];
    }),
  );
}

it('is read as it was meant', () => {
  const found = read(calendarFile(live(), at));
  expect(Object.fromEntries(found)).toMatchObject({
    ...{ SUMMARY: live().title, LOCATION: '云泽县', SEQUENCE: '3', STATUS: 'CONFIRMED', TRIGGER: '-PT5M' },
    ...{ DTSTAMP: '20261130T080000Z', DTSTART: '20261201T120000Z', DTEND: '20261201T133000Z' },
    UID: 'live-0195f000-0000-7000-8000-000000000001@hearth',
  });
});

it('keeps lines within 75 bytes and tears no character apart', () => {
  const text = calendarFile(live({ title: '橙'.repeat(120) }), at);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(read(text).get('SUMMARY')).toBe('橙'.repeat(120));
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

it('says when a live is called off, and nothing of a place that it has not', () => {
  const text = calendarFile(live({ isCancelled: true, place: '' }), at);
  expect(read(text).get('STATUS')).toBe('CANCELLED');
  expect(text).not.toContain('VALARM');
  expect(text).not.toContain('LOCATION');
});
