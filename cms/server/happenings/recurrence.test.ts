import fc from 'fast-check';
import { MOST_SHOWN, hasOccurrence, occurrencesIn, readRule, spanOf, type Series } from './recurrence';
import { isZone, momentOf, wallLater, wallOf } from './wall-time.rules';

const aSeries = (change: Partial<Series> = {}): Series => ({
  ...{ starts: '2026-11-02T09:00', minutes: 60, zone: 'Asia/Shanghai', allDay: false, rule: null },
  ...{ except: [], changes: [], state: 'planned', title: '集市', place: '', reason: '' },
  ...change,
});
const between = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const november = between('2026-11-01T00:00:00+08:00', '2026-12-01T00:00:00+08:00');
const seen = (series: Series, span = november): string[] =>
  occurrencesIn(series, span).instances.map(({ from }) => new Date(from).toISOString());

describe('rules', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=MO'],
    ['RRULE:FREQ=DAILY;COUNT=3', 'FREQ=DAILY;COUNT=3'],
    ['FREQ=SECONDLY', undefined],
    ['FREQ=DAILY;BYHOUR=1,2,3', undefined],
    ['FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', undefined],
    ['FREQ=DAILY;INTERVAL=7;BYDAY=TU', undefined],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTH=3', undefined],
    ['FREQ=MONTHLY;BYDAY=9MO', undefined],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['nonsense', undefined],
    ['', undefined],
  ])('%s', (text, kept) => {
    expect(readRule(text)).toBe(kept);
  });
});

describe('occurrences', () => {
  it.each<[string, Partial<Series>, string[]]>([
    ['one', {}, ['2026-11-02T01:00:00.000Z']],
    [
      'each second Monday',
      { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' },
      ['2026-11-02T01:00:00.000Z', '2026-11-16T01:00:00.000Z', '2026-11-30T01:00:00.000Z'],
    ],
    [
      'the last Friday of the month',
      { starts: '2026-11-27T09:00', rule: 'FREQ=MONTHLY;BYDAY=-1FR' },
      ['2026-11-27T01:00:00.000Z'],
    ],
    [
      'until a moment of UTC, by the wall',
      { rule: 'FREQ=DAILY;UNTIL=20261103T155959Z' },
      ['2026-11-02T01:00:00.000Z', '2026-11-03T01:00:00.000Z'],
    ],
    [
      'until a day, that day included',
      { rule: 'FREQ=DAILY;UNTIL=20261103' },
      ['2026-11-02T01:00:00.000Z', '2026-11-03T01:00:00.000Z'],
    ],
    [
      'less what was never meant',
      { rule: 'FREQ=DAILY;COUNT=3', except: ['2026-11-03T09:00'] },
      ['2026-11-02T01:00:00.000Z', '2026-11-04T01:00:00.000Z'],
    ],
  ])('%s', (_what, change, moments) => {
    expect(seen(aSeries(change))).toEqual(moments);
  });

  it('moves one of them into a span and out of it', () => {
    const change = { state: 'postponed', minutes: 60, title: null, place: '体育馆', reason: '下雨' } as const;
    const moved = { ...change, at: '2026-11-09T09:00', starts: '2026-12-05T19:00' };
    const series = aSeries({ rule: 'FREQ=WEEKLY;COUNT=3', changes: [moved] });
    expect(seen(series)).toEqual(['2026-11-02T01:00:00.000Z', '2026-11-16T01:00:00.000Z']);
    const december = occurrencesIn(series, between('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z')).instances;
    expect(december).toMatchObject([{ at: '2026-11-09T09:00', state: 'postponed', place: '体育馆', reason: '下雨' }]);
  });

  it('shows what began before the span and still goes on, and a cancelled series as cancelled', () => {
    const night = aSeries({ starts: '2026-10-31T22:00', minutes: 240, state: 'cancelled' });
    expect(occurrencesIn(night, november).instances).toMatchObject([{ state: 'cancelled' }]);
  });

  it('stays at nine on the wall in Berlin when summer time ends', () => {
    const berlin = aSeries({ starts: '2026-10-24T09:00', zone: 'Europe/Berlin', rule: 'FREQ=DAILY;COUNT=2' });
    expect(seen(berlin, between('2026-10-20T00:00:00Z', '2026-10-30T00:00:00Z'))).toEqual([
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
    ]);
  });

  it('lasts the day of the wall in Berlin, also when that has twenty-five hours', () => {
    const day = aSeries({ starts: '2026-10-25T00:00', zone: 'Europe/Berlin', minutes: 1440, allDay: true });
    const [one] = occurrencesIn(day, between('2026-10-20T00:00:00Z', '2026-10-30T00:00:00Z')).instances;
    expect((one!.to - one!.from) / 3_600_000).toBe(25);
  });

  it('says that there is more than it shows', () => {
    const daily = aSeries({ rule: 'FREQ=DAILY' });
    const { instances, more } = occurrencesIn(daily, between('2026-11-01T00:00:00Z', '2029-11-01T00:00:00Z'));
    expect([instances.length, more]).toEqual([MOST_SHOWN, true]);
  });

  it('knows which are its own', () => {
    const series = aSeries({ rule: 'FREQ=WEEKLY;COUNT=3', except: ['2026-11-09T09:00'] });
    expect(
      ['2026-11-02T09:00', '2026-11-09T09:00', '2026-11-16T09:00', '2026-11-17T09:00', '2026-11-23T09:00'].map((at) =>
        hasOccurrence(series, at),
      ),
    ).toEqual([true, false, true, false, false]);
  });

  it('spans from its first to its last, and has no end where the rule has none', () => {
    expect(spanOf(aSeries({ rule: 'FREQ=DAILY' })).to).toBeNull();
    const { from, to } = spanOf(aSeries({ rule: 'FREQ=DAILY;COUNT=3' }));
    expect([from, to]).toEqual([Date.parse('2026-11-02T01:00:00Z'), Date.parse('2026-11-04T02:00:00Z')]);
  });
});

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const aZone = fc.constantFrom(...zones);
const aWall = fc
  .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2029, 0) })
  .map((at) => new Date(at).toISOString().slice(0, 16));
