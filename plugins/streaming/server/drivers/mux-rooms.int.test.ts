import { unwrap } from '@hearth/cms/kernel';
import { aMuxLab, type MuxLab } from '../../../../tests/lab/mux/mux-lab';
import type { AddTarget, LiveEvent, MakeRoom, Target } from '../../contract';
import { changeKey } from '../rooms/change-key';
import { seeLog, seeRoom } from '../rooms/see-rooms';
import { previewRoom } from '../passes/preview-room';
import { removeRoom, turnRoom } from '../rooms/turn-room';
import { addTarget } from '../targets/add-target';
import { carryAll } from '../targets/carry-target';
import type { TargetDeps } from '../targets/target-deps';
import { targetStore } from '../targets/target-store';
import { listTargets, removeTarget, turnTarget } from '../targets/turn-target';
import { changeTarget, replaceKey } from '../targets/write-target';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { hearMux } from './hear-mux';
import { distributionStore } from './hybrid/distribution-store';
import { settleAll } from './hybrid/settle-distribution';
import { liveEventOf, muxEvent } from './mux/mux-events';
import { driverAt } from './mux/testing/a-mux-driver';

const TARGETS = 'POST /video/v1/live-streams';
let lab: MuxLab;
let desk: StreamingDesk;
let deps: TargetDeps;
beforeAll(async () => {
  lab = await aMuxLab();
  const ingest = [{ protocol: 'rtmps', server: 'rtmps://mux.example:443/app' }] as const;
  desk = await aStreamingDesk({ mux: { driver: driverAt(lab), ingest } });
  deps = {
    ...desk.deps,
    ...{ vault: desk.vault, targets: targetStore, isOpen: () => true },
    notices: { notify: () => Promise.resolve() },
  };
}, 60_000);
afterAll(async () => {
  await desk.drop();
  await lab.stop();
});
beforeEach(() => lab.reset());

const made = (words: Partial<MakeRoom> = {}) => desk.made({ driver: 'mux', latency: 'standard', ...words });
const roomOf = async (id: string) => unwrap(await seeRoom(desk.deps, desk.operator, id));
const streamOf = (opId: string) => [...lab.world.streams.values()].filter((one) => one.passthrough === opId);
/** All that Mux said since, in an order of one's own. */
async function heard(order: (events: LiveEvent[]) => LiveEvent[] = (events) => events): Promise<void> {
  const events = lab.webhooks.events.splice(0).flatMap((event) => liveEventOf(muxEvent.parse(event)) ?? []);
  const hearing = { rooms: desk.deps, targets: deps, distribution: distributionStore };
  for (const event of order(events)) await desk.deps.database.transaction((tx) => hearMux(hearing, tx, event));
}
let count = 0;
const wanted = (part: Partial<AddTarget> = {}): AddTarget => ({
  ...{ platform: 'x', name: `平台 ${(count += 1)}`, url: 'rtmps://push.example.com/live', key: `key-${count}-GEHEIM` },
  ...part,
});
const add = async (room: string, part?: Partial<AddTarget>) =>
  addTarget(deps, desk.operator, { room, ...wanted(part) });
const turn = (room: string, { id }: Pick<Target, 'id'>, event: 'start' | 'stop') =>
  turnTarget(deps, desk.operator, { room, id, event });
const lights = async (room: string) => unwrap(await listTargets(deps, desk.operator, room));

it('is made at Mux under the id of its room, as a trial where somebody wants one', async () => {
  const { room, key } = await made({ test: true });
  expect(room).toMatchObject({ state: 'idle', driver: 'mux', test: true });
  expect(room.ingest[0]?.server).toMatch(/^rtmps:/);
  expect(streamOf(room.id)).toMatchObject([{ stream_key: key, test: true, latency_mode: 'standard' }]);
  const preview = unwrap(await previewRoom(desk.deps, desk.operator, room.id));
  expect(preview.hls).toBe(`${lab.url}/${room.playbackId ?? ''}.m3u8`);
});

