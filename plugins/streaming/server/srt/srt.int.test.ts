import { ingestOrders } from '../drivers/local/engine-orders';
import { engineStore } from '../drivers/local/engine-store';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import type { SrtDeps } from './srt-deps';
import { srtLink } from './srt-link';
import { srtStore } from './srt-store';
import { closeSrt, openSrt, seeSrt } from './turn-srt';

const PORTS = { first: 9_000, last: 9_002 };

let desk: StreamingDesk;
let deps: SrtDeps;
beforeAll(async () => {
  desk = await aStreamingDesk();
  deps = {
    ...{ database: desk.deps.database, random: desk.deps.random, ledger: desk.ledger, vault: desk.vault },
    ...{ rooms: desk.deps.rooms, srt: srtStore, ports: PORTS, host: 'live.example' },
    speaks: () => Promise.resolve(true),
    changed: () => {
      desk.changes.count += 1;
      return Promise.resolve();
    },
  };
}, 60_000);
afterAll(() => desk.drop());
beforeEach(() => desk.db.knex('streaming_srt').delete());

const aRoom = async (): Promise<string> => (await desk.made()).room.id;
async function opened(room: string) {
  const done = await openSrt(deps, desk.operator, { room, latencyMs: 200 });
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}
const link = (ports: SrtDeps['ports'] = PORTS) =>
  srtLink({
    ...{ database: deps.database, vault: desk.vault, srt: srtStore, ports, bind: '0.0.0.0' },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ffmpeg: () => Promise.resolve('/usr/bin/ffmpeg'),
  });

it('opens a room at a port of its own, and tells its passphrase once and to the ingest', async () => {
  const room = await aRoom();
  const before = desk.changes.count;
  const { srt, passphrase } = await opened(room);
  expect(srt).toMatchObject({ server: 'srt://live.example:9000', port: 9_000, latencyMs: 200 });
  expect(passphrase).toMatch(/^[\w-]{32}$/);
  expect(desk.changes.count).toBe(before + 1);
  const seen = await seeSrt(deps, desk.operator, room);
  expect(seen).toMatchObject({ value: { offered: { in: true, out: true }, srt: { port: 9_000 } } });
  const row = await desk.db.knex('streaming_srt').where({ room }).first();
  expect(JSON.stringify([seen, row, await desk.ledger.of('yunze', room)])).not.toContain(passphrase);
  const orders = ingestOrders(await engineStore.rooms(deps.database), await link().ofRooms());
  expect(orders.rooms.find((one) => one.room === room)?.srt).toEqual({
    ...{ ffmpeg: '/usr/bin/ffmpeg', bind: '0.0.0.0', port: 9_000, latencyMs: 200, passphrase },
  });
});

it('gives another passphrase at the same port, and none of a room that is closed', async () => {
  const room = await aRoom();
  const [first, second] = [await opened(room), await opened(room)];
  expect(second.srt.port).toBe(first.srt.port);
  expect(second.passphrase).not.toBe(first.passphrase);
  expect((await link().ofRooms()).get(room)?.passphrase).toBe(second.passphrase);
  await desk.db.knex('streaming_room').where({ id: room }).update({ state: 'disabled' });
  expect((await link().ofRooms()).has(room)).toBe(false);
});

it('gives no port to two rooms, however many ask at once, and frees those of rooms that go', async () => {
  const rooms = await Promise.all([aRoom(), aRoom(), aRoom(), aRoom()]);
  const asked = await Promise.all(rooms.map((room) => openSrt(deps, desk.operator, { room, latencyMs: 200 })));
  const ports = asked.flatMap((one) => (one.ok ? [one.value.srt.port] : []));
  expect(ports.sort()).toEqual([9_000, 9_001, 9_002]);
  const late = asked.findIndex(({ ok }) => !ok);
  expect(asked[late]).toMatchObject({ error: { code: 'STREAMING.SRT_PORTS_FULL', details: { most: 3 } } });
  const gone = rooms[(late + 1) % 4];
  await desk.db.knex('streaming_room').where({ id: gone }).update({ state: 'removed' });
  await expect(opened(rooms[late] ?? '')).resolves.toBeDefined();
});

it('closes once however often it is pressed, and is nothing to another station', async () => {
  const room = await aRoom();
  await opened(room);
  const GONE = { error: { code: 'STREAMING.ROOM_NOT_FOUND' } };
  expect(await seeSrt(deps, desk.neighbour, room)).toMatchObject(GONE);
  expect(await openSrt(deps, desk.neighbour, { room, latencyMs: 200 })).toMatchObject(GONE);
  expect(await closeSrt(deps, desk.neighbour, room)).toMatchObject(GONE);
  for (let times = 0; times < 2; times += 1)
    expect(await closeSrt(deps, desk.operator, room)).toMatchObject({ ok: true });
  const entries = await desk.ledger.of('yunze', room);
  expect(entries.filter(({ action }) => action === 'streaming-room.srt-closed')).toHaveLength(1);
  expect((await link().ofRooms()).size).toBe(0);
});

it.each([
  ['the operator opened no ports', { ports: undefined }],
  ['no ffmpeg speaks SRT', { speaks: () => Promise.resolve(false) }],
])('says that it is not offered where %s', async (_why, less) => {
  const room = await aRoom();
  const poor = { ...deps, ...less };
  const refused = { error: { code: 'STREAMING.NOT_OFFERED', details: { what: 'SRT' } } };
  expect(await openSrt(poor, desk.operator, { room, latencyMs: 200 })).toMatchObject(refused);
  expect(await seeSrt(poor, desk.operator, room)).toMatchObject({ value: { offered: { in: false }, srt: null } });
});

it('awaits nobody at a port that the operator has closed since', async () => {
  const room = await aRoom();
  await opened(room);
  expect((await link({ first: 9_500, last: 9_501 }).ofRooms()).size).toBe(0);
});
