import { cases, verify } from '@hearth/cms/kernel';
import { supplierMachine } from './supplier.machine';

it('is sound', () => {
  expect(verify(supplierMachine)).toEqual([]);
});

const LEADS = [
  ['draft', { file: 'filed', close: 'closed' }],
  ['filed', { amend: 'filed', verify: 'verified', refuse: 'refused', bar: 'barred', close: 'closed' }],
  ['refused', { file: 'filed', amend: 'filed', bar: 'barred', close: 'closed' }],
  ['verified', { amend: 'filed', verify: 'verified', lapse: 'lapsed', bar: 'barred', close: 'closed' }],
  ['lapsed', { file: 'filed', amend: 'filed', verify: 'verified', bar: 'barred', close: 'closed' }],
  ['barred', { lift: 'lapsed' }],
  ['closed', { bar: 'barred' }],
] as const;

it.each(LEADS)('from %s leads where it should and nowhere else', (state, wanted) => {
  const found = cases(supplierMachine).filter((each) => each.state === state && each.to !== null);
  expect(Object.fromEntries(found.map(({ event, to }) => [event, to]))).toEqual(wanted);
});
