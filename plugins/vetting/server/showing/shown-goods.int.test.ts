import { createHash } from 'node:crypto';
import { systemRandom } from '@hearth/cms/kernel';
import { createVault, parseVaultKeys } from '@hearth/cms/platform';
import { bindEvidence, makeClaim } from '../claims/make-claims';
import { turnLot } from '../lots/turn-lots';
import { fileAt } from '../papers/receive-file';
import { sealedFacts } from '../suppliers/supplier-facts';
import { aGoodsDesk, well, type GoodsDesk } from '../testing/a-goods-desk';
import { createGoodsShower } from './show-goods';
import { shownGoodsStore } from './shown-goods-store';

const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);

let desk: GoodsDesk;
let hidden: Set<string>;
beforeAll(async () => {
  desk = await aGoodsDesk();
}, 120_000);
afterAll(() => desk.drop());
beforeEach(() => {
  hidden = new Set();
});

const shower = () =>
  createGoodsShower({
    ...{ ...desk.deps, vault, shown: shownGoodsStore },
    gate: {
      verdictOf: (id) => ({ showable: !hidden.has(id), sellable: false, until: null, reasons: [] }),
    },
  });
const shownOf = async (product: string) => (await shower().of([product])).get(product);

async function aWhole(): Promise<{ product: string; lot: string }> {
  const { id: product } = await desk.aDraft();
  const lot = await desk.aLot(product);
  await desk.complete(await desk.see(product));
  return { product, lot: lot.id };
}

async function told(product: string, kind: string, address = '青禾村 3 号'): Promise<void> {
  const { supplier } = await desk.see(product);
  const who = { kind, name: '青禾合作社', uscc: null, idNumber: null } as Parameters<typeof sealedFacts>[2]['who'];
  const facts = { who, where: { region: '330110', address }, contact: { person: '林', phone: '13900001234' } };
  await desk.db
    .knex('vetting_supplier')
    .where({ id: supplier.id })
    .update(sealedFacts(vault, supplier.id, facts));
}

it('shows the papers that hold today and none that name people or fields', async () => {
  const { product, lot } = await aWhole();
  const shown = await shownOf(product);
  expect(shown?.papers.map(({ kind }) => kind)).toEqual([
    ...['test-report', 'conformity-certificate', 'business-licence'],
  ]);
  expect(shown).toMatchObject({ category: 'fresh-produce', picture: null, facts: { origin: '云泽县' } });
  await desk.filed(product, { kind: 'test-report', lot, number: '210020349096' });
  expect((await shownOf(product))?.papers).toHaveLength(3); // what waits for its verdict is not shown
  const held = await desk.deps.lots.of(desk.db.knex, [product]);
  well(
    await turnLot(desk.deps, desk.clerk, { id: lot, event: 'hold', version: held[0]?.version ?? 0, reason: '复检' }),
  );
  expect((await shownOf(product))?.papers.map(({ kind }) => kind)).toEqual(['business-licence']);
});

it('tells the category under which goods were approved, though they may not be shown', async () => {
  const { product } = await aWhole();
  hidden.add(product);
  const known = (ids: readonly string[]) => desk.db.database.transaction((tx) => shower().categoriesOf(tx, ids));
  expect(await known([product, '0195f000-0000-7000-8000-00000000dead'])).toEqual(new Map([[product, 'fresh-produce']]));
  expect(await shownOf(product)).toBeUndefined();
});

it('gives addresses that open the very file', async () => {
  const { product } = await aWhole();
  const url = new URL((await shownOf(product))?.papers[0]?.url ?? '', 'http://host');
  const [station = '', hash = ''] = url.pathname.split('/').slice(-2);
  const signed = {
    ...{ path: url.pathname, until: Number(url.searchParams.get('until')) },
    sign: url.searchParams.get('sign') ?? '',
  };
  const file = well(await fileAt(desk.deps, { ...signed, station, hash }));
  expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(hash);
});

it('shows a claim with the page that proves it, and none without', async () => {
  const { product } = await aWhole();
  const report = (await shownOf(product))?.papers[0];
  const sweet = well(await makeClaim(desk.deps, desk.clerk, { id: product, text: '糖度 13 度', kind: 'number' }));
  well(await makeClaim(desk.deps, desk.clerk, { id: product, text: '皮薄', kind: 'quality' }));
  const evidence = [{ paper: report?.id ?? '', page: 3 }];
  well(await bindEvidence(desk.deps, desk.clerk, { id: sweet.id, version: sweet.version, evidence }));
  expect((await shownOf(product))?.claims).toEqual([{ text: '糖度 13 度', kind: 'number', evidence }]);
});

it('shows the front of the label where it was accepted as a picture', async () => {
  const { product } = await aWhole();
  const bytes = Buffer.from('picture of the front');
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = { hash, type: 'image/jpeg', size: bytes.length, station: 'yunze', broughtBy: desk.clerk.id } as const;
  await desk.deps.database.transaction((tx) => desk.deps.files.keep(tx, { ...file, bytes }));
  await desk.accepted(product, { kind: 'label-photo', fileHash: hash, pages: 1, fields: { side: 'front' } });
  expect((await shownOf(product))?.picture).toContain(`/yunze/${hash}?until=`);
});

it('shows a firm with its address and number, a person with the place alone', async () => {
  const { product } = await aWhole();
  await told(product, 'cooperative');
  expect((await shownOf(product))?.seller).toEqual({
    ...{ name: '青禾合作社', kind: 'cooperative', place: '浙江省杭州市余杭区' },
    ...{ address: '青禾村 3 号', phone: '13900001234', uscc: null },
  });
  await told(product, 'individual');
  expect((await shownOf(product))?.seller).toMatchObject({ place: '浙江省杭州市余杭区', address: null, phone: null });
});

it('remembers for ten seconds what goods show, and not for one whether they may be shown', async () => {
  const { product } = await aWhole();
  const same = shower();
  const place = async () => (await same.of([product])).get(product)?.seller.place;
  await told(product, 'cooperative');
  expect(await place()).toBe('浙江省杭州市余杭区');
  await desk.db.knex('vetting_supplier').update({ region: '330106' });
  expect(await place()).toBe('浙江省杭州市余杭区');
  desk.clock.advance(10_001);
  expect(await place()).toBe('浙江省杭州市西湖区');
  hidden.add(product);
  expect(await place()).toBeUndefined();
});

it('knows nothing of what may not be shown', async () => {
  const { product } = await aWhole();
  hidden.add(product);
  expect([...(await shower().of([product]))]).toEqual([]);
  expect([...(await shower().of([]))]).toEqual([]);
});
