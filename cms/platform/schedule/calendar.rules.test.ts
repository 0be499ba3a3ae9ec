import fc from 'fast-check';
import { createTask } from 'node-cron';
import { lastDue } from './calendar.rules';
import { readCalendar } from './read-calendar';

const SHANGHAI = 'Asia/Shanghai';
type Question = { cron: string; after: string; until: string; timezone?: string };
const due = ({ cron, after, until, timezone = SHANGHAI }: Question) =>
  lastDue(readCalendar(cron, timezone), new Date(after), new Date(until))?.toISOString();

describe('the latest missed moment', () => {
  it.each([
    { cron: '* * * * *', after: '2026-11-21T03:00:00Z', until: '2026-11-21T03:07:31Z', is: '2026-11-21T03:07:00.000Z' },
    {
      cron: '* * * * * *',
      after: '2026-11-21T03:00:00Z',
      until: '2026-11-21T03:07:31.9Z',
      is: '2026-11-21T03:07:31.000Z',
    },
    { cron: '0 6 * * *', after: '2026-11-19T00:00:00Z', until: '2026-11-21T03:00:00Z', is: '2026-11-20T22:00:00.000Z' },
    {
      cron: '30 9 * * 1',
      after: '2026-11-01T00:00:00Z',
      until: '2026-11-21T03:00:00Z',
      is: '2026-11-16T01:30:00.000Z',
    },
    { cron: '0 0 1 1 *', after: '2025-06-01T00:00:00Z', until: '2026-11-21T03:00:00Z', is: '2025-12-31T16:00:00.000Z' },
    {
      cron: '0 11 * * *',
      after: '2026-11-21T02:00:00Z',
      until: '2026-11-21T03:00:00Z',
      is: '2026-11-21T03:00:00.000Z',
    },
  ])('of $cron at $until is $is', ({ is, ...question }) => {
    expect(due(question)).toBe(is);
  });

  it('is none when the last one was taken', () => {
    expect(due({ cron: '0 6 * * *', after: '2026-11-20T22:00:00Z', until: '2026-11-21T03:00:00Z' })).toBeUndefined();
  });

  it('keeps to the wall clock when the hour changes', () => {
    const berlin = (until: string) =>
      due({ cron: '30 3 * * *', after: '2026-03-01T00:00:00Z', until, timezone: 'Europe/Berlin' });
    expect(berlin('2026-03-28T23:00:00Z')).toBe('2026-03-28T02:30:00.000Z');
    expect(berlin('2026-03-29T23:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is what node-cron itself would have fired, and nothing later was', () => {
    const field = (max: number, min = 0) =>
      fc.oneof(fc.constant('*'), fc.integer({ min, max }).map(String), fc.constant(`*/${Math.ceil(max / 4)}`));
    const pattern = fc
      .tuple(field(59), field(23), field(31, 1), field(12, 1), field(6))
      // Patterns of days that never come are refused, which is tested below.
      .filter(([, , day, month]) => !(Number(day) > 29 && Number(month) > 0 && !isDay(Number(month), Number(day))))
      .map((fields) => fields.join(' '));
    const minute = fc.integer({ min: 29_000_000, max: 30_000_000 }).map((value) => value * 60_000);
    fc.assert(
      fc.property(pattern, minute, (cron, until) => {
        const after = until - 3 * 86_400_000;
        const task = createTask(cron, () => undefined, { timezone: SHANGHAI });
        let expected: Date | undefined;
        for (let at = until; at > after && !expected; at -= 60_000)
          if (task.match(new Date(at))) expected = new Date(at);
        expect(lastDue(readCalendar(cron, SHANGHAI), new Date(after), new Date(until))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether a month has such a day in some year. */
const isDay = (month: number, day: number): boolean =>
  new Date(Date.UTC(2024, month - 1, day)).getUTCMonth() === month - 1;

describe('a pattern', () => {
  it('is refused when it is none, or names a day that only a calendar knows', () => {
    expect(() => readCalendar('61 * * * *', SHANGHAI)).toThrow('not a cron pattern');
    expect(() => readCalendar('0 0 30 2 *', SHANGHAI)).toThrow('not a cron pattern');
    expect(() => readCalendar('0 0 L * *', SHANGHAI)).toThrow('cannot be caught up on');
  });

  it('reads Sunday as 0 and as 7', () => {
    const question = { cron: '0 8 * * 7', after: '2026-11-01T00:00:00Z', until: '2026-11-21T03:00:00Z' };
    expect(due(question)).toBe('2026-11-15T00:00:00.000Z');
  });
});
