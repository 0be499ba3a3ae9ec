import { cases, verify } from '@hearth/cms/kernel';
import { envelopeMachine } from './envelope.machine';

it('is sound', () => {
  expect(verify(envelopeMachine)).toEqual([]);
});

it('sets money aside before anybody hears of it, and gives back whatever was set aside and not taken', () => {
  const { next } = envelopeMachine;
  expect(next('draft', 'fund')).toMatchObject({ value: { state: 'funded', effects: ['set-aside'] } });
  expect(next('draft', 'publish').ok).toBe(false);
  expect(next('draft', 'cancel')).toMatchObject({ value: { effects: [] } });
  for (const state of ['funded', 'published'] as const)
    expect(next(state, 'cancel')).toMatchObject({ value: { state: 'cancelled', effects: ['give-back'] } });
  for (const state of ['sold-out', 'expired'] as const)
    expect(next(state, 'settle')).toMatchObject({ value: { state: 'settled', effects: ['give-back'] } });
});

it('calls nothing back once it is open', () => {
  expect(envelopeMachine.allowed('open')).toEqual(['sell-out', 'expire', 'stop']);
  const cancelled = cases(envelopeMachine).filter(({ event }) => event === 'cancel');
  expect(cancelled.length).toBeGreaterThan(0);
  for (const state of ['open', 'sold-out', 'expired', 'settled', 'archived'] as const)
    expect(envelopeMachine.next(state, 'cancel').ok).toBe(false);
});
