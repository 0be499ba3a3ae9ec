import { cases, verify } from '@hearth/cms/kernel';
import { hostMachine } from './host.machine';

it('is sound', () => {
  expect(verify(hostMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'waiting × begin': 'speaking',
  'waiting × stop': 'stopped',
  'waiting × remove': 'gone',
  'speaking × end': 'waiting',
  'speaking × fade': 'faded',
  'speaking × stop': 'stopped',
  'faded × return': 'speaking',
  'faded × end': 'waiting',
  'faded × stop': 'stopped',
  'stopped × clear': 'waiting',
  'stopped × remove': 'gone',
};

it.each(cases(hostMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);
