import fc from 'fast-check';
import { inboxCursor, inboxMark } from './inbox-mark.rules';

const ID = '0198c1f2-7a3b-7c4d-8e5f-0123456789ab';
const AT = '2026-11-28T12:33:11.042Z';
const years = { min: new Date('0001-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z') };

it('reads what it wrote', () => {
  fc.assert(
    fc.property(fc.date({ ...years, noInvalidDate: true }), fc.uuid(), (date, id) => {
      const mark = { at: date.toISOString(), id };
      expect(inboxMark(inboxCursor(mark))).toEqual(mark);
    }),
  );
});

it.each([
  '',
  '|',
  '{"":{"|":""}}',
  AT,
  `${AT}|`,
  `|${ID}`,
  `${AT}|${ID}|`,
  `${AT}|${ID}\n`,
  `${AT}|${ID.toUpperCase()}`,
  `now|${ID}`,
  `2026-02-30T00:00:00.000Z|${ID}`,
  `2026-13-01T00:00:00.000Z|${ID}`,
  `2026-01-01T24:00:00.000Z|${ID}`,
  `0000-01-01T00:00:00.000Z|${ID}`,
])('knows that it did not write %j', (cursor) => {
  expect(inboxMark(cursor)).toBeUndefined();
});
