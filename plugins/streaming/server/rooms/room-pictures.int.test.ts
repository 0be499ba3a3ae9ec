import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { roomPictureStore } from './room-picture-store';

let desk: StreamingDesk;
beforeAll(async () => {
  desk = await aStreamingDesk();
}, 60_000);
afterAll(() => desk.drop());

it('tells whether a room has a picture, to whoever sees its station', async () => {
  const { room } = await desk.made({ title: '一号直播间' });
  const { read } = desk.deps.database;
  const find = (stations: readonly string[]) => roomPictureStore.find(read, { stations, room: room.id });
  expect(await find(['yunze'])).toMatchObject({ title: '一号直播间', state: 'idle', beganAt: null });
  expect(await find(['qinghe'])).toBeUndefined();
  expect((await roomPictureStore.choices(read, ['yunze'])).map(({ id }) => id)).toContain(room.id);
  await desk.db.knex('streaming_room').where({ id: room.id }).update({ state: 'disabled' });
  expect((await find(['yunze']))?.state).toBe('disabled');
  expect((await roomPictureStore.choices(read, ['yunze'])).map(({ id }) => id)).not.toContain(room.id);
});
