import { unwrap, systemIds } from '@hearth/cms/kernel';
import { aMuxLab, type MuxLab } from '../../../../tests/lab/mux/mux-lab';
import { makeRoomSchema, type LiveEvent, type RecordingLine } from '../../contract';
import { hearMux } from '../drivers/hear-mux';
import { distributionStore } from '../drivers/hybrid/distribution-store';
import { driverAt, sending } from '../drivers/mux/testing/a-mux-driver';
import type { Drivers } from '../rooms/room-deps';
import { makeRoom } from '../rooms/make-room';
import { targetStore } from '../targets/target-store';
import { aRecordingsDesk, type RecordingsDesk } from '../testing/a-recordings-desk';
import { cutRecording } from './cut-recording';
import { lookAtDriver } from './look-at-driver';
import { recordingMirror } from './recording-mirror';
import { previewRecording } from './preview-recording';
import { listRecordings } from './see-recordings';
import { sweepRecordings } from './sweep-recordings';
import { takeRecording } from './take-recording';
import { removeRecording } from './turn-recording';
import { workOnRecording } from './work-on-recording';

let at: RecordingsDesk;
let lab: MuxLab;
beforeAll(async () => {
  lab = await aMuxLab();
  const mux = driverAt(lab);
  const drivers: Drivers = { usual: 'mux', named: (name) => (name === 'mux' ? mux : undefined) };
  at = await aRecordingsDesk({ drivers });
}, 120_000);
afterAll(async () => {
  await at.drop();
  await lab.stop();
});

const list = async (room: string): Promise<RecordingLine[]> =>
  (await listRecordings(at.deps, at.desk.operator, { room })).value.recordings;
/** A room at Mux that was live and is over. */
async function broadcast() {
  const roomDeps = { ...at.roomDeps, drivers: at.deps.drivers, mirror: recordingMirror(at.deps) };
  const targets = { ...roomDeps, targets: targetStore, notices: { notify: () => Promise.resolve() } };
  const wish = makeRoomSchema.parse({ station: 'yunze', title: '云上丰收节' });
  const { room, key } = unwrap(await makeRoom(roomDeps, at.desk.operator, wish));
  const ref = (await at.deps.rooms.find(at.deps.database, ['yunze'], room.id))?.ref ?? '';
  const tell = (event: Pick<LiveEvent, 'type' | 'data'> & { ref?: string }) =>
    at.deps.database.transaction((tx) =>
      hearMux({ rooms: roomDeps, targets, distribution: distributionStore }, tx, {
        ...{ ref, driver: 'mux', id: systemIds.next(), at: new Date() },
        ...event,
      }),
    );
  const encoder = sending(lab, key!);
  await tell({ type: 'stream.live', data: {} });
  const [asset] = [...lab.world.assets.values()].filter((one) => one.live_stream_id === ref);
  return { room: room.id, ref, tell, encoder, asset: asset!.id };
}

