import { cases, verify } from '@hearth/cms/kernel';
import { itemEvents } from '../../contract';
import { itemMachine } from './item.machine';

it('is sound, and knows every event of the contract', () => {
  expect(verify(itemMachine)).toEqual([]);
  expect([...itemMachine.events].sort()).toEqual([...itemEvents].sort());
});

it.each([
  ['waiting', { begin: 'on', skip: 'skipped', 'fall-back': 'skipped' }],
  ['on', { finish: 'done', skip: 'skipped', 'fall-back': 'skipped' }],
  ['done', { reopen: 'waiting' }],
  ['skipped', { reopen: 'waiting' }],
] as const)('%s: %j, and refuses all else', (state, allowed) => {
  const found = cases(itemMachine).filter((one) => one.state === state && one.to !== null);
  expect(Object.fromEntries(found.map(({ event, to }) => [event, to]))).toEqual(allowed);
});
