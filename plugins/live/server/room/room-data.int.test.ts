import { unwrap } from '@hearth/cms/kernel';
import { banReader } from '../moderation/ban-reader';
import { muteReader } from '../moderation/mute-reader';
import { aRoomHouse, aViewer, moderator, officer, type RoomHouse } from '../testing/a-room';
import { roomData } from './room-data';

let house: RoomHouse;
beforeAll(async () => {
  house = await aRoomHouse();
}, 60_000);
afterAll(() => house.close());

it('hands a reader all that rooms keep of them, and nobody of the station by name', async () => {
  const room = await house.room();
  const by = aViewer();
  const { deps } = house.rooms;
  const { id: message } = await house.said(room, '多少钱一斤', { by });
  await deps.viewers.note(house.db.database.read, [{ room, reader: by.id, name: by.name }]);
  const rule = 'fraud' as const;
  unwrap(await muteReader(deps, moderator, { id: room, reader: by.id, rule, reason: '刷屏', minutes: 5 }));
  unwrap(await banReader(deps, officer, { reader: by.id, days: 1, rule, reason: '冒充客服', message }));
  const held = roomData(deps);
  const all = await held.export(by.id);
  expect(all).toMatchObject({
    messages: [{ id: message, room, text: '多少钱一斤', state: 'shown' }],
    mutes: [{ room, rule, reason: '刷屏' }],
    bans: [{ rule, reason: '冒充客服', evidence: '多少钱一斤' }],
    visits: [{ room }],
  });
  const words = JSON.stringify(all);
  for (const { id, name } of [moderator, officer]) {
    expect(words).not.toContain(id);
    expect(words).not.toContain(name);
  }
  await house.db.database.transaction((tx) => held.erase(tx, by.id));
  expect(await held.export(by.id)).toEqual({ messages: [], votes: [], mutes: [], bans: [], visits: [] });
  expect(await house.db.knex('live_message').where({ id: message }).first('author', 'text')).toEqual({
    ...{ author: null, text: '多少钱一斤' },
  });
});
