import { unwrap } from '@hearth/cms/kernel';
import { makeRoomSchema } from '../../contract';
import { makeRoom } from '../rooms/make-room';
import { previewRoom } from '../passes/preview-room';
import { carryAll } from '../targets/carry-target';
import { removeTarget } from '../targets/turn-target';
import { changeTarget, replaceKey } from '../targets/write-target';
import { aMuxDesk, type MuxDesk } from './testing/a-mux-desk';

const TARGETS = 'POST /video/v1/live-streams';

let at: MuxDesk;
beforeAll(async () => {
  at = await aMuxDesk();
}, 60_000);
afterAll(() => at.drop());
beforeEach(() => at.lab.reset());

it('is made at Mux under the id of its room, as a trial where somebody wants one', async () => {
  const { room, key } = await at.made({ test: true });
  expect(room).toMatchObject({ state: 'idle', driver: 'mux', test: true });
  expect(room.ingest[0]?.server).toMatch(/^rtmps:/);
  expect(at.streams(room.id)).toMatchObject([{ stream_key: key, test: true, latency_mode: 'standard' }]);
  const preview = unwrap(await previewRoom(at.desk.deps, at.desk.operator, room.id));
  expect(preview.hls).toBe(`${at.lab.url}/${room.playbackId ?? ''}.m3u8`);
});

it.each([
  [{ driver: 'local', test: true }, 'trial'],
  [{ driver: 'local', latency: 'standard' }, 'latency standard'],
] as const)('is not made with what its carrier does not offer: %j', async (words, what) => {
  const { deps, operator } = at.desk;
  const wanted = makeRoomSchema.parse({ station: 'yunze', title: '不行', ...words });
  expect(await makeRoom(deps, operator, wanted)).toMatchObject({
    error: { code: 'STREAMING.NOT_OFFERED', details: { what } },
  });
});

it('follows what Mux tells, once, however it comes', async () => {
  const { room, key } = await at.made();
  const encoder = at.lab.encoder(key);
  encoder.connect();
  encoder.live();
  await at.heard((events) => [...events, ...events]);
  expect(await at.room(room.id)).toMatchObject({ state: 'live', beganAt: expect.any(String) });
  encoder.drop();
  encoder.connect();
  encoder.live();
  encoder.end();
  await at.heard((events) => [...events].reverse());
  expect(await at.room(room.id)).toMatchObject({ state: 'idle', beganAt: null });
  expect(await at.desk.db.knex('streaming_broadcast').where({ room: room.id })).toHaveLength(1);
});

it('has its platforms copied by Mux: told when they start, gone when they stop, anew with another key', async () => {
  const { room, key } = await at.made();
  const target = unwrap(await at.add(room.id));
  expect(target.becameHybrid).toBeNull();
  const stream = at.stream(room.id);
  expect(stream.simulcast_targets).toEqual([]);
  unwrap(await at.turn(room.id, target, 'start'));
  expect(stream.simulcast_targets).toMatchObject([{ stream_key: expect.stringMatching(/GEHEIM$/), url: target.url }]);
  unwrap(await replaceKey(at.deps, at.desk.operator, { room: room.id, id: target.id, key: 'another-key' }));
  expect(stream.simulcast_targets).toMatchObject([{ stream_key: 'another-key' }]);

  const encoder = at.lab.encoder(key);
  encoder.connect();
  encoder.live();
  await at.heard();
  expect((await at.lights(room.id)).targets).toMatchObject([{ state: 'broadcasting', problem: null }]);
  at.lab.target(stream.id, {
    id: stream.simulcast_targets[0]?.id ?? '',
    status: 'errored',
    error_severity: 'fatal',
  });
  await at.heard();
  expect((await at.lights(room.id)).targets).toMatchObject([{ state: 'fatal', problem: 'unsaid' }]);
  const log = await at.log(room.id);
  expect(log.find(({ type }) => type === 'target.fatal')).toMatchObject({ data: { name: target.name } });
  encoder.end();
  await at.heard();
  unwrap(await at.turn(room.id, target, 'stop'));
  expect(stream.simulcast_targets).toEqual([]);
  unwrap(await removeTarget(at.deps, at.desk.operator, { room: room.id, id: target.id }));
  expect((await at.lights(room.id)).targets).toEqual([]);
});

it('changes no platform while Mux is live, and says what to do', async () => {
  const { room, key } = await at.made();
  const target = unwrap(await at.add(room.id));
  unwrap(await at.turn(room.id, target, 'start'));
  const encoder = at.lab.encoder(key);
  encoder.connect();
  encoder.live();
  await at.heard();
  const { id, version } = (await at.lights(room.id)).targets[0]!;
  const change = { room: room.id, id, version, name: '改名' };
  const tries = [
    at.add(room.id),
    at.turn(room.id, target, 'stop'),
    replaceKey(at.deps, at.desk.operator, { room: room.id, id, key: 'x' }),
    removeTarget(at.deps, at.desk.operator, { room: room.id, id }),
    changeTarget(at.deps, at.desk.operator, { ...change, url: 'rtmp://other.example.com/live' }),
    at.add(room.id, { platform: 'douyin' }),
  ];
  for (const one of await Promise.all(tries))
    expect(one).toMatchObject({ error: { code: 'STREAMING.TARGETS_WHILE_LIVE' } });
  // Its name is ours.
  expect(await changeTarget(at.deps, at.desk.operator, { ...change, url: target.url })).toMatchObject({ ok: true });
});

it('is off again when Mux refuses a platform, and is asked for again when Mux did not answer', async () => {
  const { room } = await at.made();
  const bad = unwrap(await at.add(room.id, { url: 'rtmp://x.example.com/app' }));
  await at.desk.db.knex('streaming_target').where({ id: bad.id }).update({ url: 'http://bad' });
  expect(await at.turn(room.id, bad, 'start')).toMatchObject({ error: { code: 'STREAMING.PROVIDER_REFUSED' } });
  const target = unwrap(await at.add(room.id));
  const path = `${TARGETS}/${at.stream(room.id).id}/simulcast-targets`;
  at.lab.fault(path, { does: '500-before' });
  expect(unwrap(await at.turn(room.id, target, 'start')).state).toBe('waiting');
  expect((await at.lights(room.id)).targets.map(({ state }) => state)).toEqual(['off', 'waiting']);
  expect(at.stream(room.id).simulcast_targets).toEqual([]);
  await at.desk.db.knex.raw(`UPDATE streaming_target SET state_since = now() - interval '2 minutes'`);
  await Promise.all([carryAll(at.deps), carryAll(at.deps)]);
  expect(at.stream(room.id).simulcast_targets).toHaveLength(1);
});
