import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createStations } from '@hearth/cms/platform';
import type { ChangeSlate } from '../../contract';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { slateFiles } from './slate-files';
import { slatePicture, usualSlate } from './slate-picture';
import { slateStore } from './slate-store';
import { changeSlate, seeSlate, type SlateDeps } from './turn-slate';

let desk: StreamingDesk;
let deps: SlateDeps;
const folder = mkdtempSync(join(tmpdir(), 'slates-'));
beforeAll(async () => {
  desk = await aStreamingDesk();
  const stations = createStations({ database: desk.deps.database, clock: desk.deps.clock });
  deps = { ...desk.deps, stations, slates: slateStore, changed: () => void (desk.changes.count += 1) };
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.drop();
});

const SAME: ChangeSlate = { version: 0, shown: true, afterSeconds: 5, picture: 'same' };
const colour = (background: string, size = 300) =>
  sharp({ create: { width: size, height: size * 2, channels: 3, background } });

const onAir = (room: string) =>
  desk.db
    .knex('streaming_broadcast')
    .insert({ id: desk.deps.ids.next(), room, station: 'yunze', began_at: new Date() });

it('is the station’s usual one until somebody gives another', async () => {
  const { room } = await desk.made();
  expect(await seeSlate(deps, desk.operator, room.id)).toMatchObject({
    value: {
      shown: true,
      afterSeconds: 3,
      isOwn: false,
      version: 0,
      picture: expect.stringMatching(/^data:image\/jpeg/),
    },
  });
  const png = (await colour('#0f6b5c').png().toBuffer()).toString('base64');
  const changed = await changeSlate(deps, desk.operator, { ...SAME, room: room.id, picture: { base64: png } });
  expect(changed).toMatchObject({ value: { isOwn: true, afterSeconds: 5, version: 1 } });
  const late = await changeSlate(deps, desk.operator, { ...SAME, room: room.id });
  expect(late).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
  const usual = await changeSlate(deps, desk.operator, { ...SAME, room: room.id, version: 1, picture: 'usual' });
  expect(usual).toMatchObject({ value: { isOwn: false, version: 2 } });
});

it('is laid down for the packager when a room is on air, each picture once', async () => {
  const [one, two, off] = [(await desk.made()).room.id, (await desk.made()).room.id, (await desk.made()).room.id];
  for (const room of [one, two, off]) await onAir(room);
  const base64 = (await colour('#b83214').jpeg().toBuffer()).toString('base64');
  await changeSlate(deps, desk.operator, { ...SAME, room: one, picture: { base64 } });
  await changeSlate(deps, desk.operator, { ...SAME, room: off, shown: false });
  const link = slateFiles({ ...deps, folder });
  const orders = await link.ofRooms();
  expect([...orders.keys()].sort()).toEqual([one, two].sort());
  expect(orders.get(one)?.afterSeconds).toBe(5);
  const size = await sharp(await readFile(orders.get(one)!.file)).metadata();
  expect([size.width, size.height]).toEqual([1280, 720]);
  expect(existsSync(orders.get(two)!.file)).toBe(true);
  expect(await link.ofRooms()).toEqual(orders);
});

it('shows a neighbour nothing', async () => {
  const { room } = await desk.made();
  const refused = { error: { code: 'STREAMING.ROOM_NOT_FOUND' } };
  expect(await seeSlate(deps, desk.neighbour, room.id)).toMatchObject(refused);
  expect(await changeSlate(deps, desk.neighbour, { ...SAME, room: room.id })).toMatchObject(refused);
});

it.each([
  ['words', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['nothing', Buffer.alloc(0)],
  ['half a picture', undefined],
])('takes %s for no picture', async (_, given) => {
  const whole = await colour('#fff').jpeg().toBuffer();
  expect(await slatePicture(given ?? whole.subarray(0, whole.length / 2))).toBeUndefined();
});

it('draws a station’s name as it is, whatever signs are in it', async () => {
  expect((await sharp(await usualSlate('<b>&"云泽"')).metadata()).width).toBe(1280);
});
