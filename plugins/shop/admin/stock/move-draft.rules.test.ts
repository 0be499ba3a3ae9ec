import { changeOf, hindrance, type MoveKind } from './move-draft.rules';

const STOCK = { onHand: 10, reserved: 4 };

it.each<readonly [MoveKind, number, number, ReturnType<typeof hindrance>]>([
  ['received', 5, 5, undefined],
  ['received', 0, 0, 'nothing'],
  ['written-off', 6, -6, undefined],
  ['written-off', 7, -7, 'promised'],
  ['counted', 12, 2, undefined],
  ['counted', 10, 0, 'nothing'],
  ['counted', 4, -6, undefined],
  ['counted', 3, -7, 'promised'],
  ['received', 1.5, 1.5, 'nothing'],
  ['written-off', -1, 1, 'nothing'],
])('%s %d changes the stock by %d: %s', (kind, number, change, why) => {
  expect(changeOf({ kind, number }, STOCK)).toBe(change);
  expect(hindrance({ kind, number }, STOCK)).toBe(why);
});
