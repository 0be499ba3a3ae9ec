import type { DeliveryShown, ManuscriptRights } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Caller, type SignedIn } from '../../../tests/host/people';

let host: Host;
let station: string;
let column: string;
let account: string;
let chief: SignedIn;
let editor: SignedIn;
let reporter: SignedIn;
let head: SignedIn;

beforeAll(async () => {
  host = await theHost();
  // Accounts and columns of its own: no other test's stories go out here.
  station = (await aStation(host).save()).slug;
  const one = (role: 'chief-editor' | 'editor' | 'reporter' | 'desk-head') =>
    aPerson(host).role(role).at(station).signedIn();
  [chief, editor, reporter, head] = await Promise.all([
    ...[one('chief-editor'), one('editor')],
    ...[one('reporter'), one('desk-head')],
  ] as [Promise<SignedIn>, Promise<SignedIn>, Promise<SignedIn>, Promise<SignedIn>]);
  column = (await newsroom(host).column({ slug: `rights-${station}`, name: '版权测试', station })).documentId;
  const channel = {
    ...{ station, platform: 'weibo', name: '版权微博', account: `${station}-weibo`, locale: 'zh-Hans', owner: null },
    ...{ lane: 'assisted', credential: null, capabilities: ['publish'], quota: null, windows: [], rulePack: 'weibo' },
    active: true,
  };
  account = (await call(host, host, 'POST', '/cms/channels', channel)).body.id as string;
  const when = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const targets = { station, column, version: 0, targets: [{ channel: account, ...when }] };
  expect((await call(host, host, 'PUT', '/cms/channels/targets', targets)).status).toBe(200);
});

const story = async (): Promise<string> => (await newsroom(host).draft({ column, station })).documentId;
const note = (who: Caller, id: string, more: object = {}) =>
  call(host, who, 'POST', `/cms/rights/${id}/leases`, { licensor: '云泽摄影社', ...more });
const rights = async (id: string): Promise<ManuscriptRights> =>
  (await call(host, chief, 'GET', `/cms/rights/${id}`)).body as ManuscriptRights;
const deliveries = async (id: string): Promise<DeliveryShown[]> =>
  (await call(host, host, 'GET', `/cms/deliveries?documentId=${id}`)).body.deliveries as DeliveryShown[];
const reaches = (id: string, state: string): Promise<DeliveryShown[]> =>
  until(
    () => deliveries(id),
    ([one]) => (one?.state === 'gated' ? `gated ${one.gate}` : one?.state) === state,
    20_000,
  );

it('lets those who answer for rights note them, and refuses others and nonsense', async () => {
  const id = await story();
  expect((await note(reporter, id)).status).toBe(403);
  expect((await note(undefined, id)).status).toBe(401);
  expect((await note(editor, id, { from: '2026-12-02T00:00:00Z', to: '2026-12-01T00:00:00Z' })).body).toMatchObject({
    error: { code: 'RIGHTS.ORDER' },
  });
  const elsewhere = { channels: ['0195f000-0000-7000-8000-000000000000'] };
  expect((await note(editor, id, elsewhere)).body).toMatchObject({ error: { code: 'RIGHTS.NO_SUCH_CHANNEL' } });
  expect((await note(editor, id, { maxUses: 0 })).status).toBe(422);
  const stranger = await aPerson(host)
    .role('chief-editor')
    .at((await aStation(host).save()).slug)
    .signedIn();
  expect((await note(stranger, id)).status).toBe(404);
  const noted = await note(editor, id, { contract: '云摄2026-18', platforms: ['app'], maxUses: 3 });
  expect(noted.status).toBe(201);
  expect(noted.body.leases).toMatchObject([{ licensor: '云泽摄影社', state: 'running', used: 0, station }]);
  const seen = await call(host, reporter, 'GET', `/cms/rights/${id}`);
  expect(seen.body).toMatchObject({ leases: [{ maxUses: 3 }], title: expect.stringMatching(/./) as string });
});

it('keeps from the app what no lease lets into it', async () => {
  const id = await story();
  await note(editor, id, { platforms: ['weibo'] });
  const refused = await newsroom(host).tryPublish(id);
  expect(JSON.stringify(await refused.json())).toContain('REVIEW.NO_RIGHTS');
  await note(editor, id, { platforms: ['app'] });
  expect((await newsroom(host).tryPublish(id)).status).toBe(200);
});

it('holds a delivery, lets it go when a lease is noted, says when that is over, and takes down what stands', async () => {
  const id = await story();
  await note(editor, id, { platforms: ['app'] });
  await newsroom(host).publish(id);
  const [held] = await reaches(id, 'gated rights');
  expect((await rights(id)).uncovered).toMatchObject([{ delivery: held?.id, lack: 'account', isOut: false }]);
  const noted = (await note(editor, id, { channels: [account] })).body as ManuscriptRights;
  await reaches(id, 'manual');
  const [waiting] = await deliveries(id);
  const proof = { version: waiting?.version, url: 'https://weibo.example/1' };
  expect((await call(host, host, 'POST', `/cms/deliveries/${waiting?.id}/prove`, proof)).body.state).toBe('live');
  const down = (who: SignedIn) =>
    call(host, who, 'POST', `/cms/rights/${id}/withdraw`, { deliveries: [waiting?.id], reason: '授权到期' });
  expect((await down(chief)).body).toMatchObject({ error: { code: 'RIGHTS.COVERED' } });

  const lease = noted.leases.find(({ channels }) => channels.includes(account));
  const ended = { version: lease?.version, reason: '合同提前终止' };
  const end = () => call(host, editor, 'POST', `/cms/rights/leases/${lease?.id}/end`, ended);
  expect((await end()).body.uncovered).toMatchObject([{ delivery: waiting?.id, lack: 'over', isOut: true }]);
  expect((await end()).body).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
  const told = async (): Promise<readonly { readonly kind: string }[]> =>
    (await call(host, head, 'GET', '/cms/notices')).body.notices as { kind: string }[];
  await until(told, (all) => all.some(({ kind }) => kind === 'rights.over'), 40_000);

  expect((await down(editor)).status).toBe(403);
  expect((await down(chief)).body.uncovered).toEqual([]);
  expect((await reaches(id, 'manual_takedown'))[0]?.id).toBe(waiting?.id);
}, 90_000);
