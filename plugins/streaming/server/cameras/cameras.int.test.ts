import { systemRandom } from '@hearth/cms/kernel';
import type { CameraRefusal } from '../../contract';
import { hashOfKey } from '../rooms/hash-key';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import type { CameraDeps } from './camera-deps';
import { cameraStore } from './camera-store';
import { refusalOf, stateOf, MOST_CAMERAS, type CameraFacts } from './camera.rules';
import { takeCamera, type TakenCamera } from './take-camera';
import { listCameras, makeCamera, revokeCamera } from './turn-camera';

let desk: StreamingDesk;
let deps: CameraDeps;
beforeAll(async () => {
  desk = await aStreamingDesk();
  deps = {
    ...desk.deps,
    random: systemRandom,
    cameras: cameraStore,
    isOffered: () => Promise.resolve(true),
    changed: () => {
      desk.changes.count += 1;
      return Promise.resolve();
    },
  };
}, 60_000);
afterAll(() => desk.drop());

const phone = (): string => deps.ids.next();
const keys = (room: string) =>
  desk.db.knex('streaming_key').where({ room }).whereNotNull('good_until').select<{ hash: string }[]>('hash');

async function aLink(hours = 12): Promise<{ room: string; id: string; token: string }> {
  const { room } = await desk.made();
  const made = await makeCamera(deps, desk.operator, { room: room.id, label: '清河站 李春生', hours });
  if (!made.ok) throw new Error(made.error.code);
  return { room: room.id, id: made.value.camera.id, token: made.value.token };
}

async function taken(token: string, device: string): Promise<TakenCamera> {
  const answer = await takeCamera(deps, { token, device });
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

it('is told its token once, and keeps the hash', async () => {
  const { room, id, token } = await aLink();
  expect(token).toMatch(/^[\w-]{43}$/);
  const [kept] = await desk.db.knex('streaming_camera').where({ id });
  expect(kept).toMatchObject({ hash: hashOfKey(token), station: 'yunze', holder: null });
  const listed = await listCameras(deps, desk.operator, room);
  expect(listed).toMatchObject({ ok: true, value: { cameras: [{ id, state: 'ready', label: '清河站 李春生' }] } });
  expect(JSON.stringify([listed, await desk.ledger.of('yunze', id)])).not.toContain(token);
});

it('gives one phone a key of the room, and another phone none', async () => {
  const { room, token } = await aLink();
  const one = phone();
  const first = await taken(token, one);
  expect((await keys(room)).map(({ hash }) => hash)).toEqual([hashOfKey(first.key)]);
  expect(await takeCamera(deps, { token, device: phone() })).toBe('link-held');
  const second = await taken(token, one);
  expect((await keys(room)).map(({ hash }) => hash)).toEqual([hashOfKey(second.key)]);
  expect([await cameraStore.keep(deps.database, first), await cameraStore.keep(deps.database, second)]).toEqual([
    'taken-over',
    'kept',
  ]);
  // The line that was taken over is closed late, and takes nothing along.
  await cameraStore.release(deps.database, first);
  expect(await keys(room)).toHaveLength(1);
  await cameraStore.release(deps.database, second);
  expect(await keys(room)).toEqual([]);
  expect(typeof (await takeCamera(deps, { token, device: phone() }))).toBe('object');
});

it('lets two phones that come at once not both in', async () => {
  const { token } = await aLink();
  const answers = await Promise.all(Array.from({ length: 6 }, () => takeCamera(deps, { token, device: phone() })));
  expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'link-held')).toHaveLength(5);
});

it('ends with its link, and its key with it', async () => {
  const { room, id, token } = await aLink();
  const mine = await taken(token, phone());
  expect((await revokeCamera(deps, desk.operator, { room, id })).ok).toBe(true);
  expect(await keys(room)).toEqual([]);
  expect(await cameraStore.keep(deps.database, mine)).toBe('revoked');
  expect(await takeCamera(deps, { token, device: phone() })).toBe('revoked');
  expect(await revokeCamera(deps, desk.operator, { room, id })).toMatchObject({
    error: { code: 'STREAMING.CAMERA_NOT_FOUND' },
  });
});

it('knows no token that was guessed', async () => {
  expect(await takeCamera(deps, { token: 'a'.repeat(43), device: phone() })).toBe('link-over');
});

it('shows and gives a neighbour nothing', async () => {
  const { room, id } = await aLink();
  const refused = { error: { code: 'STREAMING.ROOM_NOT_FOUND' } };
  expect(await listCameras(deps, desk.neighbour, room)).toMatchObject(refused);
  expect(await makeCamera(deps, desk.neighbour, { room, label: 'x', hours: 1 })).toMatchObject(refused);
  expect(await revokeCamera(deps, desk.neighbour, { room, id })).toMatchObject(refused);
});

it('makes no more links than a room may have, however many press at once', async () => {
  const { room } = await desk.made();
  const made = await Promise.all(
    Array.from({ length: MOST_CAMERAS + 3 }, (_, at) =>
      makeCamera(deps, desk.operator, { room: room.id, label: `手机 ${at}`, hours: 1 }),
    ),
  );
  expect(made.filter(({ ok }) => ok)).toHaveLength(MOST_CAMERAS);
});

describe('who may take a link', () => {
  const now = new Date('2026-11-29T08:00:00Z');
  const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
  const fresh: CameraFacts = {
    ...{ goodUntil: ago(-3_600), revokedAt: null, holder: null, line: null, seenAt: null, roomState: 'idle' },
  };
  const held = { holder: 'mine', line: 'l', seenAt: ago(5) };
  const cases: [string, Partial<CameraFacts>, CameraRefusal | undefined][] = [
    ['nobody had it', {}, undefined],
    ['it is one’s own', { ...held }, undefined],
    ['another has it', { ...held, holder: 'other' }, 'link-held'],
    ['another fell silent', { ...held, holder: 'other', seenAt: ago(21) }, undefined],
    ['another gave it back', { ...held, holder: 'other', line: null }, undefined],
    ['it is over', { goodUntil: ago(1) }, 'link-over'],
    ['it ran out in the middle of one’s own live', { ...held, goodUntil: ago(1) }, undefined],
    ['it ran out long ago', { ...held, goodUntil: ago(900), seenAt: ago(300) }, 'link-over'],
    ['it was taken back', { ...held, revokedAt: ago(1) }, 'revoked'],
    ['the room is closed', { roomState: 'disabled' }, 'room-closed'],
  ];
  it.each(cases)('when %s', (_, facts, expected) => {
    expect(refusalOf({ ...fresh, ...facts }, 'mine', now)).toBe(expected);
  });
  it('is told to those who look', () => {
    expect([
      stateOf(fresh, now),
      stateOf({ ...fresh, ...held }, now),
      stateOf({ ...fresh, ...held, seenAt: ago(60) }, now),
      stateOf({ ...fresh, goodUntil: ago(1) }, now),
    ]).toEqual(['ready', 'held', 'ready', 'over']);
  });
});
