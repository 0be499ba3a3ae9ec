import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import knex, { type Knex } from 'knex';
import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { systemIds, unwrap } from '@hearth/cms/kernel';
import { createDatabase, plainConnection, type Database } from '@hearth/cms/platform';
import { until } from '../../../../tests/host/a-node';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller } from '../../../../tests/host/people';
import { aReader, type PhoneReader } from '../../../../tests/host/readers';
import { GOODS_FACTS } from '../../../../tests/host/some-goods';
import { putAddress } from '../orders/address-order';
import { stepOrder } from '../orders/step-order';
import { moveStock } from '../stock/move-stock';
import { aKey, aShop, keeper, onSale, wanting } from '../testing/a-shop';

let host: Host;
let db: Knex;
let database: Database;
let station: string;
let officer: Caller;
// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: { connectionString: host.databaseUrl, pipeline: true } as object });
  database = createDatabase(plainConnection(db), {
    hookFailed: (error) => {
      throw error;
    },
  });
  station = (await aStation(host).save()).slug;
  officer = await aPerson(host).role('vetting-officer').at(station).signedIn();
}, 300_000);
afterAll(() => db.destroy());

/** An approved product of the station with one lot, as its rows. */
async function aLot(code: string): Promise<{ readonly product: string; readonly lot: string }> {
  const [supplier, product, lot, by] = [systemIds.next(), systemIds.next(), systemIds.next(), systemIds.next()];
  const named = { kind: 'cooperative', name: '云泽合作社', region: '530100', state: 'verified', version: 1 };
  await db('vetting_supplier').insert({ ...named, id: supplier, station });
  const words = {
    category: 'fresh-produce',
    title: '云泽脐橙',
    state: 'approved',
    facts: JSON.stringify(GOODS_FACTS),
    opened_by: by,
  };
  await db('vetting_product').insert({ ...words, id: product, station, supplier, approved_at: new Date() });
  const made = { code, made_at: '2026-11-01', quantity: 9 };
  await db('vetting_lot').insert({ ...made, id: lot, station, product, opened_by: by });
  return { product, lot };
}

/** A clip of a live, as whoever cuts it leaves it. */
async function aClip(product: string, state: 'out' | 'dropped'): Promise<string> {
  const id = systemIds.next();
  const goods = JSON.stringify([{ product, offer: randomUUID(), shownAt: '2026-11-28T12:00:00.000Z' }]);
  await db('live_clip').insert({
    ...{ id, station, session: randomUUID(), recording: randomUUID(), title: '【广告】怎么挑脐橙' },
    ...{ starts: 10, ends: 72, is_ad: true, products: [product], goods, state, made_by: randomUUID() },
    ...(state === 'out' ? { manuscript: id, out_locales: ['zh-Hans'] } : {}),
  });
  return id;
}

/** So many orders of one reader that left the house with units of a lot. */
async function bought(goods: { product: string; code: string }, reader: PhoneReader, times: number): Promise<void> {
  // The shop by the same hand as the host's own, on the host's database.
  const shop = aShop(database);
  const by: StaffActor = { ...keeper, station, stations: [station] };
  const sold = await onSale(shop, { units: 0, product: goods.product }, by);
  const came = { kind: 'received', quantity: times, reason: '到货', lot: goods.code } as const;
  unwrap(await moveStock(shop.stock, by, { id: sold.variant, ...came }));
  const buyer: ReaderActor = { kind: 'reader', id: reader.user.id, name: '王敏', station };
  const address = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 8 号' };
  for (let n = 0; n < times; n += 1) {
    shop.memory.forget();
    const { id, amount } = unwrap(await shop.desk.place(buyer, aKey(), wanting(sold, 1)));
    const payment = { id: randomUUID(), subject: id, amount, number: id, at: new Date() };
    expect(await database.transaction((tx) => shop.payable.paid(tx, payment))).toBe('taken');
    unwrap(await putAddress(shop.addressing, buyer, { id, address }));
    for (const step of ['confirm', 'pick', 'ship'] as const) {
      const { version = 0 } = (await shop.orders.orders.ofStation(station, id)) ?? {};
      unwrap(await stepOrder(shop.orders, by, { id, step, version, reason: '' }));
    }
  }
}

it('shows where the lot went and which clips show it, and sends its buyer one message however often it is pressed', async () => {
  const { product, lot } = await aLot('A1');
  const [out] = [await aClip(product, 'out'), await aClip(product, 'dropped')];
  const reader = await aReader(host).signedIn();
  await bought({ product, code: 'A1' }, reader, 2);
  const recalled = await call(host, officer, 'POST', `/vetting/lots/${lot}/recall`, { version: 1, reason: '农残超标' });
  expect(recalled.status).toBe(200);

  const room = async () => (await call(host, officer, 'GET', `/vetting/recalls/${lot}`)).body;
  const before = await room();
  expect(before.whereabouts).toMatchObject({ came: 2, sold: 2, orders: 2, toldOrders: 0, coverage: 0 });
  expect(before.clips).toMatchObject([{ id: out, isOut: true, seconds: 62, shownAt: '2026-11-28T12:00:00.000Z' }]);

  const tell = () => call(host, officer, 'POST', `/vetting/recalls/${lot}/tell`, { words: '请停止食用，申请退款' });
  const pressed = await Promise.all([tell(), tell()]);
  expect(pressed.map(({ status, body }) => [status, body.told]).sort()).toEqual([
    [200, 0],
    [200, 2],
  ]);
  const after = await until(room, ({ whereabouts }) => whereabouts.notices.waiting === 0, 30_000);
  expect(after.whereabouts).toMatchObject({ toldOrders: 2, coverage: 100, notices: { sent: 1, unreached: 0 } });
  const said = readFileSync(host.logFile, 'utf8').match(/SMS to [^\n]*“云泽脐橙”已召回[^\n]*/g) ?? [];
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(reader.phone.slice(-4));

  const other = await aPerson(host)
    .role('vetting-officer')
    .at((await aStation(host).save()).slug)
    .signedIn();
  expect((await call(host, other, 'GET', `/vetting/recalls/${lot}`)).status).toBe(404);
});
