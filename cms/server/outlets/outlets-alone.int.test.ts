import type { DrivenPlatform, EditionContent } from '../../contract';
import type { Parcel } from '../deliveries/outlet.rules';
import { channelStore } from '../channels/channel-store';
import { weiboName } from './weibo/weibo-address.rules';
import { aPlatformDesk, type PlatformDesk } from './testing/a-platform-desk';

let room: PlatformDesk;
beforeAll(async () => {
  room = await aPlatformDesk();
});
afterAll(() => room.end());

/** A planned delivery as its driver is given it, with another content. */
async function aParcel(platform: DrivenPlatform, change: Partial<EditionContent>): Promise<Parcel> {
  const id = await room.account(platform);
  const signed = await room.desk.sign();
  await room.desk.plan(room.node(), signed);
  const row = await room.latest(signed.documentId);
  const { knex } = room.desk.db;
  const channel = await channelStore.byId(knex, id);
  const edition = (await knex('edition').where({ id: row.edition }).first()) as { content: EditionContent };
  if (!channel) throw new Error('the account is not there');
  return {
    ...{ key: row.id, channel, documentId: row.documentId, locale: 'zh-Hans', masterHash: '', replaces: null },
    content: { ...edition.content, ...change },
    credential: () => Promise.resolve(JSON.stringify(room.lab.credential(platform))),
    signal: AbortSignal.timeout(10_000),
    flow: { bytes: () => undefined, reached: () => undefined },
    mayGo: () => Promise.resolve(true),
  };
}

it('a page without a film posts pictures, and finds the post whose answer was lost', async () => {
  const outlet = room.outlets('facebook');
  const parcel = await aParcel('facebook', { film: null });
  room.lab.script('facebook', 'loses-answer');
  expect(await outlet?.send(parcel)).toMatchObject({ kind: 'unknown' });
  const sight = await outlet?.look(parcel, null);
  expect(sight).toMatchObject({ kind: 'live', url: expect.stringContaining('facebook.com') as string });
  expect(room.lab.calls.filter(({ path }) => path.endsWith('/photos')).length).toBeGreaterThan(0);
  expect(room.lab.visible('facebook')).toHaveLength(1);
});

it('X goes on with the same film when it has worked on it', async () => {
  const outlet = room.outlets('x');
  const parcel = await aParcel('x', {});
  room.lab.script('x', 'reviews');
  expect(await outlet?.send(parcel)).toMatchObject({
    kind: 'retryable',
    wait: 1_000,
    problem: { code: 'X_FILM_PENDING' },
  });
  expect(await outlet?.send(parcel)).toMatchObject({ kind: 'live' });
  expect(room.lab.calls.filter(({ path }) => path === '/2/media/upload/initialize')).toHaveLength(1);
});

it('a post without a link to the station’s own site never reaches Weibo', async () => {
  const asked = room.lab.calls.length;
  const parcel = await aParcel('weibo', { link: null });
  expect(await room.outlets('weibo')?.send(parcel)).toMatchObject({ kind: 'final', problem: { path: 'link' } });
  expect(room.lab.calls).toHaveLength(asked);
});

it('a file that is not ours is never fetched', async () => {
  const asked = room.lab.calls.length;
  const film = { url: 'https://elsewhere.example/film.mp4', alt: '' };
  const parcel = await aParcel('kuaishou', { film });
  expect(await room.outlets('kuaishou')?.send(parcel)).toMatchObject({
    kind: 'final',
    problem: { code: 'MEDIA_NOT_OURS', path: 'film' },
  });
  expect(room.lab.calls.slice(asked).some(({ path }) => path.includes('upload'))).toBe(false);
});

it('spells the address of a post as Weibo does', () => {
  expect(weiboName('3501756485200075')).toBe('z0JH2lOMb');
});
