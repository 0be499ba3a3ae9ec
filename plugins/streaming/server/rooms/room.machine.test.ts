import { cases, verify } from '@hearth/cms/kernel';
import { roomEvents } from '../../contract';
import { roomMachine } from './room.machine';

it('is sound, and knows every event of the contract', () => {
  expect(verify(roomMachine)).toEqual([]);
  expect([...roomMachine.events].sort()).toEqual([...roomEvents].sort());
});

it.each([
  ['making', { make: 'idle', remove: 'removed' }],
  ['idle', { connect: 'connecting', picture: 'live', disable: 'disabled', remove: 'removed' }],
  ['connecting', { picture: 'live', drop: 'reconnecting', end: 'idle', disable: 'disabled' }],
  ['live', { drop: 'reconnecting', end: 'idle', disable: 'disabled' }],
  ['reconnecting', { connect: 'reconnecting', picture: 'live', end: 'idle', disable: 'disabled' }],
  ['disabled', { enable: 'idle', remove: 'removed' }],
  ['removed', {}],
] as const)('%s: %j, and refuses all else', (state, allowed) => {
  const found = cases(roomMachine).filter((one) => one.state === state && one.to !== null);
  expect(Object.fromEntries(found.map(({ event, to }) => [event, to]))).toEqual(allowed);
});