const aRule = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3;COUNT=40',
  'FREQ=WEEKLY;BYDAY=TU,FR',
  'FREQ=MONTHLY;BYMONTHDAY=15',
  'FREQ=MONTHLY;BYDAY=1SA',
  'FREQ=YEARLY',
);

const aRuled = fc.record({ starts: aWall, zone: aZone, rule: aRule });

describe('in any zone', () => {
  it('a wall time goes to a moment and back, unless summer time leaves it out', () => {
    fc.assert(
      fc.property(aWall, aZone, (wall, zone) => {
        const back = wallOf(momentOf(wall, zone), zone);
        if (back !== wall) expect(back > wall && back <= wallLater(wall, 60)).toBe(true);
      }),
    );
  });

  it('two spans side by side show what one span over both shows', () => {
    fc.assert(
      fc.property(aRuled, fc.integer({ min: 1, max: 60 }), ({ starts, zone, rule }, days) => {
        const series = aSeries({ starts, zone, rule, minutes: 0 });
        const from = momentOf(starts, zone) + 10 * 86_400_000;
        const [middle, to] = [from + days * 86_400_000, from + 2 * days * 86_400_000];
        const parts = [seen(series, { from, to: middle }), seen(series, { from: middle, to })].flat();
        expect(parts).toEqual(seen(series, { from, to }));
      }),
      { numRuns: 150 },
    );
  });

  it('every occurrence that is shown is one of the series, inside the span, in order', () => {
    fc.assert(
      fc.property(aRuled, fc.integer({ min: 0, max: 300 }), ({ starts, zone, rule }, minutes) => {
        const series = aSeries({ starts, zone, rule, minutes });
        const from = momentOf(starts, zone);
        const span = { from, to: from + 60 * 86_400_000 };
        const { instances } = occurrencesIn(series, span);
        for (const [index, one] of instances.entries()) {
          expect(hasOccurrence(series, one.at)).toBe(true);
          expect(one.from < span.to && one.to >= span.from).toBe(true);
          expect(index === 0 || one.from >= (instances[index - 1]?.from ?? 0)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('knows its zones by name', () => {
    expect([...zones, 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, true, true, true, false, false]);
  });
});
