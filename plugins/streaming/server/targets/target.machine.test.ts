import { verify } from '@hearth/cms/kernel';
import { targetStates } from '../../contract';
import { targetMachine } from './target.machine';

it('is sound', () => {
  expect(verify(targetMachine)).toEqual([]);
});

it('is never switched on by what the relay tells, nor brought back from what only a person can mend', () => {
  for (const event of ['wait', 'connect', 'broadcast', 'fail', 'give-up'] as const) {
    expect(targetMachine.next('off', event).ok).toBe(false);
    expect(targetMachine.next('fatal', event).ok).toBe(false);
  }
});

it('can be stopped, renewed and removed whatever it does', () => {
  for (const state of targetStates.filter((one) => one !== 'off')) {
    expect(targetMachine.next(state, 'stop')).toMatchObject({ value: { state: 'off' } });
    expect(targetMachine.next(state, 'renew')).toMatchObject({ value: { state: 'waiting' } });
    expect(targetMachine.next(state, 'remove').ok).toBe(true);
  }
});
