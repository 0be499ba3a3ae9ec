import { aGoodsDesk, PEACHES, well, type GoodsDesk } from '../testing/a-goods-desk';
import { changeProduct } from './change-product';
import { moveProduct } from './move-product';
import { openProduct } from './open-product';
import { decidePaper } from '../papers/decide-paper';
import { turnProduct } from './turn-product';
import { listProducts, viewProduct } from './view-products';

type Entry = { readonly action: string };

let desk: GoodsDesk;
beforeAll(async () => {
  desk = await aGoodsDesk();
}, 60_000);
afterAll(() => desk.drop());

/** A product that was approved, by the steps of the procedure. */
async function approved() {
  const draft = await desk.aDraft();
  await desk.aLot(draft.id);
  await desk.complete(draft);
  well(await desk.turn(draft.id, { event: 'submit' }));
  well(await desk.turn(draft.id, { event: 'pass-papers' }, desk.officer));
  for (const event of ['pass-test', 'open-scores', 'pass-score', 'approve'] as const) {
    const done = await desk.deps.database.transaction(async (tx) => {
      const product = await desk.deps.products.hold(tx, ['yunze'], draft.id);
      if (!product) throw new Error('gone');
      return moveProduct(desk.deps, tx, { product, event, actor: desk.officer });
    });
    well(done);
  }
  return desk.see(draft.id);
}

it('is handed in only with everything it needs, and passes only when all of it was accepted by somebody else', async () => {
  const draft = await desk.aDraft();
  const refused = await desk.turn(draft.id, { event: 'submit' });
  expect(refused).toMatchObject({ error: { code: 'GOODS.PAPERS_MISSING' } });
  expect(draft.needs.map(({ kind, standing }) => [kind, standing])).toContainEqual(['test-report', 'missing']);
  await desk.aLot(draft.id);
  await desk.complete(draft);
  well(await desk.turn(draft.id, { event: 'submit' }));
  const handedIn = await desk.see(draft.id);
  expect(handedIn).toMatchObject({ state: 'paper-review', allowedEvents: expect.arrayContaining(['pass-papers']) });
  expect(Date.parse(handedIn.dueAt ?? '')).toBeGreaterThan(Date.parse(handedIn.since));
  expect(await desk.turn(draft.id, { event: 'pass-papers' })).toMatchObject({ error: { code: 'GOODS.OWN_WORK' } });
  expect(await desk.turn(draft.id, { event: 'return-papers', reason: '看不清' })).toMatchObject({
    error: { code: 'GOODS.OWN_WORK' },
  });
  well(await desk.turn(draft.id, { event: 'pass-papers' }, desk.officer));
  expect(await desk.see(draft.id)).toMatchObject({ state: 'sampling', needs: expect.any(Array) });
  const entries = await desk.ledger.of('yunze', draft.id);
  expect(entries.map(({ action }) => action)).toEqual(['product.opened', 'product.submit', 'product.pass-papers']);
});

it.each([
  ['a supplier who is not verified', { state: 'filed' }, {}, 'GOODS.SUPPLIER_NOT_VERIFIED'],
  ['alcohol in a welfare live', {}, { welfare: true }, 'GOODS.CATEGORY_BANNED'],
] as const)('refuses %s', async (...[, supplier, facts, code]) => {
  const opened = await openProduct(desk.deps, desk.clerk, {
    supplier: await desk.aSupplier(supplier),
    ...{ title: '高粱酒', category: 'alcohol', facts: { ...PEACHES, ...facts } },
  });
  expect(await desk.turn(well(opened), { event: 'submit' })).toMatchObject({ error: { code } });
});

it('goes back to review with a difference when what was approved is changed, and not for a word of its story', async () => {
  const product = await approved();
  expect(product).toMatchObject({ state: 'approved', revision: 1, approvedRevision: 1, changes: [] });
  const change = async (facts: Partial<typeof PEACHES>) => {
    const { title, category, version, facts: now } = await desk.see(product.id);
    return changeProduct(desk.deps, desk.clerk, {
      id: product.id,
      title,
      category,
      version,
      facts: { ...now, ...facts },
    });
  };
  well(await change({ story: '老桃园' }));
  expect(await desk.see(product.id)).toMatchObject({ state: 'approved', revision: 1 });
  desk.settled.length = 0;
  well(await change({ maker: '邻县果园' }));
  expect(desk.settled).toEqual([product.id]);
  const changed = await desk.see(product.id);
  expect(changed).toMatchObject({ state: 'paper-review', revision: 2, approvedRevision: 1 });
  expect(changed.changes.map(({ field }) => field).sort()).toEqual(['maker', 'story']);
  expect(await change({ maker: '又一家' })).toMatchObject({
    error: { code: 'GOODS.UNDER_REVIEW', details: { fields: ['maker'] } },
  });
});

