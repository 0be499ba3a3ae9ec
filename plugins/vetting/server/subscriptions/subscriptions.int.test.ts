import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemRandom } from '@hearth/cms/kernel';
import { createVault, fetchOutside, parseVaultKeys, type Tx } from '@hearth/cms/platform';
import { MOST_SUBSCRIPTIONS, SIMPLE_EVENT_QUERY, subscribeTraceSchema, type SubscribeTrace } from '../../contract';
import { well } from '../testing/a-goods-desk';
import { recordStep } from '../trace/record-step';
import { aStep, aTraceDesk, type TraceDesk } from '../trace/testing/a-trace-desk';
import { isInside } from './inside-wiring';
import { listSubscriptions, subscribe, unsubscribe } from './subscribe';
import { subscriptionStore } from './subscription-store';
import { TELL, tellDue, tellSubscriber, type TellDeps } from './tell-subscriber';

const TOKEN = 'a-secret-between-houses';
type Got = { readonly headers: Readonly<Record<string, unknown>>; readonly body: string };
type Asked = { readonly subscription: string; readonly scheduled: boolean };

let desk: TraceDesk;
let deps: TellDeps;
let server: Server;
let dest: string;
/** What arrived at the other house, and how it answers. */
const got: Got[] = [];
let answers = 204;
const jobs: Asked[] = [];