/** Asks Mux until its recording is whole. */
async function ready(room: string): Promise<RecordingLine> {
  for (const end = Date.now() + 15_000; ;) {
    await lookAtDriver(at.deps, 'mux');
    const [found] = await list(room);
    if (found?.state === 'ready') return found;
    if (Date.now() > end) throw new Error(`it never was ready: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('what Mux records appears as it is told, twice and late, and is what Mux says', async () => {
  const { room, tell, encoder, asset } = await broadcast();
  const started = { type: 'recording.started', data: { recording: asset, playbackId: `p-${asset}` } } as const;
  await Promise.all([tell(started), tell(started)]);
  expect(await list(room)).toMatchObject([{ state: 'recording', driver: 'mux', playbackId: `p-${asset}` }]);
  encoder.end();
  await tell({ type: 'stream.ended', data: {} });
  await tell({ type: 'recording.ready', data: { recording: asset, seconds: 61.5 } });
  await tell(started);
  const [ready] = await list(room);
  expect(ready).toMatchObject({
    state: 'ready',
    seconds: 61.5,
    keepUntil: expect.any(String),
    roomTitle: '云上丰收节',
  });
  await tell({ type: 'recording.removed', data: { recording: asset }, ref: asset });
  expect(await list(room)).toEqual([]);
});

it('what Mux forgot to tell is caught up by asking', async () => {
  const { room, encoder, asset } = await broadcast();
  encoder.end();
  expect(await list(room)).toEqual([]);
  const found = await ready(room);
  expect(found).toMatchObject({ state: 'ready', driver: 'mux' });
  const preview = unwrap(await previewRecording(at.deps, at.desk.operator, found.id));
  expect(preview.hls).toBe(`${lab.url}/${found.playbackId ?? ''}.m3u8`);
  await at.desk.db.knex('streaming_room').where({ id: room }).update({ signed: true });
  expect(unwrap(await previewRecording(at.deps, at.desk.operator, found.id)).hls).toContain('?token=');
  expect(await previewRecording(at.deps, at.desk.neighbour, found.id)).toMatchObject({
    error: { code: 'STREAMING.RECORDING_NOT_FOUND' },
  });
  expect(found.seconds).toBeGreaterThanOrEqual(0);
  await lookAtDriver(at.deps, 'mux');
  expect(await list(room)).toHaveLength(1);
  expect(lab.world.assets.has(asset)).toBe(true);
});

it('what Mux was done with before it answered is known by the name that we gave it', async () => {
  const { room, tell, encoder } = await broadcast();
  encoder.end();
  const whole = await ready(room);
  const pieces = [{ recording: whole.id, start: 0, end: 1 }];
  const wish = { opId: systemIds.next(), title: '开赛', pieces, precise: true };
  expect(await cutRecording(at.deps, at.desk.operator, wish)).toMatchObject({ value: { state: 'preparing' } });
  const facts = { recording: 'early', seconds: 1, playbackId: 'p-early' };
  for (const opId of ['no name of ours', systemIds.next(), wish.opId, wish.opId]) {
    await tell({ type: 'recording.ready', data: { ...facts, opId }, ref: 'early' });
  }
  const listed = await list(room);
  expect(listed).toHaveLength(2);
  const clip = listed.find(({ id }) => id === wish.opId);
  expect(clip).toMatchObject({ state: 'ready', seconds: 1, playbackId: 'p-early', kind: 'clip' });
  await workOnRecording(at.deps, wish.opId, new AbortController().signal);
  expect([...lab.world.assets.values()].filter(({ passthrough }) => passthrough === wish.opId)).toEqual([]);
});

it('is cut, taken and removed at Mux', async () => {
  const { room, encoder, asset } = await broadcast();
  encoder.end();
  const whole = await ready(room);
  const wish = {
    opId: systemIds.next(),
    title: '点题',
    pieces: [{ recording: whole.id, start: 0, end: 1 }],
    precise: false,
  };
  const clips = await Promise.all([1, 2].map(() => cutRecording(at.deps, at.desk.operator, wish)));
  for (const clip of clips) expect(clip).toMatchObject({ value: { kind: 'clip', driver: 'mux' } });
  await workOnRecording(at.deps, wish.opId, new AbortController().signal);
  const made = [...lab.world.assets.values()].filter(({ passthrough }) => passthrough === wish.opId);
  expect(made).toHaveLength(1);
  const two = { ...wish, opId: systemIds.next(), pieces: [...wish.pieces, ...wish.pieces] };
  expect(await cutRecording(at.deps, at.desk.operator, two)).toMatchObject({
    error: { code: 'STREAMING.NOT_OFFERED' },
  });

  expect(unwrap(await takeRecording(at.deps, at.desk.operator, whole.id))).toEqual({ preparing: true });
  unwrap(await removeRecording(at.deps, at.desk.operator, { id: whole.id, reason: '不要了' }));
  expect(lab.world.assets.has(asset)).toBe(true);
  at.clock.advance(86_400_001);
  await sweepRecordings(at.deps);
  expect(lab.world.assets.has(asset)).toBe(false);
});
