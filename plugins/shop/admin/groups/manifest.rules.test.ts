import type { Manifest } from '../../contract';
import { manifestLines } from './manifest.rules';

const manifest: Manifest = {
  ...{ group: 'g', units: 3, title: { 'zh-Hans': '云泽脐橙', en: 'Oranges' }, spec: '5 斤装' },
  point: { name: '李姐', point: '沿江驿站', region: '321002', detail: '沿江街 8 号' },
  orders: [
    { number: 'A1B2C3D4', quantity: 1 },
    { number: 'E5F6A7B8', quantity: 2 },
  ],
};

it('says where it goes, what it is, and one line for each order', () => {
  expect(manifestLines(manifest, ['订单尾号', '件数'])).toEqual([
    ['沿江驿站', '沿江街 8 号', '李姐'],
    ['云泽脐橙', '5 斤装', '3'],
    ['订单尾号', '件数'],
    ['A1B2C3D4', '1'],
    ['E5F6A7B8', '2'],
  ]);
});