it('lets one of two people hand it in, and one of two change it', async () => {
  const draft = await desk.aDraft();
  await desk.aLot(draft.id);
  await desk.complete(draft);
  const { title, category, version, facts } = await desk.see(draft.id);
  const both = await Promise.all(
    ['甲', '乙'].map((storage) =>
      changeProduct(desk.deps, desk.clerk, { id: draft.id, title, category, version, facts: { ...facts, storage } }),
    ),
  );
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const turns = await Promise.all([1, 2].map(() => desk.turn(draft.id, { event: 'submit' })));
  expect(turns.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect((await desk.ledger.of('yunze', draft.id)).filter(({ action }) => action === 'product.submit')).toHaveLength(1);
});

it('never passes on a paper that was taken back before', async () => {
  for (const order of [0, 1, 2]) {
    const draft = await desk.aDraft();
    await desk.aLot(draft.id);
    await desk.complete(draft);
    well(await desk.turn(draft.id, { event: 'submit' }));
    const { needs, version } = await desk.see(draft.id);
    const id = needs.find(({ kind }) => kind === 'shipping-promise')?.paper ?? '';
    const pass = () => turnProduct(desk.deps, desk.officer, { id: draft.id, event: 'pass-papers', version });
    const withdraw = () => decidePaper(desk.deps, desk.clerk, { id, event: 'withdraw', version: 2, reason: '换新' });
    const both = order === 1 ? [pass, withdraw] : [withdraw, pass];
    const done = (await Promise.all(both.map((deed) => deed()))).map((one) => (one.ok ? 'done' : one.error.code));
    const actions = (await desk.db.knex('ledger_entry').whereIn('subject', [id, draft.id]).orderBy('seq')) as Entry[];
    const last = actions.slice(-2).map(({ action }) => action);
    // Both, and then the passing came first; or the taking back alone.
    if (done.every((one) => one === 'done')) expect(last).toEqual(['product.pass-papers', 'paper.withdrawn']);
    else expect([done.sort(), last[1]]).toEqual([['GOODS.PAPERS_MISSING', 'done'], 'paper.withdrawn']);
  }
});

it('is not there for people of another station', async () => {
  const { id, title, category, version, facts } = await desk.aDraft();
  const { deps, neighbour } = desk;
  const notThere = { error: { code: 'GOODS.NOT_FOUND' } };
  expect(await viewProduct(deps, neighbour, id)).toMatchObject(notThere);
  expect(await desk.turn(id, { event: 'retire', reason: '不卖了' }, neighbour)).toMatchObject(notThere);
  expect(await changeProduct(deps, neighbour, { id, title, category, version, facts })).toMatchObject(notThere);
  const seen = await listProducts(deps, neighbour, { page: 1 });
  expect(seen).toMatchObject({ products: [], total: 0, late: 0 });
});

it('lists those that wait longest first, counts each state, finds by supplier and words, and knows who is late', async () => {
  const supplier = await desk.aSupplier();
  const open = async (title: string) =>
    well(await openProduct(desk.deps, desk.clerk, { supplier, title, category: 'tea', facts: PEACHES }));
  const [first, second] = [await open('云雾 100% 茶'), await open('白茶')];
  const asked = { page: 1, supplier } as const;
  const listed = await listProducts(desk.deps, desk.clerk, asked);
  expect(listed.products.map(({ id }) => id)).toEqual([first, second]);
  expect(listed.counts).toMatchObject({ draft: 2, approved: 0 });
  const found = await listProducts(desk.deps, desk.clerk, { ...asked, search: '100%' });
  expect(found.products.map(({ id }) => id)).toEqual([first]);
  await desk.db
    .knex('vetting_product')
    .where({ id: second })
    .update({ state: 'paper-review', state_since: desk.db.knex.raw(`now() - interval '49 hours'`) });
  const late = await listProducts(desk.deps, desk.clerk, { ...asked, state: 'paper-review' });
  expect(late).toMatchObject({ late: 1, total: 1, products: [{ id: second }] });
});