it.each([
  [{ driver: 'local', test: true }, 'trial'],
  [{ driver: 'local', latency: 'standard' }, 'latency standard'],
] as const)('is not made with what its carrier does not offer: %j', async (words, what) => {
  await expect(desk.made(words)).rejects.toThrow('STREAMING.NOT_OFFERED');
  expect(what).toBeTruthy();
});

it('follows what Mux tells, once, however it comes', async () => {
  const { room, key } = await made();
  const encoder = lab.encoder(key ?? '');
  encoder.connect();
  encoder.live();
  await heard((events) => [...events, ...events]);
  expect(await roomOf(room.id)).toMatchObject({ state: 'live', beganAt: expect.any(String) });
  encoder.drop();
  encoder.connect();
  encoder.live();
  encoder.end();
  await heard((events) => [...events].reverse());
  expect(await roomOf(room.id)).toMatchObject({ state: 'idle', beganAt: null });
  expect(await desk.db.knex('streaming_broadcast').where({ room: room.id })).toHaveLength(1);
});

it('has its platforms copied by Mux: told when they start, gone when they stop, anew with another key', async () => {
  const { room, key } = await made();
  const target = unwrap(await add(room.id));
  expect(target.becameHybrid).toBeNull();
  const [stream] = streamOf(room.id);
  expect(stream?.simulcast_targets).toEqual([]);
  unwrap(await turn(room.id, target, 'start'));
  expect(stream?.simulcast_targets).toMatchObject([{ stream_key: `key-${count}-GEHEIM`, url: target.url }]);
  unwrap(await replaceKey(deps, desk.operator, { room: room.id, id: target.id, key: 'another-key' }));
  expect(stream?.simulcast_targets).toMatchObject([{ stream_key: 'another-key' }]);

  const encoder = lab.encoder(key ?? '');
  encoder.connect();
  encoder.live();
  await heard();
  expect((await lights(room.id)).targets).toMatchObject([{ state: 'broadcasting', problem: null }]);
  lab.target(stream?.id ?? '', {
    id: stream?.simulcast_targets[0]?.id ?? '',
    status: 'errored',
    error_severity: 'fatal',
  });
  await heard();
  expect((await lights(room.id)).targets).toMatchObject([{ state: 'fatal', problem: 'unsaid' }]);
  const log = unwrap(await seeLog(desk.deps, desk.operator, { id: room.id }));
  expect(log.entries.find(({ type }) => type === 'target.fatal')).toMatchObject({ data: { name: target.name } });
  encoder.end();
  await heard();
  unwrap(await turn(room.id, target, 'stop'));
  expect(stream?.simulcast_targets).toEqual([]);
  unwrap(await removeTarget(deps, desk.operator, { room: room.id, id: target.id }));
  expect((await lights(room.id)).targets).toEqual([]);
});

it('changes no platform while Mux is live, and says what to do', async () => {
  const { room, key } = await made();
  const target = unwrap(await add(room.id));
  unwrap(await turn(room.id, target, 'start'));
  const encoder = lab.encoder(key ?? '');
  encoder.connect();
  encoder.live();
  await heard();
  const { id, version } = (await lights(room.id)).targets[0]!;
  const change = { room: room.id, id, version, name: '改名' };
  const tries = [
    add(room.id),
    turn(room.id, target, 'stop'),
    replaceKey(deps, desk.operator, { room: room.id, id, key: 'x' }),
    removeTarget(deps, desk.operator, { room: room.id, id }),
    changeTarget(deps, desk.operator, { ...change, url: 'rtmp://other.example.com/live' }),
    add(room.id, { platform: 'douyin' }),
  ];
  for (const one of await Promise.all(tries))
    expect(one).toMatchObject({ error: { code: 'STREAMING.TARGETS_WHILE_LIVE' } });
  // Its name is ours.
  expect(await changeTarget(deps, desk.operator, { ...change, url: target.url })).toMatchObject({ ok: true });
});

