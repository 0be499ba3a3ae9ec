import fc from 'fast-check';
import { pageCursor, readPageCursor } from './page-cursor';

const ID = '019acb00-0000-7000-8000-000000000001';
const written = (text: string): string => Buffer.from(text).toString('base64url');

it('reads what was written, to the microsecond', () => {
  const moments = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.uuid(), (at, id) => {
      const mark = { at: at.toISOString().replace('Z', '123Z'), id };
      expect(readPageCursor(written(`${mark.at} ${id}`))).toEqual(mark);
    }),
  );
});

it.each([
  ['30 February', written(`2026-02-30T08:00:00.000000Z ${ID}`)],
  ['31 November', written(`2026-11-31T08:00:00.000000Z ${ID}`)],
  ['24 o’clock', written(`2026-11-28T24:00:00.000000Z ${ID}`)],
  ['no moment', written(`yesterday ${ID}`)],
  ['no id', written('2026-11-28T08:00:00.000000Z 1')],
  ['no base64', '报料'],
  ['half a letter', 'abcde'],
  ['nothing', ''],
])('refuses %s', (_, cursor) => {
  expect(readPageCursor(cursor)).toBeUndefined();
  expect(pageCursor.safeParse(cursor).success).toBe(false);
});
