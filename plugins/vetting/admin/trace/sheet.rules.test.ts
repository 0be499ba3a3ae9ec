import { marginOf, sheetOf, sheets, type SheetSize } from './sheet.rules';

it.each([24, 40] as const)('has %i labels that fill the paper and stay on it', (size: SheetSize) => {
  const { columns, rows, width, height, code } = sheets[size];
  expect(columns * rows).toBe(size);
  const { top, left } = marginOf(size);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(columns * width + 2 * left).toBeCloseTo(210, 6);
  expect(rows * height + 2 * top).toBeCloseTo(297, 6);
  // A code with its quiet zone and a line of words stand on a label; 57 modules of 0.4 mm are what a phone reads at arm's length.
  expect(code).toBeLessThan(Math.min(width, height));
  expect(code / 57).toBeGreaterThan(0.4);
});

it.each([
  ['40', 40],
  ['24', 24],
  ['41', 24],
  [null, 24],
] as const)('reads %s as %i', (word, size) => {
  expect(sheetOf(word)).toBe(size);
});
