import { systemIds } from '@hearth/cms/kernel';
import { rubricBlocks } from '../../contract';
import { openProduct } from './open-product';
import { aGoodsDesk, PEACHES, well, type GoodsDesk } from '../testing/a-goods-desk';

let desk: GoodsDesk;
beforeAll(async () => {
  desk = await aGoodsDesk();
}, 60_000);
afterAll(() => desk.drop());

type Refused = { readonly supplier?: string; readonly title?: string; readonly gtin?: string; readonly until: string };
let codes = 0;

/** Goods that a panel refused, with the day on which their time away is over. */
async function refused({ supplier, title = '水蜜桃', gtin, until }: Refused): Promise<string> {
  const { knex } = desk.db;
  const from = supplier ?? (await desk.aSupplier());
  const facts = { ...PEACHES, gtin: gtin ?? null };
  const product = well(
    await openProduct(desk.deps, desk.clerk, { supplier: from, title, category: 'fresh-produce', facts }),
  );
  await knex('vetting_product').where({ id: product }).update({ state: 'rejected' });
  const [sample, round] = [systemIds.next(), systemIds.next()];
  const of = { station: 'yunze', product, revision: 1 };
  const code = `AAAA${(codes += 1).toString().padStart(2, 'B')}`;
  const days = { best_before: '2027-06-01', keep_until: '2027-07-01' };
  await knex('vetting_sample').insert({ id: sample, ...of, code, state: 'passed', ...days, drawn_by: desk.officer.id });
  const weights = JSON.stringify(Object.fromEntries(rubricBlocks.map((block) => [block, 10])));
  await knex('vetting_round').insert({
    ...{ id: round, ...of, sample, state: 'settled', outcome: 'fail', cool_until: until, seats: 3, due_at: new Date() },
    ...{ rubric_version: 0, weights, briefs: '{}', seed_commitment: 'a'.repeat(64), seed_sealed: 'sealed' },
    ...{ seed: 'b'.repeat(64), announced_by: desk.officer.id, settled_by: desk.officer.id },
  });
  return product;
}

type Again = { readonly supplier: string; readonly title: string; readonly gtin?: string };

/** The same goods under another file, complete, about to be handed in. */
async function again({ supplier, title, gtin }: Again): Promise<string> {
  const facts = { ...PEACHES, gtin: gtin ?? null };
  const opened = { supplier, title, category: 'fresh-produce', facts } as const;
  const id = well(await openProduct(desk.deps, desk.clerk, opened));
  await desk.aLot(id);
  await desk.complete(await desk.see(id));
  return id;
}

// The desk's clock stands at 30 November 2026.
const LATER = '2027-01-15';
const cooling = { error: { code: 'GOODS.COOLING', details: { until: LATER } } };

it('is not handed in again under another file before its time away is over, and is from that day on', async () => {
  const supplier = await desk.aSupplier();
  await refused({ supplier, title: '黄桃', until: LATER });
  const id = await again({ supplier, title: ' 黄桃 ' });
  expect(await desk.turn(id, { event: 'submit' })).toMatchObject(cooling);
  expect((await desk.see(id)).state).toBe('draft');
  await desk.db.knex('vetting_round').update({ cool_until: '2026-11-30' });
  well(await desk.turn(id, { event: 'submit' }));
});

it('is known by its barcode, whoever brings it', async () => {
  await refused({ title: '蜜桃 A', gtin: '6901234567892', until: LATER });
  const id = await again({ supplier: await desk.aSupplier(), title: '另一个名字', gtin: '6901234567892' });
  expect(await desk.turn(id, { event: 'submit' })).toMatchObject(cooling);
});

it('holds nothing against other goods of the supplier, and against goods of that name from others', async () => {
  const supplier = await desk.aSupplier();
  await refused({ supplier, title: '油桃', until: LATER });
  well(await desk.turn(await again({ supplier, title: '蟠桃' }), { event: 'submit' }));
  well(await desk.turn(await again({ supplier: await desk.aSupplier(), title: '油桃' }), { event: 'submit' }));
});
