import fc from 'fast-check';
import { icalendar } from './calendar.rules';

const written = new Date('2026-11-21T02:00:00Z');
const night = { id: 's1', startsAt: '2026-11-21T14:00:00.000Z', endsAt: '2026-11-21T22:00:00.000Z', version: 3 };

describe('a calendar of shifts', () => {
  it('is what RFC 5545 asks for', () => {
    expect(icalendar([{ ...night, title: '夜班; 编辑, 审核' }], written).split('\r\n')).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hearth//Duty roster//ZH', 'CALSCALE:GREGORIAN'],
      ...['BEGIN:VEVENT', 'UID:s1@hearth', 'SEQUENCE:3', 'DTSTAMP:20261121T020000Z'],
      ...['DTSTART:20261121T140000Z', 'DTEND:20261121T220000Z', 'SUMMARY:夜班\\; 编辑\\, 审核', 'END:VEVENT'],
      ...['END:VCALENDAR', ''],
    ]);
  });

  it('folds long lines so that no line is over 75 bytes and unfolding gives them back', () => {
    const word = fc.string({ unit: fc.constantFrom('值', '班', 'a', '😀', ' '), maxLength: 120 });
    fc.assert(
      fc.property(word, (title) => {
        const text = icalendar([{ ...night, title }], written);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n ', '')).toContain(`\r\nSUMMARY:${title}\r\n`);
      }),
    );
  });
});
