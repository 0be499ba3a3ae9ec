import { cases, verify } from '@hearth/cms/kernel';
import { noteEvents } from '../../contract';
import { noteMachine } from './note.machine';

it('is sound, and knows every event of the contract', () => {
  expect(verify(noteMachine)).toEqual([]);
  expect([...noteMachine.events].sort()).toEqual([...noteEvents].sort());
});

it.each([
  ['sent', { see: 'seen', withdraw: 'withdrawn' }],
  ['seen', { withdraw: 'withdrawn' }],
  ['withdrawn', {}],
] as const)('%s: %j, and refuses all else', (state, allowed) => {
  const found = cases(noteMachine).filter((one) => one.state === state && one.to !== null);
  expect(Object.fromEntries(found.map(({ event, to }) => [event, to]))).toEqual(allowed);
});
