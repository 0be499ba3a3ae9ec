import { FULL_REVIEW, type DeliveryShown, type ManuscriptRights, type ReviewRules } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { call } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

const RULES: Partial<ReviewRules> = { levels: [1], proofs: [], freshDays: 30, freshRules: true };

let host: Host;
let desk: Awaited<ReturnType<typeof aDesk>>;
let version = 1;

beforeAll(async () => {
  host = await theHost();
  desk = await aDesk(host, RULES);
  const channel = {
    ...{ station: 'yunze', platform: 'weibo', name: '重播微博', account: `re-${desk.column}`, locale: 'zh-Hans' },
    ...{ lane: 'assisted', credential: null, capabilities: ['publish'], quota: null, windows: [], rulePack: 'weibo' },
    ...{ owner: null, active: true },
  };
  const { id } = (await call(host, host, 'POST', '/cms/channels', channel)).body as { id: string };
  const when = { timing: { kind: 'at-once' }, embargo: { kind: 'manual' }, missed: { kind: 'send' } };
  const targets = { station: 'yunze', column: desk.column, version: 0, targets: [{ channel: id, ...when }] };
  expect((await call(host, host, 'PUT', '/cms/channels/targets', targets)).status).toBe(200);
});

const signed = async (): Promise<string> => {
  const { documentId } = await desk.manuscript();
  await desk.act(desk.author, documentId, 'submit');
  expect((await desk.act(desk.editor, documentId, 'pass')).body.state).toBe('signed');
  return documentId;
};
const changeRules = async (): Promise<void> => {
  const rules = { ...FULL_REVIEW, ...RULES, emergencyMinutes: 100 + version };
  const body = { station: 'yunze', column: desk.column, version, rules };
  expect((await call(host, host, 'PUT', '/cms/review/policies', body)).status).toBe(200);
  version += 1;
};
const delivery = (id: string, wanted: string): Promise<DeliveryShown> =>
  until(
    async () =>
      ((await call(host, host, 'GET', `/cms/deliveries?documentId=${id}`)).body.deliveries as DeliveryShown[])[0],
    (one) => one !== undefined && (one.state === 'gated' ? `gated ${one.gate}` : one.state) === wanted,
    30_000,
  ) as Promise<DeliveryShown>;
const rights = async (id: string): Promise<ManuscriptRights> =>
  (await call(host, desk.chief, 'GET', `/cms/rights/${id}`)).body as ManuscriptRights;

it('holds what was signed by rules that have changed, opens its review, and sends it when it is signed anew', async () => {
  const id = await signed();
  const waiting = await delivery(id, 'gated release');
  await changeRules();
  const { version: seen } = waiting;
  const released = await call(host, host, 'POST', `/cms/deliveries/${waiting.id}/release`, {
    version: seen,
    reason: '今晚重播',
  });
  expect(released.status).toBe(200);
  await delivery(id, 'gated stale').catch(() => delivery(id, 'gated unsigned'));
  const review = await until(
    () => desk.see(desk.editor, id),
    ({ state }) => state === 'l1',
    30_000,
  );
  expect(review.signatures).toHaveLength(1);
  expect((await desk.act(desk.editor, id, 'pass')).body.state).toBe('signed');
  await delivery(id, 'manual');
  expect((await rights(id)).stale).toEqual([]);
}, 90_000);

it('refuses to publish what was signed too long ago until somebody has it signed anew by name', async () => {
  const id = await signed();
  await changeRules();
  expect(JSON.stringify(await (await newsroom(host).tryPublish(id)).json())).toContain('REVIEW.STALE');
  const [stale] = (await rights(id)).stale;
  expect(stale).toMatchObject({ locale: 'zh-Hans', because: 'rules' });
  const renew = (who: typeof desk.author) =>
    call(host, who, 'POST', `/cms/review/manuscripts/${id}/zh-Hans/renew`, {
      hash: stale?.hash,
      version: stale?.version,
    });
  expect((await renew(desk.proofreader)).status).toBe(403);
  expect((await renew(desk.author)).body).toMatchObject({ state: 'l1' });
  expect((await renew(desk.author)).status).toBe(409);
  await desk.act(desk.editor, id, 'pass');
  expect((await newsroom(host).tryPublish(id)).status).toBe(200);
});

it('leaves alone what was signed lately by the same rules', async () => {
  const id = await signed();
  const { hash, version: seen } = await desk.see(desk.author, id);
  const path = `/cms/review/manuscripts/${id}/zh-Hans/renew`;
  expect((await call(host, desk.author, 'POST', path, { hash, version: seen })).body).toMatchObject({
    error: { code: 'REVIEW.NOT_NOW' },
  });
});
