import type { ColumnTarget } from '../../contract';
import { waitsInOrder } from './target.rules';

const target = (channel: string, waitsFor?: string): ColumnTarget => ({
  channel,
  timing: { kind: 'at-once' },
  embargo: waitsFor === undefined ? { kind: 'none' } : { kind: 'until-live', channel: waitsFor },
  missed: { kind: 'send' },
});

it.each([
  ['nobody waits', [target('a'), target('b')], true],
  ['a row of three', [target('a'), target('b', 'a'), target('c', 'b')], true],
  ['itself', [target('a', 'a')], false],
  ['each other', [target('a', 'b'), target('b', 'a')], false],
  ['a ring behind a row', [target('a', 'b'), target('b', 'c'), target('c', 'b')], false],
  ['a channel of another column', [target('a', 'elsewhere')], false],
] as const)('%s', (_, targets, expected) => {
  expect(waitsInOrder(targets)).toBe(expected);
});
