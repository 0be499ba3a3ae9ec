import { randomUUID } from 'node:crypto';
import { decidePaper } from '../papers/decide-paper';
import { notePrice } from '../prices/note-price';
import { aGoodsDesk, well, type GoodsDesk } from '../testing/a-goods-desk';
import { bindEvidence, makeClaim } from './make-claims';
import { createSpokenProof } from './spoken-proof';

let desk: GoodsDesk;
beforeAll(async () => {
  desk = await aGoodsDesk();
}, 60_000);
afterAll(() => desk.drop());

const DAY = 86_400_000;
const spoken = async (...ids: string[]) => createSpokenProof(desk.deps).claims(desk.deps.database.read, ids);

/** A claim that a paper proves for some days. */
async function proved() {
  const { id: product } = await desk.aDraft();
  const validTo = new Date(desk.clock.now().getTime() + 20 * DAY).toISOString().slice(0, 10);
  const fields = { dailyCapacity: '300', carrier: '中通' };
  const paper = await desk.accepted(product, { kind: 'shipping-promise', validTo, fields });
  const claim = well(await makeClaim(desk.deps, desk.clerk, { id: product, text: '日发 300 件', kind: 'number' }));
  const evidence = [{ paper: paper.id, page: 1 }];
  well(await bindEvidence(desk.deps, desk.clerk, { id: claim.id, version: claim.version, evidence }));
  return { product, paper, claim: claim.id };
}

it('tells of each claim whether it may be spoken now, and of nothing that nobody claimed', async () => {
  const { product, claim } = await proved();
  const bare = well(await makeClaim(desk.deps, desk.clerk, { id: product, text: '皮薄', kind: 'quality' }));
  const found = await spoken(claim, bare.id, randomUUID());
  expect([...found.keys()].sort()).toEqual([claim, bare.id].sort());
  expect(found.get(claim)).toMatchObject({ product, standing: 'supported', endsSoon: false });
  expect(found.get(bare.id)).toMatchObject({ standing: 'unsupported', reasons: ['no-evidence'] });
  const all = await createSpokenProof(desk.deps).of(desk.deps.database.read, product);
  expect(all.map(({ id }) => id).sort()).toEqual([claim, bare.id].sort());
});

it('warns within three days of the end of a paper, and stops when it has ended', async () => {
  const { claim } = await proved();
  const standing = async () => (await spoken(claim)).get(claim);
  desk.clock.advance(17 * DAY);
  expect(await standing()).toMatchObject({ standing: 'supported', endsSoon: false });
  desk.clock.advance(DAY);
  expect(await standing()).toMatchObject({ standing: 'supported', endsSoon: true });
  desk.clock.advance(3 * DAY);
  expect(await standing()).toMatchObject({ standing: 'unsupported', endsSoon: false, reasons: ['paper-over'] });
  desk.clock.advance(-21 * DAY);
});

it('stops at once when a paper is taken back', async () => {
  const { claim, paper } = await proved();
  const back = { id: paper.id, version: paper.version, event: 'withdraw', reason: '拿错了' } as const;
  well(await decidePaper(desk.deps, desk.clerk, back));
  expect((await spoken(claim)).get(claim)).toMatchObject({ standing: 'unsupported', reasons: ['paper-withdrawn'] });
});

it('says when a price of goods was last seen', async () => {
  const { id: product } = await desk.aDraft();
  const seenAt = (hours: number): string => new Date(desk.clock.now().getTime() - hours * 3_600_000).toISOString();
  for (const hours of [30, 5, 50]) {
    const price = { fen: 4_990, seenAt: seenAt(hours), venue: '本台直播间', url: null, basis: 'deal' as const };
    well(await notePrice(desk.deps, desk.clerk, { id: product, ...price, shotHash: null }));
  }
  const seen = await createSpokenProof(desk.deps).pricesSeen(desk.deps.database.read, [product, randomUUID()]);
  expect([...seen].map(([id, at]) => [id, at.toISOString()])).toEqual([[product, seenAt(5)]]);
});
