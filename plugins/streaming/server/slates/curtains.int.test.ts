import { systemIds } from '@hearth/cms/kernel';
import { engineStore } from '../drivers/local/engine-store';
import { ingestOrders } from '../drivers/local/engine-orders';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { curtainStore } from './curtain-store';
import { slateStore } from './slate-store';
import { curtainsOf } from './turn-curtain';

let desk: StreamingDesk;
beforeAll(async () => {
  desk = await aStreamingDesk();
}, 60_000);
afterAll(() => desk.drop());

const reason = '数字人值守心跳中断';
const ordersOf = async (room: string) =>
  ingestOrders(await engineStore.rooms(desk.db.database)).rooms.find((one) => one.room === room);

it('lets no encoder in, shows the slate although the room has none, and gives the picture back', async () => {
  const { room } = await desk.made();
  await desk.db.knex('streaming_broadcast').insert({
    ...{ id: systemIds.next(), room: room.id, station: 'yunze', began_at: new Date() },
  });
  await desk.db.knex('streaming_slate').insert({
    ...{ room: room.id, station: 'yunze', shown: false, after_seconds: 9, changed_by: desk.operator.id },
  });
  let told = 0;
  const curtains = curtainsOf({ ledger: desk.ledger, curtains: curtainStore, changed: () => void (told += 1) });
  const order = { station: 'yunze', room: room.id, actor: desk.operator, reason };
  const { database } = desk.db;
  expect((await ordersOf(room.id))?.keys).toHaveLength(1);
  expect((await slateStore.wanted(database)).map((one) => one.room)).not.toContain(room.id);

  expect(await database.transaction((tx) => curtains.fall(tx, order))).toBe(true);
  expect(await database.transaction((tx) => curtains.fall(tx, order))).toBe(true);
  expect((await ordersOf(room.id))?.keys).toEqual([]);
  const slate = (await slateStore.wanted(database)).find((one) => one.room === room.id);
  expect(slate?.afterSeconds).toBe(1);
  const seen = (await engineStore.rooms(database)).find((one) => one.room === room.id);
  expect(seen?.reconnectSeconds).toBeGreaterThan(3_600);

  expect(await database.transaction((tx) => curtains.lift(tx, order))).toBe(true);
  expect(await database.transaction((tx) => curtains.lift(tx, order))).toBe(false);
  expect((await ordersOf(room.id))?.keys).toHaveLength(1);
  expect(told).toBe(3);
});

it('leaves a neighbour’s picture alone', async () => {
  const { room } = await desk.made();
  const curtains = curtainsOf({ ledger: desk.ledger, curtains: curtainStore, changed: () => undefined });
  const order = { station: desk.neighbour.station, room: room.id, actor: desk.neighbour, reason };
  expect(await desk.db.database.transaction((tx) => curtains.fall(tx, order))).toBe(false);
  expect((await ordersOf(room.id))?.keys).toHaveLength(1);
});
