import { systemIds } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { factsStore } from '../gate/facts-store';
import type { Needs } from '../gate/needs.rules';
import { hindrances } from '../gate/settle-gate';
import { settleRound } from '../rounds/settle-round';
import { aPanelDesk, aSheet, sitting, valueOf, type PanelDesk } from '../testing/a-panel-desk';
import { stateOf } from '../testing/some-rounds';
import { approvalStore } from './approval-store';
import { approveGoods, listWaiting, type ApprovalDeps } from './approve-goods';
import { listApprovals } from './list-approvals';

let desk: PanelDesk;
let deps: ApprovalDeps;
beforeAll(async () => {
  desk = await aPanelDesk();
  const ground = { facts: factsStore, needsOf: () => NEEDS };
  const asked = (tx: Tx, product: string) => hindrances(ground, tx, product);
  deps = { ...desk.deps, approvals: approvalStore, hindrances: asked };
}, 60_000);
afterAll(() => desk.drop());

/** Here all goods need a test report, and nothing else. */
const NEEDS: Needs = { required: [{ kind: 'test-report', isSuppliers: false, side: null }], requiredOfLots: [] };

/** Goods whose round was passed, with their version, and a test report that does not end. */
async function passed(): Promise<{ product: string; version: number }> {
  const goods = await passedBare();
  await paper(goods.product, null);
  return goods;
}

async function passedBare(): Promise<{ product: string; version: number }> {
  const round = await desk.cleared(await desk.drawn());
  for (const person of sitting(round)) valueOf(await desk.seal(round.id, person, aSheet(9)));
  for (const person of sitting(round)) valueOf(await desk.reveal(round.id, person, aSheet(9)));
  const { version } = await desk.round(round.id);
  valueOf(await settleRound(desk.deps, desk.officer, { id: round.id, version, vetoes: [] }));
  const goods = (await listWaiting(deps, desk.chief)).value.goods.find(({ id }) => id === round.product.id);
  expect(goods).toMatchObject({ round: round.id, points: 90 });
  return { product: round.product.id, version: goods!.version };
}

const paper = async (product: string, validTo: string | null): Promise<void> => {
  const hash = systemIds.next().replaceAll('-', '').repeat(2);
  const by = { filed_by: systemIds.next(), filed_by_name: '甲', decided_by: systemIds.next(), decided_by_name: '乙' };
  const file = { station: 'yunze', hash, type: 'image/png', size: 1, bytes: Buffer.from('x'), brought_by: by.filed_by };
  await desk.db.knex('vetting_file').insert(file);
  const kept = {
    id: systemIds.next(),
    station: 'yunze',
    product,
    kind: 'test-report',
    state: 'accepted',
    file_hash: hash,
  };
  await desk.db.knex('vetting_paper').insert({ ...kept, ...by, valid_from: '2026-01-01', valid_to: validTo });
};
const approve = (actor: StaffActor, goods: { product: string; version: number }) =>
  approveGoods(deps, actor, { ...goods, reason: '价格有据，同意上架' });
const DAY = 86_400_000;

it('is signed by a second person, once, and holds for half a year at most', async () => {
  const goods = await passed();
  expect(await approve(desk.officer, goods)).toMatchObject({ error: { code: 'VETTING.SECOND_PERSON' } });
  const both = await Promise.all([1, 2].map(() => approve(desk.chief, goods)));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const [approval] = both.flatMap((one) => (one.ok ? [one.value] : []));
  const days = (Date.parse(approval!.validUntil) - Date.parse(approval!.approvedAt)) / DAY;
  expect(days).toBeCloseTo(180, 1);
  const row = await desk.db.knex('vetting_product').where({ id: goods.product }).first();
  expect(row).toMatchObject({ state: 'approved', approved_revision: 1 });
  expect(row.approved_at).toBeInstanceOf(Date);
  expect(row.approved_facts).toMatchObject({ category: 'tea' });
  expect(desk.settled.filter((id) => id === goods.product).length).toBeGreaterThan(1);
});

it('ends with the first paper that ends, and is not given after that', async () => {
  const goods = await passed();
  const end = new Date(Date.now() + 20 * DAY).toISOString().slice(0, 10);
  await paper(goods.product, end);
  const { validUntil } = valueOf(await approve(desk.chief, goods));
  // The last day counts to its end, where the station is.
  expect(validUntil).toBe(new Date(Date.parse(`${end}T16:00:00Z`)).toISOString());
  const late = await passedBare();
  await paper(late.product, '2026-01-31');
  expect(await approve(desk.chief, late)).toMatchObject({ error: { code: 'VETTING.PAPERS_ENDED' } });
});

it('is not given to what the gate would take off the shelf in the same breath', async () => {
  const bare = await passedBare();
  expect(await approve(desk.chief, bare)).toMatchObject({
    error: { code: 'GATE.HINDERED', details: { reasons: ['paper-missing'] } },
  });
  const barred = await passed();
  const { supplier } = await desk.db.knex('vetting_product').where({ id: barred.product }).first('supplier');
  await desk.db.knex('vetting_supplier').where({ id: supplier }).update({ state: 'barred' });
  expect(await approve(desk.chief, barred)).toMatchObject({
    error: { code: 'GATE.HINDERED', details: { reasons: ['supplier-barred'] } },
  });
  expect(await stateOf(desk, barred.product)).toBe('price-review');
});

it('is signed again once a report that ended has one after it', async () => {
  const goods = await passedBare();
  await paper(goods.product, '2026-01-31');
  await paper(goods.product, null);
  const { validUntil, approvedAt } = valueOf(await approve(desk.chief, goods));
  expect((Date.parse(validUntil) - Date.parse(approvedAt)) / DAY).toBeCloseTo(180, 1);
});

it('is listed with what it is of, and says whether it still holds', async () => {
  const goods = await passed();
  const { id } = valueOf(await approve(desk.chief, goods));
  const lineOf = async () => (await listApprovals(deps, desk.chief)).value.approvals.find((one) => one.id === id);
  expect(await lineOf()).toMatchObject({ product: goods.product, reason: '价格有据，同意上架', holds: true });
  await desk.db.knex('vetting_product').where({ id: goods.product }).update({ state: 'suspended' });
  expect(await lineOf()).toMatchObject({ state: 'suspended', holds: false });
  expect((await listApprovals(deps, desk.neighbour)).value.approvals).toEqual([]);
  expect((await listApprovals(deps, desk.chief, id)).value.approvals.map((one) => one.id)).not.toContain(id);
});

it('wants a round of this very revision, of goods of the own station', async () => {
  const goods = await passed();
  expect(await approve(desk.neighbour, goods)).toMatchObject({ error: { code: 'VETTING.NO_GOODS_TO_JUDGE' } });
  await desk.db.knex('vetting_product').where({ id: goods.product }).update({ revision: 2 });
  expect(await approve(desk.chief, goods)).toMatchObject({ error: { code: 'VETTING.NO_ROUND_PASSED' } });
  const draft = { product: await desk.goods('draft'), version: 1 };
  expect(await approve(desk.chief, draft)).toMatchObject({ error: { code: 'VETTING.NO_GOODS_TO_JUDGE' } });
});
