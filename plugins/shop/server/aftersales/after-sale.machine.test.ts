import { cases, verify } from '@hearth/cms/kernel';
import { afterSaleMachine } from './after-sale.machine';
import { OURS, SALE_CLOCKS } from './after-sale.rules';

it('is sound', () => {
  expect(verify(afterSaleMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'requested × allow-by-rule': 'approved',
  'requested × queue': 'review',
  'review × approve': 'approved',
  'review × refund-instead': 'approved',
  'review × decline': 'declined',
  'review × time-out': 'approved',
  'review × withdraw': 'withdrawn',
  'declined × escalate': 'arbitration',
  'declined × let-go': 'closed',
  'declined × withdraw': 'withdrawn',
  'arbitration × uphold': 'approved',
  'arbitration × reject': 'rejected',
  'arbitration × time-out': 'approved',
  'arbitration × withdraw': 'withdrawn',
  'approved × begin-refund': 'refunding',
  'approved × await-parcel': 'awaiting-parcel',
  'approved × hold-replacement': 'reshipping',
  'awaiting-parcel × send': 'returning',
  'awaiting-parcel × receive': 'inspecting',
  'awaiting-parcel × lapse': 'lapsed',
  'awaiting-parcel × withdraw': 'withdrawn',
  'returning × receive': 'inspecting',
  'returning × not-come': 'arbitration',
  'inspecting × accept': 'refunding',
  'inspecting × hold-replacement': 'reshipping',
  'inspecting × refund-instead': 'refunding',
  'reshipping × reship': 'reshipped',
  'reshipping × refund-instead': 'refunding',
  'reshipping × time-out': 'refunding',
  'reshipped × confirm': 'exchanged',
  'reshipped × let-go': 'exchanged',
  'reshipped × escalate': 'arbitration',
  'inspecting × refuse': 'refused',
  'inspecting × time-out': 'refunding',
  'refused × appeal': 'arbitration',
  'refused × let-go': 'closed',
  'refunding × refund-done': 'refunded',
  'refunding × refund-stopped': 'arbitration',
};

it.each(cases(afterSaleMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);

it('sets free what was set aside exactly where no money goes', () => {
  const free = cases(afterSaleMachine).filter(({ effects }) => effects.includes('release'));
  expect(new Set(free.map(({ to }) => to))).toEqual(
    new Set(['withdrawn', 'closed', 'rejected', 'lapsed', 'exchanged']),
  );
  const ends = cases(afterSaleMachine).filter(
    ({ to }) => to !== null && ['withdrawn', 'closed', 'rejected', 'lapsed', 'exchanged'].includes(to),
  );
  expect(ends.every(({ effects }) => effects.includes('release'))).toBe(true);
});

it('decides for the buyer wherever the house lets its clock run out', () => {
  for (const state of OURS) {
    expect(SALE_CLOCKS[state]?.event).toBe('time-out');
    const next = afterSaleMachine.next(state, 'time-out');
    expect(next.ok && ['approved', 'refunding'].includes(next.value.state)).toBe(true);
  }
});

it('has a clock exactly where somebody is waited for', () => {
  const waiting = afterSaleMachine.states.filter(
    (state) => !['requested', 'approved', 'refunding'].includes(state) && afterSaleMachine.allowed(state).length > 0,
  );
  expect(Object.keys(SALE_CLOCKS).sort()).toEqual([...waiting].sort());
  for (const [state, clock] of Object.entries(SALE_CLOCKS)) {
    const one = waiting.find((name) => name === state);
    expect(one && afterSaleMachine.allowed(one)).toContain(clock.event);
  }
});
