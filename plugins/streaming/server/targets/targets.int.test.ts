import type { News } from '@hearth/cms/platform';
import { createVault, parseVaultKeys, resealColumn, type Vault } from '@hearth/cms/platform';
import { systemRandom } from '@hearth/cms/kernel';
import type { AddTarget, Target } from '../../contract';
import { roomStore } from '../rooms/room-store';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { addTarget } from './add-target';
import { hearTarget, type ToldTarget } from './hear-target';
import { relayLink } from './relay-link';
import type { TargetDeps } from './target-deps';
import { SEALED_TARGET_KEYS, targetStore } from './target-store';
import { isOutside } from './targets.slice';
import { listTargets, removeTarget, turnTarget } from './turn-target';
import { changeTarget, replaceKey } from './write-target';

const KEY = 'live_9f3a-GEHEIM-7c21';
const vaultOf = (...keys: readonly string[]): Vault =>
  createVault(
    parseVaultKeys(keys.map((id) => `${id}:${Buffer.alloc(32, id).toString('base64')}`).join(',')),
    systemRandom,
  );

let desk: StreamingDesk;
let deps: TargetDeps;
let room: string;
const told: News[] = [];
beforeAll(async () => {
  desk = await aStreamingDesk();
  const allowed = new Set(['10.0.0.9']);
  deps = {
    ...desk.deps,
    ...{ vault: vaultOf('one'), rooms: roomStore, targets: targetStore },
    notices: { notify: (_tx, news) => Promise.resolve(void told.push(news as unknown as News)) },
    isOpen: (url) => isOutside(url, allowed),
  };
  room = (await desk.made()).room.id;
}, 60_000);
afterAll(() => desk.drop());

