import { err } from '@hearth/cms/kernel';
import { makeRoomSchema, type LiveEvent, type LiveEventType, type LiveStreaming } from '../../contract';
import { hashOfKey } from './hash-key';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { changeKey } from './change-key';
import { finishMaking } from './finish-making';
import { hearEvent } from './hear-event';
import { makeRoom } from './make-room';
import { renameRoom } from './rename-room';
import { listRooms, seeLog, seeRoom } from './see-rooms';
import { removeRoom, turnRoom } from './turn-room';

let desk: StreamingDesk;
/** What the driver's next create answers, once it has done its work. */
let loses: 'nothing' | 'the answer' | 'the stream' = 'nothing';
beforeAll(async () => {
  desk = await aStreamingDesk({
    driver: (own): LiveStreaming => ({
      ...own,
      create: async (spec) => {
        const how = loses;
        loses = 'nothing';
        if (how === 'the stream') return err('STREAMING.PROVIDER_REFUSED', { why: 'no' });
        const made = await own.create(spec);
        return how === 'the answer' ? err('STREAMING.PROVIDER_LOST') : made;
      },
    }),
  });
}, 60_000);
afterAll(() => desk.drop());

let count = 0;
const T0 = Date.now();
/** Something that the driver tells, so many seconds after the first. */
const told = (room: string, type: LiveEventType, second: number): LiveEvent => ({
  ...{ id: `e${(count += 1)}`, driver: 'local', ref: room, type, data: {} },
  at: new Date(T0 + second * 1000),
});
const stateOf = async (id: string): Promise<string> => {
  const room = await seeRoom(desk.deps, desk.operator, id);
  return room.ok ? room.value.state : room.error.code;
};
const broadcasts = (room: string) =>
  desk.db.knex('streaming_broadcast').where({ room }).orderBy('began_at').select<{ ended_at: Date | null }[]>('*');

it('is made with a key that is told once and kept as a hash', async () => {
  const { room, key } = await desk.made();
  expect(room).toMatchObject({ state: 'idle', driver: 'local', playbackId: room.id, allowedEvents: expect.any(Array) });
  expect(key).toMatch(/^[\w-]{43}$/);
  const kept = await desk.db.knex('streaming_key').where({ room: room.id });
  expect(kept).toMatchObject([{ hash: hashOfKey(key!), good_until: null }]);
  expect(JSON.stringify(await desk.ledger.of('yunze', room.id))).not.toContain(key);
});

it('is found again when the answer of its driver was lost, and is not there when the driver refused', async () => {
  loses = 'the answer';
  const { room, key } = await desk.made();
  expect([room.state, key]).toEqual(['making', null]);
  await finishMaking(desk.deps);
  expect(await stateOf(room.id)).toBe('making');
  await desk.db
    .knex('streaming_room')
    .where({ id: room.id })
    .update({ made_at: new Date(Date.now() - 120_000) });
  await Promise.all([finishMaking(desk.deps), finishMaking(desk.deps)]);
  expect(await stateOf(room.id)).toBe('idle');

  loses = 'the stream';
  await expect(desk.made()).rejects.toThrow('PROVIDER_REFUSED');
});

it('follows what is told, and keeps one broadcast over a gap', async () => {
  const { id } = (await desk.made()).room;
  for (const [type, second, state] of [
    ['stream.connecting', 1, 'connecting'],
    ['stream.live', 2, 'live'],
    ['stream.reconnecting', 3, 'reconnecting'],
    ['stream.live', 4, 'live'],
  ] as const) {
    expect(await hearEvent(desk.deps, told(id, type, second))).toBe(true);
    expect(await stateOf(id)).toBe(state);
  }
  expect(await broadcasts(id)).toMatchObject([{ ended_at: null }]);
  await hearEvent(desk.deps, told(id, 'stream.ended', 5));
  expect(await stateOf(id)).toBe('idle');
  await hearEvent(desk.deps, told(id, 'stream.live', 6));
  expect(await broadcasts(id)).toMatchObject([{ ended_at: expect.any(Date) }, { ended_at: null }]);
});

it('changes nothing when the same is told twice, late, or of a room that is gone', async () => {
  const { id } = (await desk.made()).room;
  const live = told(id, 'stream.live', 10);
  const both = await Promise.all([hearEvent(desk.deps, live), hearEvent(desk.deps, live)]);
  expect(both.sort()).toEqual([false, true]);
  expect(await hearEvent(desk.deps, told(id, 'stream.ended', 9))).toBe(false);
  expect(await hearEvent(desk.deps, told('no-such-room', 'stream.live', 11))).toBe(false);
  expect(await stateOf(id)).toBe('live');
  const log = await seeLog(desk.deps, desk.operator, { id });
  expect(log.ok && log.value.entries.map(({ type }) => type)).toEqual(['stream.live', 'stream.ended']);
});

