/** A recording of an hour: clips of thirty seconds through the use case on the database, the head of a plain film, its poster and its storyboard. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { root } from './server.mjs';

const CLIPS = 30;
const SECONDS = 30;
const HOUR = 3_600;
const ACTOR = { kind: 'staff', name: 'bench', station: 'yunze', stations: ['yunze'], roles: [] };
const FILM_SECONDS = 20;

const require = createRequire(join(root, 'package.json'));
const cms = (path) => require(join(root, 'cms/lib', path));
const lib = (path) => require(join(root, 'plugins/streaming/lib', path));
const { startEmbeddedPostgres } = cms('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = cms('bin/prepare-database.js');
const { createDatabase, createLedger, createListener, createLog, createOutbox, plainConnection } =
  cms('platform/index.js');
const { systemClock, systemIds, systemRandom } = cms('kernel/index.js');
const { readTags } = lib('engine/fmp4/flv-tags.rules.js');
const { writeFilm } = lib('engine/cutting/write-film.js');
const { cutRecording } = lib('server/recordings/cut-recording.js');
const { createRecordingWorks } = lib('server/recordings/recording-disk-store.js');
const { createRecordings } = lib('server/origin/recordings.js');
const { createRecordingPosters } = lib('server/pictures/recording-posters.js');
const { makeStoryboard } = lib('server/pictures/make-storyboard.js');
const { drawByFfmpeg } = lib('engine/ffmpeg/draw-picture.js');
const { runFfmpeg } = lib('engine/ffmpeg/run-ffmpeg.js');
const stores = {
  recordings: lib('server/recordings/recording-store.js').recordingStore,
  lists: lib('server/recordings/recording-list-store.js').recordingLists,
  keepings: lib('server/recordings/keeping-store.js').keepingStore,
  rooms: lib('server/rooms/room-store.js').roomStore,
};

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
chmodSync(scratch, 0o755);
mkdirSync(join(scratch, 'streams'));
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres') });
await createIfMissing(cluster, 'bench');
await migrateDatabase(cluster.url('bench'), join(root, 'dist/database/migrations'));
const knex = require('knex')({ client: 'pg', connection: cluster.url('bench') });
try {
  await measure();
} finally {
  await knex.destroy();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** The film of the reference: 720p30, key frames every two seconds, 2.65 megabits a second with its sound. */
function film() {
  const path = join(scratch, 'film.flv');
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30', '-f', 'lavfi', '-i', 'sine=f=440:r=48000'],
    ...['-t', String(FILM_SECONDS), '-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-g', '60'],
    ...['-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '2500k', '-sc_threshold', '0', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-b:a', '128k', '-f', 'flv', path],
  ]);
  return readTags(readFileSync(path));
}

function* over(tags, times) {
  yield* tags.filter(({ payload }) => payload[1] === 0);
  const frames = tags.filter(({ payload }) => payload[1] === 1);
  for (let round = 0; round < times; round += 1)
    for (const frame of frames) yield { ...frame, time: frame.time + round * FILM_SECONDS * 1_000 };
}

async function aRecordingOfAnHour() {
  const [room, id, person] = [systemIds.next(), systemIds.next(), systemIds.next()];
  const row = { id: room, station: 'yunze', title: '一小时', driver: 'local', latency: 'low', reconnect_seconds: 60 };
  await knex('streaming_room').insert({
    ...{ ...row, signed: false, record: true, audio_only: false, state: 'idle', ref: room, playback_id: room },
    made_by: person,
  });
  const folder = join(scratch, 'streams', room, id);
  await writeFilm({ folder, session: id, at: Date.now() - HOUR * 1_000 }, over(film(), HOUR / FILM_SECONDS));
  await knex('streaming_recording').insert({
    ...{
      id,
      station: 'yunze',
      room,
      driver: 'local',
      ref: `${room}/${id}`,
      playback_id: id,
      kind: 'whole',
      state: 'ready',
    },
    ...{ title: '一小时', began_at: new Date(), seconds: HOUR },
  });
  return { room, id, folder };
}

function depsOf() {
  const log = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });
  const database = createDatabase(plainConnection(knex), { hookFailed: () => undefined });
  const listener = createListener({ database, log });
  const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
  return {
    ...{
      database,
      outbox,
      works: freshWorks(),
      clock: systemClock,
      ids: systemIds,
      random: systemRandom,
      usualDays: 90,
    },
    ...{ ledger: createLedger({ database, ids: systemIds }), jobs: { enqueue: async () => undefined }, ...stores },
  };
}

/** As of a host that was just started: it has read no index. */
function freshWorks() {
  return createRecordingWorks({ folder: join(scratch, 'streams'), ffmpeg: async () => undefined });
}

async function measure() {
  const deps = depsOf();
  const actor = { ...ACTOR, id: systemIds.next() };
  const hour = await aRecordingOfAnHour();
  const took = [];
  let bytes = 0;
  for (let one = 0; one < CLIPS; one += 1) {
    const cold = { ...deps, works: freshWorks() };
    const start = ((one * 977) % (HOUR - SECONDS)) + 0.37;
    const pieces = [{ recording: hour.id, start, end: start + SECONDS }];
    const began = performance.now();
    const made = await cutRecording(cold, actor, {
      opId: systemIds.next(),
      title: `片段 ${one}`,
      pieces,
      precise: false,
    });
    took.push(performance.now() - began);
    if (!made.ok || made.value.state !== 'ready') throw new Error(JSON.stringify(made));
    ({ bytes } = made.value);
  }
  const sorted = [...took].sort((a, b) => a - b);
  const whole = statSync(join(hour.folder, 'e0.mp4')).size;
  figure({
    name: 'recordings: clip of 30 s out of 60 min, median',
    value: sorted[Math.floor(CLIPS / 2)],
    unit: 'ms',
    wanted: { below: 500 },
    ...{ worst: Math.round(sorted.at(-1)), clips: CLIPS, clipBytes: bytes, recordingBytes: whole },
  });
  figure({
    name: 'recordings: clip of 30 s out of 60 min, slowest',
    value: sorted.at(-1),
    unit: 'ms',
    wanted: { below: 500 },
  });
  const began = performance.now();
  const film = await deps.works.film(`${hour.room}/${hour.id}`, 0);
  figure({
    name: 'recordings: first byte of a plain film of 60 min',
    value: performance.now() - began,
    unit: 'ms',
    wanted: { below: 1_500 },
    headBytes: film.head.length,
  });
  await pictures(hour);
}

/** What players ask for beside the film, each made once. */
async function pictures({ id, folder }) {
  const state = await createRecordings()({ session: id, folder });
  const posters = createRecordingPosters(drawByFfmpeg(async () => 'ffmpeg', failed));
  await timed('recordings: poster of 60 min, first', 2_000, async () => {
    const poster = await posters.of({ folder, state });
    return poster === undefined ? 'no poster' : 'made';
  });
  const storyboard = () => makeStoryboard({ folder, state }, (task) => runFfmpeg('ffmpeg', task));
  await timed('recordings: storyboard of 60 min', 5_000, storyboard);
}

async function timed(name, below, make) {
  const began = performance.now();
  const made = await make();
  if (made !== 'made') failed(made);
  figure({ name, value: performance.now() - began, unit: 'ms', wanted: { below } });
}

function failed(words) {
  throw new Error(String(words));
}
