import type { IngestNews } from '../../engine/wire/control';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { HealthKeeper, type HealthDeps } from './health-keeper';
import { healthStore } from './health-store';
import { seeHealth, type SeenHealth } from './see-health';
import { SoundMeter } from './sound-meter';

type Encoder = IngestNews['rooms'][number];
const MEASURED = {
  ...{ kilobitsPerSecond: 2_650, framesPerSecond: 30, keyFrameInterval: 2, lostFrames: 0 },
  ...{ width: 1280, height: 720, videoCodec: 'avc1.64001f', audioCodec: 'mp4a.40.2' },
};

let desk: StreamingDesk;
let room: string;
const at = { now: Date.now(), encoders: [] as Encoder[], level: -20 };
const noted: string[] = [];
let keeper: HealthKeeper;

class Ears extends SoundMeter {
  override take(): { level: number; peak: number } {
    return { level: at.level, peak: at.level + 6 };
  }
}

beforeAll(async () => {
  desk = await aStreamingDesk();
  room = (await desk.made()).room.id;
  const deps: HealthDeps = {
    ...{ clock: { now: () => new Date(at.now) }, log: { warn: () => undefined }, database: desk.node.database },
    ...{ store: healthStore, encoders: () => at.encoders, live: () => undefined },
    sound: () => Promise.resolve(new Ears(() => Promise.resolve([]))),
    note: (id, { type }) => Promise.resolve(void noted.push(`${id === room} ${type}`)),
  };
  keeper = new HealthKeeper(deps);
}, 60_000);
afterAll(() => desk.drop());

const sends = (changes: Partial<Encoder> = {}, health: Partial<typeof MEASURED> = {}): Encoder => ({
  ...{
    room,
    state: 'publishing',
    session: 's1',
    since: at.now - 60_000,
    from: '10.0.0.7',
    encoder: 'obs-output module',
  },
  ...{ health: { ...MEASURED, ...health } },
  ...changes,
});

async function rounds(count: number): Promise<void> {
  for (let one = 0; one < count; one += 1) {
    at.now += 2_000;
    await keeper.round();
  }
}

async function seen(after?: string): Promise<SeenHealth> {
  const clock = { now: () => new Date(at.now) };
  const deps = { database: desk.node.database, clock, rooms: desk.deps.rooms, health: healthStore };
  const answer = await seeHealth(deps, desk.operator, { id: room, after });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

it('is dark while nobody sends, and tells everything of who does', async () => {
  expect(await seen()).toEqual({ light: 'none', findings: [], encoder: null, hears: true, samples: [] });
  at.encoders = [sends()];
  await rounds(5);
  const { light, encoder, samples } = await seen();
  expect([light, samples.length]).toEqual(['good', 5]);
  expect(encoder).toMatchObject({ name: 'obs-output module', from: '10.0.0.7', height: 720, audioCodec: 'mp4a.40.2' });
  expect(samples.at(-1)).toMatchObject({ kilobits: 2_650, frames: 30, keySeconds: 2, level: -20, peak: -14 });
});

it('gives a page that follows what is new, and judges by the whole minute all the same', async () => {
  const before = (await seen()).samples.at(-1)?.at;
  at.encoders = [sends({}, { keyFrameInterval: 8 })];
  await rounds(2);
  const { light, findings, samples } = await seen(before);
  expect([light, samples.length]).toEqual(['bad', 2]);
  expect(findings).toEqual([{ finding: 'keys-very-far', light: 'bad', values: { seconds: 8 } }]);
});

it('says once that a room went silent, and once that it is heard again', async () => {
  at.encoders = [sends()];
  at.level = -90;
  await rounds(12);
  expect((await seen()).findings[0]?.finding).toBe('silent');
  at.level = -25;
  await rounds(3);
  expect(noted).toEqual(['true health.silent', 'true health.sound-again']);
});

it('goes dark when the encoder is gone, and keeps the graph', async () => {
  at.encoders = [sends({ state: 'stalled' })];
  await rounds(1);
  expect((await seen()).findings[0]?.finding).toBe('stalled');
  at.encoders = [];
  at.now += 20_000;
  const { light, encoder, samples } = await seen();
  expect([light, encoder, samples.length > 20]).toEqual(['none', null, true]);
});

it('keeps ten minutes, and nothing of a room that is gone', async () => {
  await desk.db.knex('streaming_health').update({ at: desk.db.knex.raw(`at - interval '11 minutes'`) });
  await healthStore.forget(desk.node.database);
  expect(await desk.db.knex('streaming_health').where({ room })).toEqual([]);
  at.encoders = [sends({ room: '0197a000-0000-7000-8000-000000000000' })];
  await rounds(1);
  expect(await desk.db.knex('streaming_health')).toEqual([]);
});

it('is not seen by a station below', async () => {
  const deps = { ...desk.deps, clock: { now: () => new Date(at.now) }, health: healthStore };
  expect(await seeHealth(deps, desk.neighbour, { id: room })).toMatchObject({
    error: { code: 'STREAMING.ROOM_NOT_FOUND' },
  });
});
