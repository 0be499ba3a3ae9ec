import { cases, verify } from '@hearth/cms/kernel';
import { clipMachine } from './clip.machine';

it('is sound', () => {
  expect(verify(clipMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'cut × send': 'sent',
  'cut × drop': 'dropped',
  'sent × go-out': 'out',
  'out × come-down': 'down',
  'down × go-out': 'out',
};

it.each(cases(clipMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);
