import { createHash } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { aBareStation } from '../../../../tests/host/a-notice-house';
import { openLot } from '../lots/turn-lots';
import { openProduct } from '../products/open-product';
import { aGoodsDesk, PEACHES, well, type GoodsDesk } from '../testing/a-goods-desk';
import { decidePaper } from './decide-paper';
import { fileForProduct } from './file-paper';
import { listPapers } from './list-papers';

// A city, and two counties below it that see nothing of each other.
let desk: GoodsDesk;
beforeAll(async () => {
  desk = await aGoodsDesk();
  await aBareStation(desk.db, 'linhai', 'yunze');
}, 60_000);
afterAll(() => desk.drop());

const REPORT = { kind: 'test-report', number: '210020349096' } as const;
const REPORTED = {
  lot: null,
  validFrom: '2026-11-01',
  validTo: '2027-01-01',
  pages: 3,
  issuer: null,
  holder: PEACHES.maker,
};
const at = (station: string): StaffActor => ({ ...desk.neighbour, station, stations: [station] });
/** A lot of a supplier of another station, and the report of it; everybody brings the file themselves. */
const reported = async (station: string, words: { bytes: string; code: string; uscc?: string }) => {
  const supplier = await desk.aSupplier({ station });
  if (words.uscc) await desk.db.knex('vetting_supplier').where({ id: supplier }).update({ uscc: words.uscc });
  const opened = { supplier, title: '水蜜桃', category: 'fresh-produce', facts: PEACHES } as const;
  const product = well(await openProduct(desk.deps, at(station), opened));
  const days = { madeAt: '2026-11-20', bestBefore: null, quantity: 10 };
  const { id: lot } = well(await openLot(desk.deps, at(station), { id: product, code: words.code, ...days }));
  const bytes = Buffer.from(`%PDF-1.7 ${words.bytes} %%EOF`);
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const file = {
    hash: fileHash,
    type: 'application/pdf',
    size: bytes.length,
    station,
    broughtBy: desk.clerk.id,
  } as const;
  await desk.deps.database.transaction((tx) => desk.deps.files.keep(tx, { ...file, bytes }));
  const fields = { sample: words.code, standard: 'GB 2763' };
  const filing = { ...REPORTED, ...REPORT, id: product, lot, fileHash, fields };
  return { product, paper: well(await fileForProduct(desk.deps, at(station), filing)) };
};
it('is found above and beside and beside, and named by station and day alone', async () => {
  const first = await reported('qinghe', { bytes: '县里的报告', code: 'Q-1' });
  expect(first.paper).toMatchObject({ findings: [], usedElsewhere: [] });
  const beside = await reported('linhai', { bytes: '县里的报告', code: 'H-9', uscc: '91350100M000100Y44' });
  const above = await reported('yunze', { bytes: '县里的报告', code: 'Y-1', uscc: '91350100M000100Y45' });
  const qinghe = { station: 'qinghe', name: expect.any(Object) as object, at: first.paper.filedAt, papers: 1 };
  expect(beside.paper.usedElsewhere).toEqual([qinghe]);
  expect(beside.paper.findings).toEqual([{ code: 'report-reused', weight: 'stop' }]);
  expect(above.paper.usedElsewhere.map(({ station }) => station)).toEqual(['qinghe', 'linhai']);
  // Whoever came first borrowed nothing, and is told all the same.
  const [told] = well(await listPapers(desk.deps, at('qinghe'), first.product)).papers;
  expect(told).toMatchObject({ findings: [], usedElsewhere: [{ station: 'linhai' }, { station: 'yunze' }] });
  const [shown] = well(await listPapers(desk.deps, at('linhai'), beside.product)).papers;
  for (const secret of [first.paper.id, first.product, 'Q-1'])
    expect(JSON.stringify(shown?.usedElsewhere)).not.toContain(secret);
});

it('is nothing odd where one supplier sells one lot at two stations, and for nothing that was taken back', async () => {
  await reported('qinghe', { bytes: '两台同卖', code: 'Q-2' });
  const same = await reported('linhai', { bytes: '两台同卖', code: 'Q-2' });
  expect(same.paper).toMatchObject({ findings: [], usedElsewhere: [] });
  const { paper } = await reported('qinghe', { bytes: '撤回', code: 'Q-3' });
  const { id, version } = paper;
  well(await decidePaper(desk.deps, at('qinghe'), { id, version, event: 'withdraw', reason: '换新' }));
  expect((await reported('linhai', { bytes: '撤回', code: 'H-3' })).paper.usedElsewhere).toEqual([]);
});
