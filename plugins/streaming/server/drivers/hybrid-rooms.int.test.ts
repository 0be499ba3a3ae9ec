import { unwrap } from '@hearth/cms/kernel';
import { changeKey } from '../rooms/change-key';
import { previewRoom } from '../passes/preview-room';
import { watch } from '../watching/watch';
import { removeRoom, turnRoom } from '../rooms/turn-room';
import { targetStore } from '../targets/target-store';
import { driverAt } from './mux/testing/a-mux-driver';
import { aMuxDesk, type MuxDesk } from './testing/a-mux-desk';

let at: MuxDesk;
beforeAll(async () => {
  at = await aMuxDesk();
}, 60_000);
afterAll(() => at.drop());
beforeEach(() => at.lab.reset());

describe('a room on Mux becomes hybrid by itself', () => {
  it('for a platform that gives a new key with each broadcast', async () => {
    const { room, key } = await at.made();
    const before = at.stream(room.id);
    const first = unwrap(await at.add(room.id));
    unwrap(await at.turn(room.id, first, 'start'));
    const added = unwrap(await at.add(room.id, { platform: 'douyin', name: '抖音号' }));
    const { becameHybrid } = added;
    expect(becameHybrid?.room).toMatchObject({ driver: 'hybrid', state: 'idle', playbackId: room.id });
    expect(becameHybrid?.room.ingest[0]?.server).toMatch(/live\.example/);
    expect(becameHybrid?.key).not.toBe(key);
    // What Mux copied comes here, and nobody is fed twice.
    expect(before.simulcast_targets).toEqual([]);
    const ordered = await targetStore.ordered(at.desk.deps.database);
    expect(ordered.filter((one) => one.room === room.id).map(({ id }) => id)).toEqual([first.id]);

    await at.settle();
    expect((await at.lights(room.id)).distribution).toMatchObject({ state: 'waiting', problem: null });
    expect((await at.lights(room.id)).targets).toHaveLength(2);
    // The encoder's old key would push the room's own picture off the air.
    expect(before.stream_key).not.toBe(key);
    const fed = (await targetStore.ordered(at.desk.deps.database)).find(({ url }) => url.includes('mux.example'));
    expect(at.desk.vault.open(targetStore.keyPlace(fed!.id), fed!.key)).toBe(before.stream_key);
    const rows = await at.desk.db.knex('streaming_target').where({ room: room.id });
    expect(JSON.stringify(rows)).not.toContain(before.stream_key);
    // Viewers keep the address that they had.
    const preview = unwrap(await previewRoom(at.desk.deps, at.desk.operator, room.id));
    expect(preview.hls).toBe(`${at.lab.url}/${room.playbackId ?? ''}.m3u8`);
    const log = await at.log(room.id);
    expect(log).toMatchObject([{ type: 'room.hybrid-keys', data: { name: '抖音号' } }]);
    const entries = JSON.stringify(await at.desk.ledger.of('yunze', room.id));
    expect(entries).toContain('streaming-room.became-hybrid');
    expect(entries).not.toContain(becameHybrid?.key);
  });

  it('for the seventh platform, once, of two who add it at the same time', async () => {
    const { room } = await at.made();
    for (let one = 0; one < 6; one += 1) expect(unwrap(await at.add(room.id)).becameHybrid).toBeNull();
    const both = await Promise.all([at.add(room.id), at.add(room.id)]);
    expect(both.map((one) => unwrap(one).becameHybrid !== null).sort()).toEqual([false, true]);
    expect((await at.lights(room.id)).targets).toHaveLength(8);
    await Promise.all([at.settle(), at.settle()]);
    expect(await at.desk.db.knex('streaming_target').where({ room: room.id, purpose: 'distribution' })).toHaveLength(1);
  });

  it('not while it is live', async () => {
    const { room, key } = await at.made();
    const encoder = at.lab.encoder(key);
    encoder.connect();
    await at.heard();
    expect(await at.add(room.id, { platform: 'kuaishou' })).toMatchObject({
      error: { code: 'STREAMING.TARGETS_WHILE_LIVE' },
    });
    expect(await at.room(room.id)).toMatchObject({ driver: 'mux', state: 'connecting' });
  });
});