it('is closed and opened by people, and ended: its encoder is thrown out each time', async () => {
  const { id } = (await desk.made()).room;
  const kicks = async () => (await desk.db.knex('streaming_room').where({ id }).first('kick'))?.kick as number;
  const before = await kicks();
  await hearEvent(desk.deps, told(id, 'stream.live', 1));
  const twice = await Promise.all([1, 2].map(() => turnRoom(desk.deps, desk.operator, { id, event: 'end' })));
  expect(twice.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  expect(await stateOf(id)).toBe('idle');
  expect(await turnRoom(desk.deps, desk.operator, { id, event: 'enable' })).toMatchObject({
    error: { code: 'STREAMING.ROOM_STATE', details: { state: 'idle' } },
  });
  expect((await turnRoom(desk.deps, desk.operator, { id, event: 'disable' })).ok).toBe(true);
  expect(await kicks()).toBe(before + 2);
  // What the encoder's end tells afterwards does not open it again.
  await hearEvent(desk.deps, told(id, 'stream.live', 2));
  expect(await stateOf(id)).toBe('disabled');
  expect((await turnRoom(desk.deps, desk.operator, { id, event: 'enable' })).ok).toBe(true);
});

it('gives a new key, at once or with an overlap', async () => {
  const { room, key } = await desk.made();
  const hashes = async () =>
    (await desk.db.knex('streaming_key').where({ room: room.id }).orderByRaw('good_until NULLS FIRST')).map(
      ({ hash, good_until: until }) => [hash, until !== null],
    );
  const next = await changeKey(desk.deps, desk.operator, { id: room.id, overlapMinutes: 5 });
  if (!next.ok) throw new Error(next.error.code);
  expect(await hashes()).toEqual([
    [hashOfKey(next.value.key!), false],
    [hashOfKey(key!), true],
  ]);
  // Two who press at once: one key is good in the end, that of the later.
  const both = await Promise.all(
    [1, 2].map(() => changeKey(desk.deps, desk.operator, { id: room.id, overlapMinutes: 0 })),
  );
  expect(both.every(({ ok }) => ok)).toBe(true);
  expect(await hashes()).toHaveLength(1);
  expect(desk.changes.count).toBeGreaterThan(0);
});

it('is renamed by one of two, and removed when nothing goes out', async () => {
  const { id, version } = (await desk.made()).room;
  const names = ['甲', '乙'].map((title) => renameRoom(desk.deps, desk.operator, { id, version, title }));
  expect((await Promise.all(names)).map(({ ok }) => ok).sort()).toEqual([false, true]);
  await hearEvent(desk.deps, told(id, 'stream.live', 1));
  expect(await removeRoom(desk.deps, desk.operator, id)).toMatchObject({ error: { code: 'STREAMING.ROOM_STATE' } });
  await hearEvent(desk.deps, told(id, 'stream.ended', 2));
  expect((await removeRoom(desk.deps, desk.operator, id)).ok).toBe(true);
  expect(await stateOf(id)).toBe('STREAMING.ROOM_NOT_FOUND');
  expect(await desk.db.knex('streaming_key').where({ room: id })).toEqual([]);
});

it('is not seen by a station below, nor turned, nor given a key', async () => {
  const { id, version } = (await desk.made()).room;
  const { deps, neighbour } = desk;
  expect(await listRooms(deps, neighbour, {})).toEqual({ ok: true, value: { rooms: [] } });
  const tries = [
    makeRoom(deps, neighbour, makeRoomSchema.parse({ station: 'yunze', title: '别人的' })),
    seeRoom(deps, neighbour, id),
    seeLog(deps, neighbour, { id }),
    renameRoom(deps, neighbour, { id, version, title: '别人的' }),
    turnRoom(deps, neighbour, { id, event: 'disable' }),
    changeKey(deps, neighbour, { id, overlapMinutes: 0 }),
    removeRoom(deps, neighbour, id),
  ];
  const [made, ...others] = await Promise.all(tries);
  expect(made).toMatchObject({ error: { code: 'HEARTH.NOT_ALLOWED' } });
  for (const answer of others) expect(answer).toMatchObject({ error: { code: 'STREAMING.ROOM_NOT_FOUND' } });
});
