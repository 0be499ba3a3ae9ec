import { cases, verify } from '@hearth/cms/kernel';
import { messageMachine } from './message.machine';

it('is sound', () => {
  expect(verify(messageMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'waiting × show': 'shown',
  'waiting × hide': 'hidden',
  'shown × hide': 'hidden',
  'hidden × restore': 'shown',
};

it.each(cases(messageMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);