it('is off again when Mux refuses a platform, and is asked for again when Mux did not answer', async () => {
  const { room } = await made();
  const bad = unwrap(await add(room.id, { url: 'rtmp://x.example.com/app' }));
  await desk.db.knex('streaming_target').where({ id: bad.id }).update({ url: 'http://bad' });
  expect(await turn(room.id, bad, 'start')).toMatchObject({ error: { code: 'STREAMING.PROVIDER_REFUSED' } });
  const target = unwrap(await add(room.id));
  const path = `${TARGETS}/${streamOf(room.id)[0]?.id ?? ''}/simulcast-targets`;
  lab.fault(path, { does: '500-before' });
  expect(unwrap(await turn(room.id, target, 'start')).state).toBe('waiting');
  expect((await lights(room.id)).targets.map(({ state }) => state)).toEqual(['off', 'waiting']);
  expect(streamOf(room.id)[0]?.simulcast_targets).toEqual([]);
  await desk.db.knex.raw(`UPDATE streaming_target SET state_since = now() - interval '2 minutes'`);
  await Promise.all([carryAll(deps), carryAll(deps)]);
  expect(streamOf(room.id)[0]?.simulcast_targets).toHaveLength(1);
});

describe('a room on Mux becomes hybrid by itself', () => {
  it('for a platform that gives a new key with each broadcast', async () => {
    const { room, key } = await made();
    const before = streamOf(room.id)[0];
    const first = unwrap(await add(room.id));
    unwrap(await turn(room.id, first, 'start'));
    const added = unwrap(await add(room.id, { platform: 'douyin', name: '抖音号' }));
    const { becameHybrid } = added;
    expect(becameHybrid?.room).toMatchObject({ driver: 'hybrid', state: 'idle', playbackId: room.id });
    expect(becameHybrid?.room.ingest[0]?.server).toMatch(/live\.example/);
    expect(becameHybrid?.key).not.toBe(key);
    // What Mux copied comes here, and nobody is fed twice.
    expect(before?.simulcast_targets).toEqual([]);
    const ordered = await targetStore.ordered(desk.deps.database);
    expect(ordered.filter((one) => one.room === room.id).map(({ id }) => id)).toEqual([first.id]);

    await settleAll(desk.settle!);
    expect((await lights(room.id)).distribution).toMatchObject({ state: 'waiting', problem: null });
    expect((await lights(room.id)).targets).toHaveLength(2);
    // The encoder's old key would push the room's own picture off the air.
    expect(before?.stream_key).not.toBe(key);
    const fed = (await targetStore.ordered(desk.deps.database)).find(({ url }) => url.includes('mux.example'));
    expect(desk.vault.open(targetStore.keyPlace(fed!.id), fed!.key)).toBe(before?.stream_key);
    const rows = await desk.db.knex('streaming_target').where({ room: room.id });
    expect(JSON.stringify(rows)).not.toContain(before?.stream_key);
    // Viewers keep the address that they had.
    const preview = unwrap(await previewRoom(desk.deps, desk.operator, room.id));
    expect(preview.hls).toBe(`${lab.url}/${room.playbackId ?? ''}.m3u8`);
    const log = unwrap(await seeLog(desk.deps, desk.operator, { id: room.id }));
    expect(log.entries).toMatchObject([{ type: 'room.hybrid-keys', data: { name: '抖音号' } }]);
    const entries = JSON.stringify(await desk.ledger.of('yunze', room.id));
    expect(entries).toContain('streaming-room.became-hybrid');
    expect(entries).not.toContain(becameHybrid?.key);
  });

  it('for the seventh platform, once, of two who add it at the same time', async () => {
    const { room } = await made();
    for (let one = 0; one < 6; one += 1) expect(unwrap(await add(room.id)).becameHybrid).toBeNull();
    const both = await Promise.all([add(room.id), add(room.id)]);
    expect(both.map((one) => unwrap(one).becameHybrid !== null).sort()).toEqual([false, true]);
    expect((await lights(room.id)).targets).toHaveLength(8);
    await Promise.all([settleAll(desk.settle!), settleAll(desk.settle!)]);
    expect(await desk.db.knex('streaming_target').where({ room: room.id, purpose: 'distribution' })).toHaveLength(1);
  });

  it('not while it is live', async () => {
    const { room, key } = await made();
    const encoder = lab.encoder(key ?? '');
    encoder.connect();
    await heard();
    expect(await add(room.id, { platform: 'kuaishou' })).toMatchObject({
      error: { code: 'STREAMING.TARGETS_WHILE_LIVE' },
    });
    expect(await roomOf(room.id)).toMatchObject({ driver: 'mux', state: 'connecting' });
  });
});

