import fc from 'fast-check';
import { createTellings } from './tellings';

const LATE = 1_500;

function aNode() {
  let now = 0;
  const tellings = createTellings(() => now);
  const pass = (ms: number): void => void (now += ms);
  return { ...tellings, pass };
}

it('takes each once, also when they overtake each other', () => {
  const node = aNode();
  expect([1, 3, 2, 2, 3, 4].map((n) => node.heard('n1', n))).toEqual([true, true, true, false, false, true]);
  node.pass(LATE);
  expect(node.lost()).toEqual([]);
});

it('says that something was lost when it did not come in time, and says it once', () => {
  const node = aNode();
  for (const n of [1, 2, 4]) node.heard('n1', n);
  expect(node.lost()).toEqual([]);
  node.pass(LATE);
  expect(node.lost()).toEqual(['n1']);
  expect(node.lost()).toEqual([]);
  // Too late: what it told was read from the rows.
  expect(node.heard('n1', 3)).toBe(false);
});

it('notices by a sign of life that the last of it was lost', () => {
  const node = aNode();
  node.heard('n1', 1);
  node.beaten('n1', 1);
  node.pass(LATE);
  expect(node.lost()).toEqual([]);
  node.beaten('n1', 2);
  node.pass(LATE - 1);
  expect(node.lost()).toEqual([]);
  node.pass(1);
  expect(node.lost()).toEqual(['n1']);
});

it('takes a node that told much before it was heard of for one of which something was missed', () => {
  const node = aNode();
  node.beaten('quiet', 0);
  expect(node.heard('quiet', 1)).toBe(true);
  node.beaten('older', 70_000);
  expect(node.lost()).toEqual(['older']);
  expect(node.heard('older', 70_001)).toBe(true);
});

it('whatever is lost, doubled or late: each is taken once at most, and nothing is missing unnoticed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 }), fc.nat({ max: 12 }), (order, told) => {
      const node = aNode();
      const taken = order.filter((n) => n <= told && node.heard('n1', n));
      node.beaten('n1', told);
      node.pass(LATE);
      expect(new Set(taken).size).toBe(taken.length);
      expect(node.lost()).toEqual(taken.length < told ? ['n1'] : []);
    }),
  );
});
