import { cases, verify } from '../../kernel';
import { readerMachine } from './reader.machine';

it('is sound', () => {
  expect(verify(readerMachine)).toEqual([]);
});

it('leads from nowhere back out of erased, and only through leaving into it', () => {
  const into = cases(readerMachine).filter(({ to }) => to === 'erased');
  expect(into.map(({ state, event }) => `${state} ${event}`)).toEqual(['leaving erase']);
  expect(readerMachine.allowed('erased')).toEqual([]);
});
