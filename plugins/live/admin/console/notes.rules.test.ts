import type { Note } from '../../contract';
import { newestNotes, unseenNotes } from './notes.rules';

const note = (id: string, minute: number, words: Partial<Note> = {}): Note => ({
  ...{ id, session: 's', text: `提示 ${id}`, urgent: false, state: 'sent', by: '场控', seenAt: null, version: 1 },
  at: new Date(Date.UTC(2026, 10, 30, 12, minute)).toISOString(),
  ...words,
});
const heard = (...notes: readonly Note[]) => new Map(notes.map((one) => [one.id, one]));

it('shows each note in its newest version, the newest first', () => {
  const since = heard(note('a', 1, { state: 'seen', version: 2 }), note('c', 3));
  const notes = newestNotes([note('a', 1), note('b', 2)], since);
  expect(notes.map(({ id, state }) => [id, state])).toEqual([
    ['c', 'sent'],
    ['b', 'sent'],
    ['a', 'seen'],
  ]);
});

it('is not set back by what was heard before it was read', () => {
  const [one] = newestNotes([note('a', 1, { state: 'seen', version: 2 })], heard(note('a', 1)));
  expect(one?.state).toBe('seen');
});

it('drops what was taken back', () => {
  expect(newestNotes([note('a', 1)], heard(note('a', 1, { state: 'withdrawn', version: 2 })))).toEqual([]);
});

it('puts before the host what presses, then what came first', () => {
  const notes = [note('a', 3), note('b', 1), note('c', 2, { urgent: true }), note('d', 0, { state: 'seen' })];
  expect(unseenNotes(notes).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});
