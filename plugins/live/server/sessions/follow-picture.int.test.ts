import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { roomMoved, type RoomState } from '@hearth/streaming/contract';
import { followPicture } from './follow-picture';
import { seeLog } from './see-sessions';
import { aSessionDesk, chief, type SessionDesk } from './testing/a-session-desk';

let desk: SessionDesk;
beforeAll(async () => {
  desk = await aSessionDesk();
}, 60_000);
afterAll(() => desk.db.drop());

async function live(): Promise<{ readonly id: string; readonly room: string }> {
  const room = randomUUID();
  const { id } = await desk.planned({ streamingRoom: room });
  await desk.db.knex('live_session').where({ id }).update({ state: 'live' });
  return { id, room };
}

const move = (roomId: string, to: RoomState) =>
  desk.deps.database.transaction((tx) => {
    const facts = { roomId, to, broadcast: null, version: 2, at: new Date().toISOString() };
    const { name, station, payload } = roomMoved({ station: 'yunze', ...facts });
    return followPicture(desk.deps, tx, { id: randomUUID(), name, station, payload, occurredAt: new Date() });
  });

const alarms = async (id: string) => {
  const { entries } = unwrap(await seeLog(desk.deps, chief, { id }));
  return entries.filter(({ event }) => event === 'alarm').map(({ facts }) => [facts['kind'], facts['degree']]);
};

it('rings when the picture goes and when it is back, and the session goes on', async () => {
  const { id, room } = await live();
  for (const to of ['reconnecting', 'live'] as const) await move(room, to);
  expect(await alarms(id)).toEqual([
    ['picture-back', 1],
    ['picture-lost', 2],
  ]);
  const rung = desk.told.published.filter(
    ([to, { type, session }]) => to === `live-desk:${id}` && session === id && type === 'alarm',
  );
  expect(rung.map(([, { degree, kind }]) => [degree, kind])).toEqual([
    [2, 'picture-lost'],
    [1, 'picture-back'],
  ]);
  expect((await desk.seen(id)).state).toBe('live');
});

it('rings again when the encoder stays away, and counts from when it went', async () => {
  const { id, room } = await live();
  for (const to of ['reconnecting', 'idle', 'connecting', 'live'] as const) await move(room, to);
  expect(await alarms(id)).toEqual([
    ['picture-back', 1],
    ['picture-lost', 2],
    ['picture-lost', 2],
  ]);
  const seen = await desk.deps.database.transaction((tx) => desk.deps.entries.picture(tx, id));
  expect(seen?.kind).toBe('picture-back');
});

it('says nothing of a picture that never went, of another room, or to a session that is not on the air', async () => {
  const [{ id, room }, off] = [await live(), await live()];
  await move(room, 'live');
  await move(randomUUID(), 'reconnecting');
  await desk.db.knex('live_session').where({ id: off.id }).update({ state: 'ended' });
  await move(off.room, 'reconnecting');
  expect([await alarms(id), await alarms(off.id)]).toEqual([[], []]);
});