describe('a hybrid room', () => {
  const hybrid = () => desk.made({ driver: 'hybrid' });

  it('has one stream at Mux, whose events tell of its handing out alone', async () => {
    const { room } = await hybrid();
    const [stream, ...more] = streamOf(room.id);
    expect(more).toEqual([]);
    const encoder = lab.encoder(stream?.stream_key ?? '');
    encoder.connect();
    encoder.live();
    await heard();
    expect((await roomOf(room.id)).state).toBe('idle');
    const log = unwrap(await seeLog(desk.deps, desk.operator, { id: room.id }));
    expect(log.entries.map(({ type }) => type)).toContain('distribution.live');
    expect(log.entries.map(({ type }) => type)).not.toContain('stream.live');
  });

  it('is there while Mux is away, and is handed out as soon as Mux is back', async () => {
    const gone = Array.from({ length: 4 }, () => ({ does: 'cut-after' }) as const);
    lab.fault('GET /video/v1/live-streams', ...gone);
    const { room, key } = await hybrid();
    expect([room.state, typeof key]).toEqual(['idle', 'string']);
    expect(unwrap(await previewRoom(desk.deps, desk.operator, room.id)).hls).toContain(`/live/${room.id}/index.m3u8`);
    lab.reset();
    await settleAll(desk.settle!);
    expect(streamOf(room.id)).toHaveLength(1);
    expect((await lights(room.id)).distribution).toMatchObject({ state: 'waiting' });
    expect(unwrap(await previewRoom(desk.deps, desk.operator, room.id)).hls).toContain(lab.url);
  });

  it('gets a new key from Mux when Mux does not take the old one any more, and another stream when it was removed', async () => {
    const { room } = await hybrid();
    const key = streamOf(room.id)[0]?.stream_key;
    const fatal = { state: 'fatal', problem: 'key-refused' };
    await desk.db.knex('streaming_target').where({ room: room.id }).update(fatal);
    await settleAll(desk.settle!);
    expect((await lights(room.id)).distribution).toMatchObject({ state: 'waiting', problem: null });
    expect(streamOf(room.id)[0]?.stream_key).not.toBe(key);
    const ref = streamOf(room.id)[0]?.id;
    await driverAt(lab).remove(ref ?? '');
    await heard();
    expect((await lights(room.id)).distribution).toBeNull();
    await settleAll(desk.settle!);
    expect(streamOf(room.id)).toHaveLength(1);
    expect(streamOf(room.id)[0]?.id).not.toBe(ref);
  });

  it('takes its stream at Mux along when it is removed, now or later', async () => {
    const { room } = await hybrid();
    lab.fault('DELETE /video/v1/live-streams', { does: '500-before' }, { does: '500-before' });
    expect((await removeRoom(desk.deps, desk.operator, room.id)).ok).toBe(true);
    await settleAll(desk.settle!);
    await settleAll(desk.settle!);
    expect(streamOf(room.id)).toEqual([]);
    expect(await desk.db.knex('streaming_room').where({ id: room.id }).first('mux_ref')).toEqual({ mux_ref: null });
  });

  it('changes its key here, and is ended here and there', async () => {
    const { room, key } = await hybrid();
    const [stream] = streamOf(room.id);
    const fresh = unwrap(await changeKey(desk.deps, desk.operator, { id: room.id, overlapMinutes: 5 }));
    expect(fresh.key).not.toBe(key);
    const encoder = lab.encoder(stream?.stream_key ?? '');
    encoder.connect();
    encoder.live();
    await desk.db.knex('streaming_room').where({ id: room.id }).update({ state: 'live' });
    unwrap(await turnRoom(desk.deps, desk.operator, { id: room.id, event: 'end' }));
    const until = Date.now() + 5_000;
    while (stream?.status !== 'idle' && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stream?.status).toBe('idle');
  });
});
