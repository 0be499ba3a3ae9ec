import { createHash } from 'node:crypto';
import { systemClock } from '../../../kernel';
import { publishFinished, wechatCredential, type WechatCallback } from '../../../../tests/lab/platforms/wechat-oa';
import { channelStore } from '../../channels/channel-store';
import { workOnce } from '../../deliveries/do-work';
import type { Delivery } from '../../deliveries/delivery-store';
import { aPlatformDesk, type PlatformDesk } from '../testing/a-platform-desk';
import { callbackStore } from './callback-store';
import { answerEcho, takeCallback, type Answer, type CallbackDeps } from './take-callback';

let room: PlatformDesk;
let deps: CallbackDeps;
let account: string;

beforeAll(async () => {
  room = await aPlatformDesk();
  const { database } = room.desk.db;
  const ground = { database, vault: room.desk.vault, clock: systemClock };
  deps = { ...ground, channels: channelStore, callbacks: callbackStore };
});
beforeEach(async () => {
  room.lab.reset();
  const tables = ['outlet_callback', 'outlet_step', 'outlet_pause', 'delivery_attempt', 'delivery', 'edition'];
  for (const table of tables) await room.desk.db.knex(table).delete();
  account = await room.account('wechat-oa');
});
afterAll(() => room.end());

const drain = async (): Promise<void> => {
  while (await workOnce(room.node()));
};
/** Sent to WeChat, which has a task of it; the house would ask again in a while. */
const submitted = async (): Promise<Delivery> => {
  const signed = await room.desk.sign();
  await room.desk.plan(room.node(), signed);
  await drain();
  const row = await room.latest(signed.documentId);
  expect(row.state).toBe('accepted');
  return row;
};
const postId = (): string => room.lab.posts('wechat-oa').at(-1)?.id ?? '';
const call = ({ query, xml }: WechatCallback, to = account): Promise<Answer> =>
  takeCallback(deps, to, { query: new URLSearchParams(query), xml });
const kept = async (): Promise<number> => ((await room.desk.db.knex('outlet_callback')) as unknown[]).length;
const SUCCESS = { kind: 'said', text: 'success' };

it('looks at once when WeChat tells of the end of a task, and knows where the article stands', async () => {
  const row = await submitted();
  await drain();
  expect((await room.latest(row.documentId)).state).toBe('accepted');
  expect(await call(publishFinished(postId(), { safe: true }))).toEqual(SUCCESS);
  await drain();
  expect(await room.latest(row.documentId)).toMatchObject({
    state: 'live',
    url: expect.stringContaining('mp.weixin.qq.com') as string,
  });
});

it('looks once, however often it is told, and never sends again', async () => {
  const row = await submitted();
  const again = publishFinished(postId(), { safe: true });
  for (const one of [again, again, publishFinished(postId(), { safe: true })]) expect(await call(one)).toEqual(SUCCESS);
  expect(await kept()).toBe(1);
  await drain();
  const asked = room.lab.calls.length;
  expect(await call(publishFinished(postId(), { safe: true }))).toEqual(SUCCESS);
  await drain();
  expect(room.lab.calls).toHaveLength(asked);
  expect(room.lab.posts('wechat-oa')).toHaveLength(1);
  expect((await room.latest(row.documentId)).state).toBe('live');
});

it.each<[string, (good: WechatCallback) => WechatCallback, string]>([
  [
    'signed with another token',
    ({ query, xml }) => ({ query: { ...query, signature: '0'.repeat(40) }, xml }),
    'forged',
  ],
  [
    'with a body that was put in its place',
    ({ query, xml }) => ({ query, xml: xml.replace(/(<Encrypt><!\[CDATA\[)./, '$1-') }),
    'forged',
  ],
  ['in plain text to an account in safe mode', ({ query }) => ({ query, xml: publishFinished('art-1').xml }), 'forged'],
  ['kept and sent again an hour later', () => publishFinished(postId(), { safe: true, at: hourAgo() }), 'late'],
])('does not believe a call %s', async (_, made, why) => {
  const row = await submitted();
  const { nextAt } = row;
  const good = publishFinished(postId(), { safe: true });
  expect(await call(made(good))).toEqual({ kind: 'refused', why });
  expect(await kept()).toBe(0);
  expect((await room.latest(row.documentId)).nextAt).toEqual(nextAt);
});

const hourAgo = (): Date => new Date(Date.now() - 3_600_000);

it('believes nothing of what it is told: a task that nobody sent, or an end that is not there, changes no delivery', async () => {
  const row = await submitted();
  expect(await call(publishFinished('art-99999', { safe: true }))).toEqual(SUCCESS);
  await drain();
  expect((await room.latest(row.documentId)).state).toBe('accepted');
});

it('knows no account but its own', async () => {
  await submitted();
  const good = publishFinished(postId(), { safe: true });
  const strangers = ['0195f000-0000-7000-8000-000000000000', 'nonsense', await room.account('weibo')];
  for (const one of strangers) expect(await call(good, one)).toEqual({ kind: 'refused', why: 'unknown' });
});

it('answers the word that WeChat sends when the address is entered there', async () => {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1_000)), 'n1'];
  const parts = [wechatCredential.callbackToken ?? '', timestamp, nonce].sort().join('');
  const signature = createHash('sha1').update(parts).digest('hex');
  const query = new URLSearchParams({ timestamp, nonce, signature, echostr: '4711' });
  expect(await answerEcho(deps, account, query)).toEqual({ kind: 'said', text: '4711' });
  query.set('nonce', 'n2');
  expect(await answerEcho(deps, account, query)).toEqual({ kind: 'refused', why: 'forged' });
});