let count = 0;
async function added(words: Partial<AddTarget> = {}): Promise<Target> {
  const wanted = {
    platform: 'youtube',
    name: `平台 ${(count += 1)}`,
    url: 'rtmps://a.rtmps.youtube.com:443/live2',
    key: KEY,
  } as const;
  const made = await addTarget(deps, desk.operator, { room, ...wanted, ...words });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
async function started(): Promise<Target> {
  const { id } = await added();
  const turned = await turnTarget(deps, desk.operator, { room, id, event: 'start' });
  if (!turned.ok) throw new Error(turned.error.code);
  return turned.value;
}
const now = async (id: string): Promise<Target | undefined> => {
  const listed = await listTargets(deps, desk.operator, room);
  return listed.ok ? listed.value.targets.find((one) => one.id === id) : undefined;
};
const link = () => relayLink({ ...deps, hear: (one) => hearTarget(deps, one) });
const ordered = async (id: string) => (await link().orders()).targets.find(({ target }) => target === id);
const tells = ({ id, attempt }: Target, state: ToldTarget['state'], problem?: string): ToldTarget => ({
  ...{ target: id, attempt, state },
  ...(problem === undefined ? {} : { problem }),
});

it('keeps a key sealed, shows its last signs, and tells it to the relay alone', async () => {
  const made = await added();
  expect(made).toMatchObject({ state: 'off', keyTail: '7c21', allowedEvents: ['start', 'renew', 'remove'] });
  const row = await desk.db.knex('streaming_target').where({ id: made.id }).first();
  const entries = await desk.ledger.of('yunze', made.id);
  const events = await desk.db.knex('outbox_event').select('*');
  expect(events.length).toBeGreaterThan(0);
  expect(JSON.stringify([made, row, entries, events])).not.toContain('GEHEIM');
  expect(await ordered(made.id)).toBeUndefined();
  await turnTarget(deps, desk.operator, { room, id: made.id, event: 'start' });
  expect(await ordered(made.id)).toEqual({ target: made.id, room, url: made.url, attempt: 1, key: KEY });
});

it.each([
  ['an address inside', { url: 'rtmp://192.168.1.4/live' }, 'STREAMING.TARGET_ADDRESS'],
  ['this machine', { url: 'rtmp://[::1]/live' }, 'STREAMING.TARGET_ADDRESS'],
  ['another protocol', { url: 'srt://push.example.com:9000/live' }, 'STREAMING.TARGET_ADDRESS'],
  ['a room of nobody', { room: '0195f000-0000-7000-8000-000000000000' }, 'STREAMING.ROOM_NOT_FOUND'],
] as const)('refuses %s', async (_what, words, code) => {
  const wanted = { room, platform: 'custom', name: '不行', url: 'rtmp://push.example.com/live', key: KEY } as const;
  expect(await addTarget(deps, desk.operator, { ...wanted, ...words })).toMatchObject({ error: { code } });
});

it('takes an address of SRT where ffmpeg speaks it, with a key that SRT can have', async () => {
  const srt = { room, platform: 'custom', name: 'SRT 台', url: 'srt://push.example.com:9000?latency=300' } as const;
  const key = 'streamid=live/1&passphrase=0123456789';
  const able = { ...deps, speaksSrt: () => Promise.resolve(true) };
  const refused = async (on: TargetDeps, words: { readonly key: string }) => {
    const done = await addTarget(on, desk.operator, { ...srt, ...words });
    return done.ok ? undefined : done.error.code;
  };
  expect(await refused(deps, { key })).toBe('STREAMING.NOT_OFFERED');
  expect(await refused(able, { key: 'passphrase=short' })).toBe('STREAMING.TARGET_SRT_KEY');
  const made = await addTarget(able, desk.operator, { ...srt, key });
  expect(made).toMatchObject({ ok: true, value: { url: srt.url, state: 'off' } });
});

it('takes an address inside that the operator allowed, and a name once', async () => {
  const inside = await added({ url: 'rtmp://10.0.0.9/live', name: '台内' });
  expect(inside.url).toBe('rtmp://10.0.0.9/live');
  await expect(added({ name: '台内' })).rejects.toThrow('TARGET_NAME');
  const twice = await Promise.allSettled(['同名', '同名'].map((name) => added({ name })));
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('is nothing to people of another station', async () => {
  const { id } = await started();
  const answers = await Promise.all([
    listTargets(deps, desk.neighbour, room),
    turnTarget(deps, desk.neighbour, { room, id, event: 'stop' }),
    replaceKey(deps, desk.neighbour, { room, id, key: 'x' }),
    removeTarget(deps, desk.neighbour, { room, id }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'STREAMING.ROOM_NOT_FOUND' } });
  const other = (await desk.made()).room.id;
  const elsewhere = await turnTarget(deps, desk.operator, { room: other, id, event: 'stop' });
  expect(elsewhere).toMatchObject({ error: { code: 'STREAMING.TARGET_NOT_FOUND' } });
});

it('follows what the relay tells of this attempt, and of no older one', async () => {
  const target = await started();
  expect(target).toMatchObject({ state: 'waiting', attempt: 1 });
  await link().heard({ targets: [tells(target, 'errored', 'unreachable')] });
  expect(await now(target.id)).toMatchObject({ state: 'errored', problem: 'unreachable' });
  const version = (await now(target.id))?.version;
  await link().heard({ targets: [tells(target, 'errored', 'unreachable')] });
  expect((await now(target.id))?.version).toBe(version);
  await link().heard({ targets: [tells(target, 'broadcasting')] });
  expect(await now(target.id)).toMatchObject({ state: 'broadcasting', problem: null });

  const renewed = await replaceKey(deps, desk.operator, { room, id: target.id, key: 'another-key-altogether' });
  expect(renewed).toMatchObject({ value: { state: 'waiting', attempt: 2, keyTail: 'ther' } });
  expect((await ordered(target.id))?.key).toBe('another-key-altogether');
  expect(await hearTarget(deps, tells(target, 'fatal', 'key-refused'))).toBe(false);
  expect(await now(target.id)).toMatchObject({ state: 'waiting', attempt: 2 });

  await turnTarget(deps, desk.operator, { room, id: target.id, event: 'stop' });
  expect(await hearTarget(deps, { ...tells(target, 'broadcasting'), attempt: 2 })).toBe(false);
  expect(await ordered(target.id)).toBeUndefined();
});

it('tells who started it when only a person can help, and is tried again with a new key', async () => {
  const target = await started();
  told.length = 0;
  const twice = await Promise.all([1, 2].map(() => hearTarget(deps, tells(target, 'fatal', 'key-refused'))));
  expect(twice.sort()).toEqual([false, true]);
  expect(told).toMatchObject([
    {
      to: { person: desk.operator.id },
      facts: { name: target.name, zh: 'YouTube不接受这个推流密钥：请到平台重新复制并粘贴新的' },
    },
  ]);
  expect(await ordered(target.id)).toBeUndefined();
  const renewed = await replaceKey(deps, desk.operator, { room, id: target.id, key: 'another-key-altogether' });
  expect(renewed).toMatchObject({ value: { state: 'waiting', attempt: 2, problem: null } });
  expect(await ordered(target.id)).toMatchObject({ attempt: 2 });
});

it('is changed by one of two; a new address begins anew, a new name does not', async () => {
  const target = await started();
  const change = (name: string, url: string, version: number) =>
    changeTarget(deps, desk.operator, { room, id: target.id, name, url, version });
  const both = await Promise.all(['甲', '乙'].map((name) => change(name, target.url, target.version)));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await now(target.id)).toMatchObject({ attempt: 1, state: 'waiting' });
  await change('甲', 'rtmp://push.example.com/app', target.version + 1);
  expect(await now(target.id)).toMatchObject({ attempt: 2, url: 'rtmp://push.example.com/app' });
});

it('is removed with its key, and opens under a new key of the vault', async () => {
  const target = await started();
  expect((await removeTarget(deps, desk.operator, { room, id: target.id })).ok).toBe(true);
  expect(await desk.db.knex('streaming_target').where({ id: target.id })).toEqual([]);
  expect(await hearTarget(deps, tells(target, 'broadcasting'))).toBe(false);
  const kept = await started();
  const both = vaultOf('two', 'one');
  expect(await resealColumn(desk.deps.database, both, SEALED_TARGET_KEYS)).toBeGreaterThan(0);
  deps = { ...deps, vault: vaultOf('two') };
  expect((await ordered(kept.id))?.key).toBe(KEY);
  deps = { ...deps, vault: both };
});
