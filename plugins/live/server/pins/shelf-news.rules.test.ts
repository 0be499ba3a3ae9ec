import fc from 'fast-check';
import { newsOf, type ToldLine, type ToldShelf } from './shelf-news.rules';

const line = (more: Partial<ToldLine> = {}): ToldLine => ({
  ...{ offer: 'a', price: 3_990, basePrice: null, left: 9, endsAt: null },
  ...more,
});
const shelf = (one: ToldLine): ToldShelf => new Map([['a', one]]);
const nothing = { prices: [], left: [] };

it('tells nothing where nothing changed, nor of lines that came or went', () => {
  expect(newsOf(shelf(line()), shelf(line()))).toEqual(nothing);
  expect(newsOf(new Map(), shelf(line()))).toEqual(nothing);
  expect(newsOf(shelf(line()), new Map())).toEqual(nothing);
});

it('tells what is left alone where the price stays', () => {
  expect(newsOf(shelf(line()), shelf(line({ left: 0 })))).toEqual({ prices: [], left: [{ offer: 'a', left: 0 }] });
});

it.each([{ offer: 's', price: 2_990, endsAt: '2026-11-30T12:20:00Z' }, { basePrice: 4_500 }, { price: 3_500 }])(
  'tells a price with what is left at it: %j',
  (change) => {
    const now = line({ ...change, left: 5 });
    expect(newsOf(shelf(line()), shelf(now))).toEqual({ prices: [{ was: 'a', ...now }], left: [] });
  },
);

it('whoever hears all news knows the shelf as it is', () => {
  const someLine = fc.record({
    ...{ offer: fc.constantFrom('a', 's'), price: fc.constantFrom(2_990, 3_990), left: fc.integer({ min: 0, max: 3 }) },
    ...{ basePrice: fc.constantFrom(null, 4_500), endsAt: fc.constantFrom(null, '2026-11-30T12:20:00Z') },
  });
  fc.assert(
    fc.property(fc.array(someLine, { minLength: 2, maxLength: 20 }), (course) => {
      let heard: ToldLine | undefined = course[0];
      let before = shelf(course[0]!);
      for (const next of course.slice(1)) {
        const { prices, left } = newsOf(before, shelf(next));
        for (const { was, ...now } of prices) if (heard?.offer === was) heard = { ...now, left: now.left ?? -1 };
        for (const one of left) if (heard?.offer === one.offer) heard = { ...heard, left: one.left };
        before = shelf(next);
      }
      expect(heard).toEqual(course.at(-1));
    }),
  );
});