describe('a hybrid room', () => {
  const hybrid = () => at.made({ driver: 'hybrid' });

  it('has one stream at Mux, whose events tell of its handing out alone', async () => {
    const { room } = await hybrid();
    const stream = at.stream(room.id);
    const encoder = at.lab.encoder(stream.stream_key);
    encoder.connect();
    encoder.live();
    await at.heard();
    expect((await at.room(room.id)).state).toBe('idle');
    const log = await at.log(room.id);
    expect(log.map(({ type }) => type)).toContain('distribution.live');
    expect(log.map(({ type }) => type)).not.toContain('stream.live');
  });

  it('is there while Mux is away, and is handed out as soon as Mux is back', async () => {
    const gone = Array.from({ length: 4 }, () => ({ does: 'cut-after' }) as const);
    at.lab.fault('GET /video/v1/live-streams', ...gone);
    const { room, key } = await hybrid();
    expect([room.state, typeof key]).toEqual(['idle', 'string']);
    expect(unwrap(await previewRoom(at.desk.deps, at.desk.operator, room.id)).hls).toContain(
      `/live/${room.id}/index.m3u8`,
    );
    at.lab.reset();
    await at.settle();
    expect(at.streams(room.id)).toHaveLength(1);
    expect((await at.lights(room.id)).distribution).toMatchObject({ state: 'waiting' });
    const preview = unwrap(await previewRoom(at.desk.deps, at.desk.operator, room.id));
    expect(preview.hls).toContain(at.lab.url);
    // Whoever writes captions sees our own picture, seconds before the network has it.
    expect(preview.near).toContain(`/live/${room.id}/index.m3u8?token=`);
    const watching = unwrap(await watch(at.desk.deps, { playback: room.id, locale: 'en' }));
    expect(watching.words).toBe(`/api/streaming/watch/${room.id}/words`);
  });

  it('gets a new key from Mux when Mux does not take the old one any more, and another stream when it was removed', async () => {
    const { room } = await hybrid();
    const key = at.stream(room.id).stream_key;
    const fatal = { state: 'fatal', problem: 'key-refused' };
    await at.desk.db.knex('streaming_target').where({ room: room.id }).update(fatal);
    await at.settle();
    expect((await at.lights(room.id)).distribution).toMatchObject({ state: 'waiting', problem: null });
    expect(at.stream(room.id).stream_key).not.toBe(key);
    const ref = at.stream(room.id).id;
    await driverAt(at.lab).remove(ref);
    await at.heard();
    expect((await at.lights(room.id)).distribution).toBeNull();
    await at.settle();
    expect(at.streams(room.id)).toHaveLength(1);
    expect(at.stream(room.id).id).not.toBe(ref);
  });

  it('takes its stream at Mux along when it is removed, now or later', async () => {
    const { room } = await hybrid();
    at.lab.fault('DELETE /video/v1/live-streams', { does: '500-before' }, { does: '500-before' });
    expect((await removeRoom(at.desk.deps, at.desk.operator, room.id)).ok).toBe(true);
    await at.settle();
    await at.settle();
    expect(at.streams(room.id)).toEqual([]);
    expect(await at.desk.db.knex('streaming_room').where({ id: room.id }).first('mux_ref')).toEqual({ mux_ref: null });
  });

  it('changes its key here, and is ended here and there', async () => {
    const { room, key } = await hybrid();
    const stream = at.stream(room.id);
    const fresh = unwrap(await changeKey(at.desk.deps, at.desk.operator, { id: room.id, overlapMinutes: 5 }));
    expect(fresh.key).not.toBe(key);
    const encoder = at.lab.encoder(stream.stream_key);
    encoder.connect();
    encoder.live();
    await at.desk.db.knex('streaming_room').where({ id: room.id }).update({ state: 'live' });
    unwrap(await turnRoom(at.desk.deps, at.desk.operator, { id: room.id, event: 'end' }));
    const until = Date.now() + 5_000;
    while (stream.status !== 'idle' && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stream.status).toBe('idle');
  });
});
