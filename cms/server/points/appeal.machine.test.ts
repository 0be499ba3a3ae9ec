import { verify } from '../../kernel';
import { appealMachine } from './appeal.machine';

it('has a sound table', () => {
  expect(verify(appealMachine)).toEqual([]);
});

it.each([
  ['a head, of a colleague', { isOwn: false, grades: true }, ['accept', 'decline']],
  ['a head, of their own', { isOwn: true, grades: true }, ['withdraw']],
  ['whoever wrote it', { isOwn: true, grades: false }, ['withdraw']],
  ['a colleague', { isOwn: false, grades: false }, []],
])('lets %s do so much and no more, and nothing once it is answered', (_who, facts, allowed) => {
  expect(appealMachine.allowed('open', facts)).toEqual(allowed);
  for (const state of ['accepted', 'declined', 'withdrawn'] as const)
    expect(appealMachine.allowed(state, facts)).toEqual([]);
});
