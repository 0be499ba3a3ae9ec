import { changeOf, hindrance, type MoveKind } from './move-draft.rules';

const STOCK = { onHand: 10, reserved: 4 };

it.each<readonly [MoveKind, number, { readonly change: number; readonly why: ReturnType<typeof hindrance> }]>([
  ['received', 5, { change: 5, why: undefined }],
  ['received', 0, { change: 0, why: 'nothing' }],
  ['written-off', 6, { change: -6, why: undefined }],
  ['written-off', 7, { change: -7, why: 'promised' }],
  ['counted', 12, { change: 2, why: undefined }],
  ['counted', 10, { change: 0, why: 'nothing' }],
  ['counted', 4, { change: -6, why: undefined }],
  ['counted', 3, { change: -7, why: 'promised' }],
  ['received', 1.5, { change: 1.5, why: 'nothing' }],
  ['written-off', -1, { change: 1, why: 'nothing' }],
])('%s %d changes the stock: %j', (kind, number, { change, why }) => {
  expect(changeOf({ kind, number }, STOCK)).toBe(change);
  expect(hindrance({ kind, number }, STOCK)).toBe(why);
});
