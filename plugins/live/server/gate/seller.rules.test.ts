import type { ShownSeller } from '@hearth/vetting/contract';
import { isReachable } from './seller.rules';

const seller = (facts: Partial<ShownSeller>): ShownSeller => ({
  ...{ kind: 'cooperative', name: '上坞果蔬专业合作社', place: '浙江省衢州市衢江区' },
  ...{ address: null, uscc: null, phone: null },
  ...facts,
});

it.each<[string, ShownSeller | undefined, boolean]>([
  ['goods that nobody knows', undefined, false],
  ['a firm with an address', seller({ address: '上坞村 1 号' }), true],
  ['a firm with a number', seller({ phone: '0570-8800123' }), true],
  ['a firm with neither', seller({ kind: 'enterprise' }), false],
  ['a firm without a name', seller({ name: '', phone: '0570-8800123' }), false],
  ['a farmer, whose address is not shown', seller({ kind: 'individual', name: '林月娥' }), true],
  ['a family farm, whose address is not shown', seller({ kind: 'family-farm', name: '林家农场' }), true],
  ['a farmer who was forgotten', seller({ kind: 'individual', name: '' }), false],
])('%s', (_name, who, reachable) => {
  expect(isReachable(who)).toBe(reachable);
});
