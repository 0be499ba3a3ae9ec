import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemIds } from '@hearth/cms/kernel';
import sharp from 'sharp';
import { drawByFfmpeg } from '../../engine/ffmpeg/draw-picture';
import { testFilm } from '../../engine/testing/test-film';
import { createRecordings } from '../origin/recordings';
import { aRecording } from '../testing/a-recording';
import { ROOT } from '../testing/studio';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { broadcastStore } from './broadcast-store';
import { choosePoster, type PosterDeps, type PosterWish } from './choose-poster';
import { postersOf } from './poster-sizes';
import { createRecordingPosters } from './recording-posters';
import { seeThumbnails } from './see-thumbnails';

/** As the platform reads photos, but for the list of types, which is an ES module that jest cannot load. */
const readPhoto: PosterDeps['readPhoto'] = async (bytes) => {
  try {
    const picture = await sharp(bytes, { failOn: 'error' }).autoOrient().jpeg().toBuffer();
    const files = [{ kind: 'picture', type: 'image/jpeg', bytes: picture }] as const;
    return { ok: true, value: { width: 1, height: 1, blur: '', files } };
  } catch {
    return { ok: false };
  }
};
const home = mkdtempSync(join(tmpdir(), 'hearth-posters-'));
const id = systemIds.next();
let desk: StreamingDesk;
let deps: PosterDeps;
let room: string;
let folder: string;

beforeAll(async () => {
  desk = await aStreamingDesk();
  room = (await desk.made()).room.id;
  await desk.db
    .knex('streaming_broadcast')
    .insert({ id, room, station: 'yunze', began_at: new Date(), ended_at: new Date() });
  folder = join(home, room, id);
  const film = await testFilm(ROOT, { width: 640, height: 360, seconds: 10 });
  await aRecording(folder, { film, seconds: 10, session: id });
  const posters = createRecordingPosters(
    drawByFfmpeg(
      () => Promise.resolve('ffmpeg'),
      () => undefined,
    ),
  );
  const { database, ledger } = desk.deps;
  deps = {
    database,
    ledger,
    broadcasts: broadcastStore,
    posters,
    folder: home,
    recording: createRecordings(),
    readPhoto,
  };
}, 60_000);
afterAll(async () => {
  await desk.drop();
  rmSync(home, { recursive: true, force: true });
});

const choose = (wish: PosterWish, actor = desk.operator) => choosePoster(deps, actor, { id, wish });
const poster = () => sharp(readFileSync(join(folder, 'poster.jpg'))).metadata();

it('takes the picture nearest to a second', async () => {
  expect(await choose({ second: 3.2 })).toEqual({ ok: true, value: { second: 4 } });
  expect(await poster()).toMatchObject({ format: 'jpeg', width: 640, height: 360 });
  expect(await choose({ second: 1e6 })).toMatchObject({ ok: true });
});

it('takes a picture that is brought, written anew and no wider than a player', async () => {
  const camera = sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: 'orange' } });
  const brought = await camera
    .withExif({ IFD0: { Copyright: 'a place' } })
    .png()
    .toBuffer();
  expect(await choose({ picture: brought.toString('base64') })).toEqual({ ok: true, value: { second: null } });
  const kept = await poster();
  expect([kept.format, kept.width, kept.exif]).toEqual(['jpeg', 1_280, undefined]);
});

it('goes back to the poster before, and forth again', async () => {
  const at = () => readFileSync(join(folder, 'poster.jpg'));
  const brought = at();
  await choose({ second: 6 });
  const drawn = at();
  expect(drawn.equals(brought)).toBe(false);
  expect(await choose({ before: true })).toEqual({ ok: true, value: { second: null } });
  expect(at().equals(brought)).toBe(true);
  await choose({ before: true });
  expect(at().equals(drawn)).toBe(true);
});

it('does the same for what was cut', async () => {
  const cut = systemIds.next();
  const row = { id: cut, room, station: 'yunze', driver: 'local', ref: `${room}/${cut}`, kind: 'clip', state: 'ready' };
  await desk.db.knex('streaming_recording').insert({ ...row, title: '片段', began_at: new Date() });
  cpSync(folder, join(home, room, cut), { recursive: true });
  const wish = { id: cut, wish: { second: 2 } };
  expect(await choosePoster(deps, desk.operator, wish)).toEqual({ ok: true, value: { second: 2 } });
  expect(await choosePoster(deps, desk.neighbour, wish)).toMatchObject({ ok: false });
});

it.each([
  ['a text', Buffer.from('no picture')],
  ['nothing', Buffer.alloc(1)],
  ['half a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
])('refuses what is no picture and keeps the poster: %s', async (_, bytes) => {
  const before = readFileSync(join(folder, 'poster.jpg'));
  expect(await choose({ picture: bytes.toString('base64') })).toMatchObject({
    error: { code: 'STREAMING.NOT_A_PICTURE' },
  });
  expect(readFileSync(join(folder, 'poster.jpg')).equals(before)).toBe(true);
});

it('refuses a recording whose picture cannot be drawn, that is not here, or that one does not see', async () => {
  expect(await choose({ second: 1 }, desk.neighbour)).toMatchObject({
    error: { code: 'STREAMING.RECORDING_NOT_HERE' },
  });
  writeFileSync(join(folder, 'e0.mp4'), Buffer.alloc(100));
  expect(await choose({ second: 1 })).toMatchObject({ error: { code: 'STREAMING.NOT_DRAWN' } });
  rmSync(folder, { recursive: true });
  expect(await choose({ second: 1 })).toMatchObject({ error: { code: 'STREAMING.RECORDING_NOT_HERE' } });
  expect(existsSync(folder)).toBe(false);
});

it('shows staff what the rooms on air of their stations show, and no others', async () => {
  await desk.db.knex('streaming_room').where({ id: room }).update({ state: 'live' });
  const jpeg = await sharp({ create: { width: 640, height: 360, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  const seeing = { ...desk.deps, draws: () => Promise.resolve(true), posterOf: () => postersOf(jpeg, 0) };
  const { value } = await seeThumbnails(seeing, desk.operator);
  expect(value.thumbnails.map((one) => one.room)).toEqual([room]);
  const shown = Buffer.from(value.thumbnails[0]?.jpeg ?? '', 'base64');
  expect(await sharp(shown).metadata()).toMatchObject({ format: 'jpeg', width: 320 });
  expect((await seeThumbnails(seeing, desk.neighbour)).value.thumbnails).toEqual([]);
});
