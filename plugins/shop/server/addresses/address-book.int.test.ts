import { unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { MOST_ADDRESSES, type KeepAddress } from '../../contract';
import type { Shop } from '../shop-wiring';
import { aBuyer, aShop } from '../testing/a-shop';
import { changeAddress, keepAddress, removeAddress } from './keep-address';

let db: TestDatabase;
let shop: Shop;

beforeAll(async () => {
  db = await aDatabase();
  shop = aShop(db.database);
});
afterAll(() => db.drop());

const at = (detail: string, isFirst = false): KeepAddress => ({
  ...{ region: '321002', name: '王敏', phone: '13800001111', detail, isFirst },
});
const listOf = async (buyer: { id: string }): Promise<string[]> =>
  (await shop.addressBook.book.of(buyer.id)).map(({ detail, isFirst }) => `${detail}${isFirst ? ' *' : ''}`);

it('keeps one address once, however often it is pressed, and the first one as the first choice', async () => {
  const buyer = aBuyer();
  await Promise.all(Array.from({ length: 4 }, () => keepAddress(shop.addressBook, buyer, at('一号'))));
  expect(await listOf(buyer)).toEqual(['一号 *']);
  unwrap(await keepAddress(shop.addressBook, buyer, at('二号')));
  unwrap(await keepAddress(shop.addressBook, buyer, at('三号', true)));
  expect(await listOf(buyer)).toEqual(['三号 *', '二号', '一号']);
  // Kept again as the first choice, it moves up and stays one.
  unwrap(await keepAddress(shop.addressBook, buyer, at('一号', true)));
  expect(await listOf(buyer)).toEqual(['一号 *', '三号', '二号']);
});

it('changes and forgets what is the buyer’s own', async () => {
  const [buyer, stranger] = [aBuyer(), aBuyer()];
  const one = unwrap(await keepAddress(shop.addressBook, buyer, at('一号')));
  unwrap(await keepAddress(shop.addressBook, buyer, at('二号')));
  const gone = { ok: false, error: { code: 'SHOP.ADDRESS_NOT_FOUND' } };
  expect(await changeAddress(shop.addressBook, stranger, { ...at('别人'), id: one.id })).toMatchObject(gone);
  expect(await removeAddress(shop.addressBook, stranger, one.id)).toMatchObject(gone);
  unwrap(await changeAddress(shop.addressBook, buyer, { ...at('一号甲'), id: one.id }));
  expect(await listOf(buyer)).toEqual(['一号甲 *', '二号']);
  unwrap(await removeAddress(shop.addressBook, buyer, one.id));
  expect(await listOf(buyer)).toEqual(['二号 *']);
  expect(await removeAddress(shop.addressBook, buyer, one.id)).toMatchObject(gone);
});

it('keeps no more than a book holds, and nothing that can be read in the table', async () => {
  const buyer = aBuyer();
  for (let n = 0; n < MOST_ADDRESSES; n += 1) unwrap(await keepAddress(shop.addressBook, buyer, at(`${n} 号楼`)));
  expect(await keepAddress(shop.addressBook, buyer, at('多余'))).toMatchObject({
    error: { code: 'SHOP.ADDRESSES_FULL', details: { most: MOST_ADDRESSES } },
  });
  const rows = await db.knex('shop_address').where({ buyer: buyer.id });
  expect(JSON.stringify(rows)).not.toMatch(/王敏|13800001111|号楼/);
});
