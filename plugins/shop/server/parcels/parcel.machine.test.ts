import { cases, verify } from '@hearth/cms/kernel';
import { parcelMachine } from './parcel.machine';

it('is sound', () => {
  expect(verify(parcelMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'sent × move': 'moving',
  'sent × deliver': 'delivered',
  'sent × trouble': 'stuck',
  'sent × send-back': 'returning',
  'sent × correct': 'sent',
  'moving × deliver': 'delivered',
  'moving × trouble': 'stuck',
  'moving × send-back': 'returning',
  'moving × correct': 'sent',
  'stuck × move': 'moving',
  'stuck × deliver': 'delivered',
  'stuck × send-back': 'returning',
  'stuck × correct': 'sent',
  'returning × come-back': 'returned',
  'returning × deliver': 'delivered',
};

it.each(cases(parcelMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);
