import { cases, verify } from '@hearth/cms/kernel';
import { questionMachine } from './question.machine';

it('is sound', () => {
  expect(verify(questionMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'asked × pick': 'picked',
  'asked × answer': 'answered',
  'asked × dismiss': 'dismissed',
  'picked × answer': 'answered',
  'picked × dismiss': 'dismissed',
  'picked × reopen': 'asked',
  'dismissed × reopen': 'asked',
};

it.each(cases(questionMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);