beforeAll(async () => {
  desk = await aTraceDesk();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      if (answers < 300) got.push({ headers: request.headers, body });
      response.writeHead(answers, answers === 307 ? { location: 'http://127.0.0.1:9/' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  dest = `http://${host}/epcis`;
  deps = {
    ...{ ...desk.deps, subscriptions: subscriptionStore, fetch: fetchOutside, allowed: new Set([host]) },
    isInside: (address) => isInside(address, new Set([host])),
    vault: createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    again: (_tx, { subscription, scheduled }) => Promise.resolve(void jobs.push({ subscription, scheduled })),
  };
}, 60_000);
afterAll(async () => {
  server.close();
  await desk.drop();
});
beforeEach(async () => {
  got.length = 0;
  jobs.length = 0;
  answers = 204;
  await desk.gate.db.knex('vetting_trace_subscription').delete();
});

const name = SIMPLE_EVENT_QUERY;
const asked = (more: Partial<SubscribeTrace> = {}) => ({
  ...{ name, dest, signatureToken: TOKEN, stream: true as const, reportIfEmpty: false, query: {} },
  ...more,
});
const hourly = (more: Partial<SubscribeTrace> = {}) => {
  const { stream: _stream, ...rest } = asked({ schedule: { minute: '30' }, ...more });
  return rest;
};
const officer = () => desk.gate.officer;
const subscribed = async (what: ReturnType<typeof hourly> = asked()) =>
  well(await subscribe(deps, officer(), what)).subscriptionID;
const recorded = async (step: 'harvest' | 'pack' = 'harvest') => {
  const { lot } = await desk.goods();
  well(await recordStep(desk.deps, officer(), { ...aStep({ step }), lot }));
};
const inTx = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(work);
/** What a job does with it, to the end. */
const told = async (subscription: string, { scheduled = false, tries = 1 } = {}) => {
  const finish = await tellSubscriber(deps, { subscription, scheduled }, { tries });
  if (finish) await inTx(finish);
};
const one = async (id: string) =>
  well(await listSubscriptions(deps, officer(), name)).subscriptions.find(
    ({ subscriptionID }) => subscriptionID === id,
  );
const eventsOf = ({ body }: Got) =>
  (
    JSON.parse(body) as {
      epcisBody: { queryResults: { subscriptionID: string; resultsBody: { eventList: { bizStep: string }[] } } };
    }
  ).epcisBody.queryResults;

it('tells what comes from then on, signed, once, in the order in which it came', async () => {
  await recorded();
  const id = await subscribed();
  await recorded();
  await recorded('pack');
  expect(await one(id)).toMatchObject({ waiting: 2, lastNotifiedAt: null });
  await inTx((tx) => tellDue(deps, tx));
  expect(jobs).toEqual([{ subscription: id, scheduled: false }]);
  await told(id);
  const [first = { headers: {}, body: '' }] = got;
  const { subscriptionID, resultsBody } = eventsOf(first);
  expect([got.length, subscriptionID]).toEqual([1, id]);
  expect(resultsBody.eventList.map(({ bizStep }) => bizStep)).toEqual(['commissioning', 'packing']);
  const [, seconds = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(first.headers['gs1-signature'])) ?? [];
  expect(createHmac('sha256', TOKEN).update(`${seconds}.${first.body}`).digest('hex')).toBe(mac);
  expect(await one(id)).toMatchObject({ waiting: 0, trouble: null, lastNotifiedAt: expect.any(String) });
  await told(id);
  await inTx((tx) => tellDue(deps, tx));
  expect([got.length, jobs.length]).toEqual([1, 1]);
});

it.each([
  [500, 'refused 500'],
  [307, 'redirects POST'],
])('keeps what was not taken (%i), says why, and tells it later', async (status, trouble) => {
  const id = await subscribed();
  await recorded();
  answers = status;
  await expect(told(id)).rejects.toThrow(trouble);
  expect(await one(id)).toMatchObject({ waiting: 1, trouble });
  answers = 200;
  await told(id);
  expect(got).toHaveLength(1);
  expect(await one(id)).toMatchObject({ waiting: 0, trouble: null });
});

it('rests for an hour after the last try, and loses nothing meanwhile', async () => {
  const id = await subscribed();
  await recorded();
  answers = 503;
  await told(id, { tries: TELL.retry.limit + 1 });
  await recorded();
  await inTx((tx) => tellDue(deps, tx));
  expect(jobs).toEqual([]);
  await desk.gate.db.knex('vetting_trace_subscription').update({ rests_until: new Date(Date.now() - 1_000) });
  await inTx((tx) => tellDue(deps, tx));
  expect(jobs).toEqual([{ subscription: id, scheduled: false }]);
  answers = 200;
  await told(id);
  expect(eventsOf(got[0] ?? { headers: {}, body: '{}' }).resultsBody.eventList).toHaveLength(2);
});

it('tells of what the query asks for, and forgets the rest', async () => {
  const id = await subscribed(asked({ query: { EQ_bizStep: 'packing' } }));
  await recorded();
  await told(id);
  expect([got.length, (await one(id))?.waiting]).toEqual([0, 0]);
  await recorded('pack');
  await recorded();
  await told(id);
  expect(eventsOf(got[0] ?? { headers: {}, body: '{}' }).resultsBody.eventList).toMatchObject([{ bizStep: 'packing' }]);
});

it('goes by its schedule, and says that nothing came where that is asked for', async () => {
  const [quiet, told1] = [await subscribed(hourly()), await subscribed(hourly({ reportIfEmpty: true }))];
  await inTx((tx) => tellDue(deps, tx));
  expect(jobs).toEqual([]);
  await desk.gate.db.knex('vetting_trace_subscription').update({ due_at: new Date(Date.now() - 1_000) });
  await inTx((tx) => tellDue(deps, tx));
  await inTx((tx) => tellDue(deps, tx));
  expect(jobs).toEqual([quiet, told1].sort().map((subscription) => ({ subscription, scheduled: true })));
  for (const { subscription } of jobs) await told(subscription, { scheduled: true });
  expect(got.map((each) => eventsOf(each).subscriptionID)).toEqual([told1]);
});

it('sends nothing inside, whether the address or the name says so', async () => {
  for (const inside of ['http://10.0.0.8/epcis', 'http://[::1]/epcis', 'http://169.254.169.254/', 'http://localhost/'])
    expect(await subscribe(deps, officer(), asked({ dest: inside }))).toMatchObject({
      error: { code: 'TRACE.DEST_INSIDE' },
    });
  const id = await subscribed();
  await recorded();
  await expect(
    tellSubscriber({ ...deps, allowed: new Set() }, { subscription: id, scheduled: false }, { tries: 1 }),
  ).rejects.toThrow('not-allowed');
  expect(got).toEqual([]);
});

it('is made, seen and ended at one’s own station alone, and so many at most', async () => {
  const id = await subscribed();
  const { neighbour } = desk.gate;
  expect(well(await listSubscriptions(deps, neighbour, name)).subscriptions).toEqual([]);
  const gone = { error: { code: 'TRACE.SUBSCRIPTION_NOT_FOUND' } };
  expect(await unsubscribe(deps, neighbour, { name, id })).toMatchObject(gone);
  const far = well(await subscribe(deps, neighbour, asked())).subscriptionID;
  await recorded();
  expect(await one(far)).toMatchObject({ waiting: 0 });
  well(await unsubscribe(deps, officer(), { name, id }));
  expect(await unsubscribe(deps, officer(), { name, id })).toMatchObject(gone);
  await told(id);
  expect(got).toEqual([]);
  expect(await subscribe(deps, officer(), asked({ name: 'SimpleMasterDataQuery' } as object))).toMatchObject({
    error: { code: 'TRACE.QUERY_NOT_FOUND' },
  });
  for (let count = 0; count < MOST_SUBSCRIPTIONS; count += 1) await subscribed();
  expect(await subscribe(deps, officer(), asked())).toMatchObject({ error: { code: 'TRACE.SUBSCRIPTIONS_FULL' } });
});

it('keeps its secret sealed', async () => {
  const id = await subscribed();
  const row = JSON.stringify(await desk.gate.db.knex('vetting_trace_subscription').where({ id }));
  expect(row).not.toContain(TOKEN);
  expect(JSON.stringify(await one(id))).not.toContain(TOKEN);
});

it.each([
  ['both', { stream: true, schedule: { minute: '5' } }],
  ['neither', {}],
  ['a minute that there is not', { schedule: { minute: '60' } }],
  ['a way that is none of the web', { stream: true, dest: 'file:///etc/passwd' }],
  ['a short secret', { stream: true, signatureToken: 'short' }],
  ['a word that nobody understands', { stream: true, query: { WD_anything: 'x' } }],
  ['a page', { stream: true, query: { perPage: '5' } }],
])('is not taken with %s', (_what, more) => {
  const plain = { dest: 'https://erp.example/epcis', signatureToken: TOKEN, query: {} };
  expect(subscribeTraceSchema.safeParse({ ...plain, ...more }).success).toBe(false);
  expect(subscribeTraceSchema.safeParse({ ...plain, stream: true }).success).toBe(true);
});

it('writes an event down while somebody ends the subscription', async () => {
  const id = await subscribed();
  await Promise.all([recorded(), inTx((tx) => subscriptionStore.remove(tx, ['yunze'], id)), recorded()]);
  expect(await desk.gate.db.knex('vetting_trace_untold').where({ subscription: id })).toEqual([]);
});
