import fc from 'fast-check';
import {
  ARMED_MS,
  isUndoable,
  pressed,
  pressTwice,
  refused,
  shownOf,
  taken,
  told,
  TREMBLE_MS,
  UNDO_MS,
  unpressed,
  type Pressing,
} from './presses.rules';

type View = readonly string[];
const add = (word: string) => (view: View) => [...view, word];
const start = (): Pressing<View> => unpressed<View>(['said']);

it('shows a press at once, and puts it back when it is refused', () => {
  const one = pressed(start(), { id: '1', change: add('pin') });
  expect(shownOf(one)).toEqual(['said', 'pin']);
  expect(shownOf(refused(one, '1'))).toEqual(['said']);
});

it('keeps what else was pressed when one is refused', () => {
  const two = pressed(pressed(start(), { id: '1', change: add('pin') }), { id: '2', change: add('tool') });
  expect(shownOf(refused(two, '1'))).toEqual(['said', 'tool']);
});

it('keeps a press that was taken, and hears the others meanwhile', () => {
  const one = pressed(start(), { id: '1', change: add('pin') });
  const heard = told(one, add('heard'));
  expect(shownOf(heard)).toEqual(['said', 'heard', 'pin']);
  expect(shownOf(taken(heard, '1'))).toEqual(['said', 'heard', 'pin']);
  expect(taken(heard, 'unknown')).toEqual(heard);
});

it('ends where the host is, in whatever order its answers come', () => {
  const order = fc.shuffledSubarray(['1', '2', '3', '4'], { minLength: 4 });
  fc.assert(
    fc.property(order, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (ids, isTaken) => {
      const all = ['1', '2', '3', '4'].reduce((held, id) => pressed(held, { id, change: add(id) }), start());
      const ended = ids.reduce((held, id, index) => (isTaken[index] ? taken(held, id) : refused(held, id)), all);
      expect(ended.open).toEqual([]);
      expect(shownOf(ended)).toEqual(['said', ...ids.filter((_, index) => isTaken[index])]);
    }),
  );
});

it.each([
  [undefined, 0, false],
  [1_000, 1_000 + UNDO_MS, true],
  [1_000, 1_001 + UNDO_MS, false],
])('a pin of %p can be taken back at %d: %p', (doneAt, now, is) => {
  expect(isUndoable(doneAt, now)).toBe(is);
});

it('fires at the second press, neither at a tremble nor when the first is long past', () => {
  const first = pressTwice({ armedAt: undefined }, 1_000);
  expect(first).toEqual({ armedAt: 1_000, isFired: false });
  expect(pressTwice(first, 1_000 + TREMBLE_MS - 1)).toEqual({ armedAt: 1_000, isFired: false });
  expect(pressTwice(first, 1_000 + TREMBLE_MS)).toEqual({ armedAt: undefined, isFired: true });
  const late = 1_001 + ARMED_MS;
  expect(pressTwice(first, late)).toEqual({ armedAt: late, isFired: false });
});
