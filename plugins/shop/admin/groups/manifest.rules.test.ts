import type { Manifest } from '../../contract';
import { manifestFile } from './manifest.rules';

const manifest: Manifest = {
  ...{ group: 'g', units: 3, title: { 'zh-Hans': '云泽脐橙', en: 'Oranges' }, spec: '5 斤 "大果"' },
  point: { name: '=SUM(A1)', point: '沿江驿站', region: '321002', detail: '沿江街 8 号' },
  orders: [{ number: 'A1B2C3D4', quantity: 3 }],
};

it('opens as a table, and runs nothing that somebody wrote into a name', async () => {
  const text = await manifestFile(manifest, ['订单尾号', '件数']).text();
  expect(text.split('\r\n')).toEqual([
    `"沿江驿站","沿江街 8 号","'=SUM(A1)"`,
    '"云泽脐橙","5 斤 ""大果""","3"',
    '"订单尾号","件数"',
    '"A1B2C3D4","3"',
  ]);
});
