import { cases, verify } from '@hearth/cms/kernel';
import { banMachine } from './ban.machine';

it('is sound', () => {
  expect(verify(banMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'running × appeal': 'appealed',
  'running × lift': 'lifted',
  'appealed × uphold': 'upheld',
  'appealed × lift': 'lifted',
  'upheld × lift': 'lifted',
};

it.each(cases(banMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);
