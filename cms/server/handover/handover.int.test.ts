import type { DeliveryShown } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, call, type Answer, type SignedIn } from '../../../tests/host/people';

const [PHONE, OTHER] = ['a'.repeat(32), 'b'.repeat(32)];
const POST = 'https://weibo.example/status/1';

let host: Host;
let chief: SignedIn;
let column: string;
let channel: string;

beforeAll(async () => {
  host = await theHost();
  chief = await aPerson(host).role('chief-editor').signedIn();
  column = (await newsroom(host).column({ slug: `hand-${Date.now()}`, name: '代发测试' })).documentId;
  const added = await call(host, chief, 'POST', '/cms/channels', {
    ...{ station: 'yunze', platform: 'weibo', account: `hand-${column}`, locale: 'zh-Hans', lane: 'assisted' },
    ...{ name: '云泽台微博', capabilities: ['publish'], quota: null, windows: [], rulePack: 'weibo', owner: null },
    ...{ active: true, credential: null },
  });
  channel = added.body.id as string;
  const target = { channel, timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const place = { station: 'yunze', column, version: 0, targets: [target] };
  expect((await call(host, chief, 'PUT', '/cms/channels/targets', place)).status).toBe(200);
}, 60_000);

/** A delivery that waits for somebody's hands. */
async function byHand(): Promise<DeliveryShown> {
  const room = newsroom(host);
  const { documentId } = await room.draft({ column });
  await room.publish(documentId);
  const path = `/cms/deliveries?documentId=${documentId}`;
  const found = await until(
    async () => (await call(host, chief, 'GET', path)).body.deliveries as DeliveryShown[],
    ([first]) => first?.state === 'manual',
  );
  return found[0]!;
}

const link = async (id: string): Promise<string> => {
  const { status, body } = await call(host, chief, 'POST', `/cms/handover/links/${id}`, {});
  expect(status).toBe(201);
  return String(body.path).replace('/handover#', '');
};
const open = (token: string, device: string) => call(host, undefined, 'POST', '/api/handover/open', { token, device });
const prove = (token: string, device: string, url = POST) =>
  call(host, undefined, 'POST', '/api/handover/prove', { token, device, url });
const code = ({ body }: Answer): string | undefined => (body as { error?: { code: string } }).error?.code;

it('opens the package on the first phone and on no other, and takes the link of the post as proof', async () => {
  const { id } = await byHand();
  const token = await link(id);
  const opened = await open(token, PHONE);
  expect(opened).toMatchObject({ status: 200, body: { state: 'manual', channel: { name: '云泽台微博' } } });
  const { texts, limits } = opened.body.package as { texts: { part: string; text: string }[]; limits: unknown[] };
  expect(texts.find(({ part }) => part === 'text')?.text).toContain('【夏汛来临，青禾县提前转移沿河住户】');
  expect(limits.length).toBeGreaterThan(0);
  expect(code(await open(token, OTHER))).toBe('HANDOVER.LINK_TAKEN');
  expect(code(await prove(token, OTHER))).toBe('HANDOVER.LINK_TAKEN');
  expect((await open(token, PHONE)).status).toBe(200);

  expect(code(await prove(token, PHONE, 'https://nowhere'))).toBe('DELIVERY.NOT_A_POST');
  expect(await prove(token, PHONE)).toMatchObject({ status: 200, body: { state: 'live', url: POST } });
  const whole = await call(host, chief, 'GET', `/cms/deliveries/${id}`);
  expect(whole.body.delivery).toMatchObject({ state: 'live', url: POST });
  expect(code(await prove(token, PHONE))).toBe('DELIVERY.NOT_NOW');
});

it('gives a link to nobody who may not, for nothing that is not posted by hand, and knows no link that was made up', async () => {
  const { id, version } = await byHand();
  const reporter = await aPerson(host).role('reporter').signedIn();
  expect((await call(host, reporter, 'POST', `/cms/handover/links/${id}`, {})).status).toBe(403);
  expect(code(await open('x'.repeat(43), PHONE))).toBe('HANDOVER.LINK_OVER');
  expect((await open('short', PHONE)).status).toBe(422);
  await call(host, chief, 'POST', `/cms/deliveries/${id}/drop`, { version, reason: '不再发布' });
  expect(code(await call(host, chief, 'POST', `/cms/handover/links/${id}`, {}))).toBe('DELIVERY.NOT_BY_HAND');
});

it('serves a page of a few kilobytes that may run nothing but its own lines', async () => {
  const answer = await fetch(`${host.url}/handover`);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text.length).toBeLessThan(16_000);
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'sha256-/);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
});
