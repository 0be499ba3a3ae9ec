import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { aBuyer, aKey, aShop, keeper, wanting } from '../testing/a-shop';
import { dutyDepsOf } from '../duties/duties-wiring';
import { listSessions, seeDuties } from '../duties/see-duties';
import { fillDemoLives } from './fill-demo-lives';
import { fillDemoShelf, shopFileSchema } from './fill-demo-shelf';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '../../../../database/demo', name), 'utf8'));

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
}, 120_000);
afterAll(() => db.drop());

it('puts the demo’s goods on the shelf, each with stock, and somebody can order them', async () => {
  const shop = aShop(db.database);
  const file = shopFileSchema.parse(read('shop.json'));
  const made = new Map<string, string>(
    file.flatMap(({ goods, terms }) => [
      [`goods:${goods}`, randomUUID()] as const,
      [`supplier:${terms.supplier}`, randomUUID()] as const,
    ]),
  );
  await fillDemoShelf(shop, { cast: () => keeper, file: read, made }, new Date());
  const shelf = await shop.shelf.offers.shelf('yunze');
  expect(new Map(shelf.map(({ product, left }) => [product, left]))).toEqual(
    new Map(file.map(({ goods, stock }) => [made.get(`goods:${goods}`), Math.min(stock, 99)])),
  );
  const deps = dutyDepsOf(shop);
  await fillDemoLives(deps, { cast: () => keeper, file: read, made }, new Date());
  const [live] = unwrap(await listSessions(deps, keeper, {})).sessions;
  const seen = unwrap(await seeDuties(deps, keeper, live?.id ?? ''));
  expect([seen.session.phase, seen.goods.map(({ cleared }) => cleared), seen.counts.holds > 3]).toEqual([
    ...['on', [true, true], true],
  ]);
  for (const { id: offer, price } of shelf) {
    expect(await shop.desk.place(aBuyer(), aKey(), wanting({ offer, price }))).toMatchObject({ ok: true });
  }
});

it('stops at goods that nobody vetted', async () => {
  const shop = aShop(db.database);
  const stage = { cast: () => keeper, file: read, made: new Map<string, string>() };
  await expect(fillDemoShelf(shop, stage, new Date())).rejects.toThrow('unknown goods');
});

it('sells nothing but goods of the demo’s own list', () => {
  const { goods } = read('goods.json') as { goods: readonly { key: string }[] };
  const keys = goods.map(({ key }) => key);
  expect(shopFileSchema.parse(read('shop.json')).filter((one) => !keys.includes(one.goods))).toEqual([]);
});
