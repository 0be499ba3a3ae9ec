import { cases, verify } from '@hearth/cms/kernel';
import { sourceMachine } from './source.machine';

it('is sound', () => {
  expect(verify(sourceMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'reading × end': 'over',
  'reading × refuse': 'refused',
  'reading × renew': 'reading',
  'over × renew': 'reading',
  'refused × renew': 'reading',
};

it.each(cases(sourceMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);
