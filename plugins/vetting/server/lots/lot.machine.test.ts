import { cases, verify } from '@hearth/cms/kernel';
import { lotMachine } from './lot.machine';

it('is sound', () => {
  expect(verify(lotMachine)).toEqual([]);
});

it('takes these steps and no other', () => {
  const steps = cases(lotMachine).flatMap(({ state, event, to }) => (to ? [`${state} ${event} ${to}`] : []));
  expect(steps.sort()).toEqual([
    'closed recall recalled',
    'held close closed',
    'held recall recalled',
    'held release open',
    'open close closed',
    'open hold held',
    'open recall recalled',
  ]);
});
