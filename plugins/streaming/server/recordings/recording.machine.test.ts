import { cases, verify } from '@hearth/cms/kernel';
import { recordingEvents } from '../../contract';
import { recordingMachine } from './recording.machine';

it('is sound, and knows every event of the contract', () => {
  expect(verify(recordingMachine)).toEqual([]);
  expect([...recordingMachine.events].sort()).toEqual([...recordingEvents].sort());
});

it.each([
  ['recording', { end: 'preparing', settle: 'ready', fail: 'errored', erase: 'gone' }],
  ['preparing', { settle: 'ready', fail: 'errored', remove: 'removed', erase: 'gone' }],
  ['ready', { remove: 'removed', erase: 'gone' }],
  ['errored', { settle: 'ready', remove: 'removed', erase: 'gone' }],
  ['removed', { restore: 'ready', erase: 'gone' }],
  ['gone', {}],
] as const)('%s: %j, and refuses all else', (state, allowed) => {
  const found = cases(recordingMachine).filter((one) => one.state === state && one.to !== null);
  expect(Object.fromEntries(found.map(({ event, to }) => [event, to]))).toEqual(allowed);
});
