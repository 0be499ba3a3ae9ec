import fc from 'fast-check';
import type { Tally } from '../../contract';
import { boardOf } from './board.rules';

const AT = '2026-11-28T03:00:00.000Z';
const early = '2026-11-28T01:00:00.000Z';
const late = '2026-11-28T02:00:00.000Z';
const board = (byStation: Record<string, Tally>, stations = Object.keys(byStation), offered = ['topics']) =>
  boardOf({ station: 'yunze', stations, at: AT, byStation: new Map(Object.entries(byStation)), offered });

describe('a board', () => {
  it('adds up what a station and those below it have, and nothing of others', () => {
    const byStation = {
      yunze: { topics: { draft: 2, pitched: 1 }, trouble: { unknown: 1 } },
      qinghe: { topics: { draft: 3 } },
      foreign: { topics: { draft: 100 } },
    };
    expect(board(byStation, ['yunze', 'qinghe'])).toMatchObject({
      topics: { draft: 5, pitched: 1 },
      trouble: { unknown: 1 },
    });
  });

  it('tells of waits the sum, and of what is due the soonest', () => {
    const wait = (waiting: number, due: string | null) => ({ l2: { waiting, late: 1, due } });
    expect(board({ a: { reviews: wait(2, late) }, b: { reviews: wait(3, early) } }).reviews).toEqual({
      l2: { waiting: 5, late: 2, due: early },
    });
    expect(board({ a: { reviews: wait(2, null) }, b: { reviews: wait(3, late) } }).reviews.l2?.due).toBe(late);
  });

  it('shows the last that went out of all stations together', () => {
    const story = (id: string, at: string) => ({ id, locale: 'zh-Hans' as const, title: id, at });
    const { published } = board({
      a: { published: Array.from({ length: 12 }, (_, n) => story(`a${n}`, early)) },
      b: { published: [story('b', late)] },
    });
    expect(published).toHaveLength(12);
    expect(published[0]?.id).toBe('b');
  });

  it('tells a tile that nobody offers from one that has nothing', () => {
    expect(board({}).live).toBeNull();
    expect(board({}, [], ['live']).live).toEqual([]);
  });

  it('loses no count and makes none up, whatever the stations have', () => {
    const counts = fc.dictionary(fc.constantFrom('draft', 'pitched', 'covered'), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), (all) => {
        const byStation = Object.fromEntries(all.map((topics, n) => [`s${n}`, { topics }]));
        const total = (topics: object): number => Object.values(topics).reduce((sum: number, n: number) => sum + n, 0);
        expect(total(board(byStation).topics)).toBe(all.reduce((sum, topics) => sum + total(topics), 0));
      }),
    );
  });
});
