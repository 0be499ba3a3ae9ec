import { createHash } from 'node:crypto';
import type { ChannelCheck, Channel, DeliveryShown } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { aHost, type Host, type OwnHost } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';
import { aPlatformLab, type PlatformLab } from '../../../tests/lab/platforms/lab';
import { wechatCredential } from '../../../tests/lab/platforms/wechat-oa';

let lab: PlatformLab;
let host: OwnHost;
let editor: SignedIn;
let column: string;

beforeAll(async () => {
  lab = await aPlatformLab();
  host = await aHost({ env: lab.env });
  editor = await aPerson(host).role('editor').signedIn();
  column = (await newsroom(host).column({ slug: 'truth', name: '渠道测试' })).documentId;
});
afterAll(async () => {
  await host.stop();
  await lab.stop();
});

const words = (name: string) => ({
  ...{ name, capabilities: ['publish', 'delete'], quota: { posts: 9, hours: 24 }, pace: null, windows: [] },
  ...{ owner: null, active: true },
});
const add = async (platform: 'facebook' | 'wechat-oa' | 'x', lane: 'assisted' | 'driver'): Promise<Channel> => {
  const credential = lane === 'driver' ? lab.credential(platform) : null;
  const fixed = { station: 'yunze', platform, account: `${platform}-${lane}`, locale: 'zh-Hans', rulePack: platform };
  const made = await call(host, host, 'POST', '/cms/channels', { ...words(platform), ...fixed, lane, credential });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body as Channel;
};
const check = (id: string, who: SignedIn | Host = host) => call(host, who, 'POST', `/cms/channels/${id}/check`);

describe('the check of an account', () => {
  it('says whose it is, how long its token lasts and what is left, and keeps that in its health', async () => {
    const { id } = await add('x', 'driver');
    const found = (await check(id)).body as ChannelCheck;
    expect(found).toMatchObject({ problem: null, quota: { used: 0, most: 9 }, pausedUntil: null, callback: null });
    expect(found.name).toBeTruthy();
    expect(Date.parse(found.tokenUntil ?? '')).toBeGreaterThan(Date.now());
    expect((await call(host, host, 'GET', `/cms/channels/${id}/health`)).body).toMatchObject({ health: 'ok' });
    lab.revoke('x');
    lab.expire('x');
    const refused = (await check(id)).body as ChannelCheck;
    expect(refused.name).toBeNull();
    expect(refused.problem?.cure['zh-Hans']).toMatch(/[\u4e00-\u9fff]{4}/);
    expect((await call(host, host, 'GET', `/cms/channels/${id}/health`)).body).toMatchObject({ health: 'failing' });
  });

  it('asks nobody about what is posted by hand, and lets only those ask who manage channels', async () => {
    const { id } = await add('x', 'assisted');
    expect((await check(id)).body).toMatchObject({ error: { code: 'CHANNEL.NOT_DRIVEN' } });
    expect((await check(id, editor)).status).toBe(403);
    const far = await aPerson(host)
      .role('chief-editor')
      .at((await aStation(host).save()).slug)
      .signedIn();
    expect((await check(id, far)).status).toBe(404);
  });
});

describe('the door for callbacks', () => {
  const signed = (more: Record<string, string> = {}): string => {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const parts = [wechatCredential.callbackToken ?? '', timestamp, 'n'].sort().join('');
    const signature = createHash('sha1').update(parts).digest('hex');
    return new URLSearchParams({ timestamp, nonce: 'n', signature, ...more }).toString();
  };

  it('answers WeChat and nobody else, and takes nothing large', async () => {
    const { id } = await add('wechat-oa', 'driver');
    const at = `${host.url}/callbacks/wechat/${id}`;
    expect(((await check(id)).body as ChannelCheck).callback).toMatch(new RegExp(`/callbacks/wechat/${id}$`));
    expect(await (await fetch(`${at}?${signed({ echostr: '4711' })}`)).text()).toBe('4711');
    expect((await fetch(`${at}?echostr=4711`)).status).toBe(403);
    expect((await fetch(`${host.url}/callbacks/wechat/nobody?${signed()}`)).status).toBe(404);
    const post = (body: string) => fetch(`${at}?${signed()}`, { method: 'POST', body });
    // The account is in safe mode: plain text is nobody's who knows the key.
    expect((await post('<xml><Event>PUBLISHJOBFINISH</Event></xml>')).status).toBe(403);
    expect((await post('x'.repeat(20_000))).status).toBe(413);
  });
});

describe('another way to serve an account', () => {
  const targets = async (channel: string): Promise<void> => {
    const when = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
    const kept = await call(host, host, 'GET', `/cms/channels/targets?station=yunze&column=${column}`);
    const body = { station: 'yunze', column, version: kept.body.version, targets: [{ channel, ...when }] };
    expect((await call(host, host, 'PUT', '/cms/channels/targets', body)).status).toBe(200);
  };
  const deliveries = async (documentId: string): Promise<DeliveryShown[]> =>
    (await call(host, host, 'GET', `/cms/deliveries?documentId=${documentId}`)).body.deliveries as DeliveryShown[];
  const published = async (title: string): Promise<string> => {
    const { documentId } = await newsroom(host).draft({ column, title });
    await newsroom(host).publish(documentId);
    return documentId;
  };
  const reaches = (documentId: string, state: string): Promise<DeliveryShown[]> =>
    until(
      () => deliveries(documentId),
      (rows) => rows.some((one) => one.state === state),
      30_000,
    );

  it('keeps what people posted and what waits for them, and posts nothing twice', async () => {
    const account = await add('facebook', 'assisted');
    await targets(account.id);
    const [proved, waiting] = [await published('先由人发出的稿件'), await published('还等人来发的稿件')];
    await reaches(waiting, 'manual');
    const [row] = await reaches(proved, 'manual');
    const proof = { version: row?.version, url: 'https://facebook.example/posts/1' };
    await call(host, host, 'POST', `/cms/deliveries/${row?.id}/prove`, proof);

    const change = { ...words('facebook'), rulePack: 'facebook', version: account.version, lane: 'driver' };
    const path = `/cms/channels/${account.id}`;
    expect((await call(host, host, 'PUT', path, { ...change, lane: 'app' })).body).toMatchObject({
      error: { code: 'CHANNEL.WRONG_LANE' },
    });
    const credential = lab.credential('facebook');
    const moved = await call(host, host, 'PUT', path, { ...change, credential });
    expect(moved.body).toMatchObject({ lane: 'driver', hasCredential: true });

    const fresh = await published('改走接口以后的稿件');
    await reaches(fresh, 'live');
    expect(lab.posts('facebook')).toHaveLength(1);
    expect(await deliveries(proved)).toMatchObject([{ state: 'live', url: 'https://facebook.example/posts/1' }]);
    expect(await deliveries(waiting)).toMatchObject([{ state: 'manual' }]);
    // New words for what a person posted go to a person again: no interface knows that post.
    await newsroom(host).save(proved, { title: '先由人发出的稿件（更新）' });
    await newsroom(host).publish(proved);
    await reaches(proved, 'manual');
    expect(lab.posts('facebook')).toHaveLength(1);

    const version = (moved.body as Channel).version;
    const back = await call(host, host, 'PUT', path, { ...change, version, lane: 'assisted' });
    expect(back.body).toMatchObject({ lane: 'assisted', hasCredential: false });
  }, 120_000);
});
