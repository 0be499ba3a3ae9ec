import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ChangeLook, Target } from '../../contract';
import { roomStore } from '../rooms/room-store';
import { addTarget } from '../targets/add-target';
import { hearTarget } from '../targets/hear-target';
import { relayLink } from '../targets/relay-link';
import type { TargetDeps } from '../targets/target-deps';
import { targetStore } from '../targets/target-store';
import { removeTarget, turnTarget } from '../targets/turn-target';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { changeLook, type LookDeps } from './change-look';
import { lookFiles } from './look-files';
import { lookGate } from './look-gate';
import { lookStore } from './look-store';
import { seeLooks, type SeeLooksDeps } from './see-looks';

const machine = { cores: 2, most: 2 };
const folder = mkdtempSync(join(tmpdir(), 'looks-'));
let desk: StreamingDesk;
let deps: TargetDeps & LookDeps & SeeLooksDeps;
let room: string;
beforeAll(async () => {
  desk = await aStreamingDesk();
  deps = {
    ...{ ...desk.deps, rooms: roomStore, targets: targetStore, looks: lookStore, machine },
    ...{ notices: { notify: () => Promise.resolve() }, isOpen: () => true, gate: lookGate(lookStore, machine) },
    canMake: () => Promise.resolve(true),
    sources: () => new Map([[room, { width: 1920, height: 1080, fps: 25 }]]),
  };
  room = (await desk.made()).room.id;
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.drop();
});

const UPRIGHT = { shape: 'upright', cropX: 50, logo: null } as const;
const MARK = { corner: 'top-right', percent: 20, opacity: 90 } as const;
const LOGGED = { info: () => undefined, warn: () => undefined, error: () => undefined };
const png = async (background: string): Promise<string> =>
  (
    await sharp({ create: { width: 90, height: 40, channels: 4, background } })
      .png()
      .toBuffer()
  ).toString('base64');

let count = 0;
async function added(inRoom = room): Promise<Target> {
  const words = { platform: 'douyin', name: `平台 ${(count += 1)}`, url: 'rtmp://push.example.com/live' } as const;
  const made = await addTarget(deps, desk.operator, { room: inRoom, ...words, key: 'a-key-of-a-platform' });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
const look = (target: Target, words: Omit<ChangeLook, 'version'>) =>
  changeLook(deps, desk.operator, { room: target.room, id: target.id, version: target.version, ...words });
async function looked(target: Target, words: Omit<ChangeLook, 'version'>): Promise<Target> {
  const done = await look(target, words);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}
const turn = ({ room: inRoom, id }: Target, event: 'start' | 'stop') =>
  turnTarget(deps, desk.operator, { room: inRoom, id, event });
const link = () => {
  const looks = lookFiles({ ...deps, log: LOGGED, folder, ffmpeg: () => Promise.resolve('/usr/bin/ffmpeg') });
  return relayLink({ ...deps, looks, hear: (one) => hearTarget(deps, one) });
};
const ordered = async ({ id }: Target) => (await link().orders()).targets.find(({ target }) => target === id);
const seen = async () => {
  const told = await seeLooks(deps, desk.operator, room);
  if (!told.ok) throw new Error(told.error.code);
  return told.value;
};

it('is told to the relay with its mark as a file; a change while on air begins that one line anew', async () => {
  const [one, other] = [await added(), await added()];
  const base64 = await png('#b83214');
  const marked = await looked(one, { ...UPRIGHT, logo: { picture: { base64 }, ...MARK } });
  await turn(one, 'start');
  await turn(other, 'start');
  const told = await ordered(one);
  expect(told?.look).toMatchObject({ shape: 'upright', cropX: 50, logo: MARK, ffmpeg: '/usr/bin/ffmpeg' });
  expect(existsSync(told!.look!.logo!.file)).toBe(true);
  expect((await ordered(other))?.look).toBeUndefined();
  const attempt = told!.attempt;
  const changed = await looked({ ...marked, version: marked.version + 1 }, { ...UPRIGHT, cropX: 20 });
  expect(changed.attempt).toBe(attempt + 1);
  expect((await ordered(other))?.attempt).toBe(1);
  // Nobody shows the mark any more.
  expect(await seen()).toMatchObject({ logos: [], looks: [{ target: one.id, ...UPRIGHT, cropX: 20 }] });
  const late = await look(marked, UPRIGHT);
  expect(late).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
  for (const { id } of [one, other]) await removeTarget(deps, desk.operator, { room, id });
  expect((await seen()).looks).toEqual([]);
});

it('counts a picture that several get once, and makes no more at a time than the machine may', async () => {
  const [one, twin, second, third] = [await added(), await added(), await added(), await added()];
  await looked(one, UPRIGHT);
  await looked(twin, UPRIGHT);
  await looked(second, { ...UPRIGHT, cropX: 0 });
  await looked(third, { ...UPRIGHT, cropX: 100 });
  for (const target of [one, twin, second]) expect((await turn(target, 'start')).ok).toBe(true);
  const { load, source } = await seen();
  expect(source).toEqual({ width: 1920, height: 1080, fps: 25, isMeasured: true });
  expect(load.wanted).toMatchObject([
    { name: 'upright 50', targets: 2, isRunning: false },
    { name: 'upright 0', targets: 1 },
  ]);
  const full = { error: { code: 'STREAMING.TRANSCODES_FULL', details: { most: 2 } } };
  expect(await turn(third, 'start')).toMatchObject(full);
  const on = await added();
  const started = await turn(on, 'start');
  if (!started.ok) throw new Error(started.error.code);
  expect(await look(started.value, { ...UPRIGHT, cropX: 77 })).toMatchObject(full);
  expect((await look(started.value, UPRIGHT)).ok).toBe(true);
  // Two who ask at once for the last place: one gets it.
  await turn(second, 'stop');
  const both = await Promise.all([turn(second, 'start'), turn(third, 'start')]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

it('is refused with words where it cannot be', async () => {
  const target = await added();
  const words = { base64: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64') };
  const none = { hash: 'a'.repeat(64) };
  expect(await look(target, { ...UPRIGHT, logo: { picture: words, ...MARK } })).toMatchObject({
    error: { code: 'STREAMING.SLATE_PICTURE' },
  });
  expect(await look(target, { ...UPRIGHT, logo: { picture: none, ...MARK } })).toMatchObject({
    error: { code: 'STREAMING.LOGO_NOT_FOUND' },
  });
  const silent = { ...deps, canMake: () => Promise.resolve(false) };
  const asked = { room, id: target.id, version: target.version, ...UPRIGHT };
  expect(await changeLook(silent, desk.operator, asked)).toMatchObject({ error: { code: 'STREAMING.NOT_OFFERED' } });
  expect(await changeLook(deps, desk.neighbour, asked)).toMatchObject({ error: { code: 'STREAMING.ROOM_NOT_FOUND' } });
  expect(await seeLooks(deps, desk.neighbour, room)).toMatchObject({ error: { code: 'STREAMING.ROOM_NOT_FOUND' } });
  await desk.db.knex('streaming_room').where({ id: room }).update({ driver: 'mux' });
  expect(await look(target, UPRIGHT)).toMatchObject({ error: { code: 'STREAMING.LOOK_NOT_HERE' } });
  await desk.db.knex('streaming_room').where({ id: room }).update({ driver: 'local' });
});
