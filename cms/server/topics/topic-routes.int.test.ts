import { io } from 'socket.io-client';
import type { RoomFrame, Topic } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type Answer, type Caller, type SignedIn } from '../../../tests/host/people';
import { promised } from '../../../tests/host/slowness';

let host: Host;
let station: string;
let reporter: SignedIn;
let head: SignedIn;
let chief: SignedIn;
beforeAll(async () => {
  host = await theHost();
  station = (await aStation(host).under('yunze').save()).slug;
  reporter = await aPerson(host).role('reporter').at(station).signedIn();
  head = await aPerson(host).role('desk-head').at(station).signedIn();
  chief = await aPerson(host).role('chief-editor').at(station).signedIn();
}, 60_000);

const create = (who: Caller, change: object = {}): Promise<Answer> =>
  call(host, who, 'POST', '/cms/topics', {
    title: '河湾大桥封闭检修',
    angle: '实测三条绕行线',
    pitch: true,
    ...change,
  });
const act = (who: Caller, topic: Topic, ...[path, body]: [string, object?]): Promise<Answer> =>
  call(host, who, 'POST', `/cms/topics/${topic.id}/${path}`, { version: topic.version, ...body });

it('takes a topic from its pitch to its coverage over HTTP, each by whom the chain and the roles name', async () => {
  expect((await create(undefined)).status).toBe(401);
  expect((await create(await aPerson(host).role('finance').at(station).signedIn())).status).toBe(403);
  expect((await create(reporter, { title: '', importance: 9 })).body.error.details.fields).toHaveLength(2);
  const pitched = (await create(reporter)).body as Topic;
  expect(pitched).toMatchObject({ state: 'pitched', station, chain: { signed: 0 } });

  expect((await act(reporter, pitched, 'approve')).status).toBe(403);
  expect((await act(chief, pitched, 'approve')).body.error.code).toBe('TOPICS.NOT_YOUR_STEP');
  const half = (await act(head, pitched, 'approve')).body as Topic;
  expect((await act(head, pitched, 'approve')).body.error.code).toBe('HEARTH.CHANGED_MEANWHILE');
  let now = (await act(chief, half, 'approve')).body as Topic;
  expect(now).toMatchObject({ state: 'approved', allowedEvents: expect.arrayContaining(['assign']) as unknown });
  now = (await act(head, now, 'move', { event: 'assign', people: [reporter.person.id] })).body as Topic;
  for (const [who, event] of [
    [reporter, 'accept'],
    [reporter, 'arrive'],
    [reporter, 'file'],
    [head, 'cover'],
  ] as const) {
    now = (await act(who, now, 'move', { event })).body as Topic;
  }
  expect(now.state).toBe('covered');

  const { body } = await call(host, head, 'GET', `/cms/topics/${now.id}`);
  expect(body.signatures).toHaveLength(2);
  expect(body.history).toHaveLength(9);
  expect((await act(chief, now, 'move', { event: 'approve' })).status).toBe(422);
});

it('serves the board, the list, the calendar, hints, chains and saved filters', async () => {
  await create(reporter, { title: '坛窑冬季开窑', plannedFrom: '2027-01-05T08:00:00+08:00' });
  const board = await call(host, head, 'GET', `/cms/topics/board?station=${station}`);
  const columns = board.body.columns as readonly { readonly state: string }[];
  expect(columns.map(({ state }) => state)).toContain('pitched');
  const span = 'from=2027-01-04T00:00:00%2B08:00&to=2027-01-11T00:00:00%2B08:00';
  const week = await call(host, head, 'GET', `/cms/topics/calendar?${span}`);
  expect(week.body.topics).toMatchObject([{ title: '坛窑冬季开窑' }]);
  const similar = await call(host, head, 'GET', `/cms/topics/similar?text=${encodeURIComponent('坛窑开窑')}`);
  expect(similar.body.topics).toMatchObject([{ title: '坛窑冬季开窑' }]);
  expect((await call(host, head, 'GET', '/cms/topics/desk')).body.powers).toEqual({
    pitch: true,
    approve: true,
    manage: true,
  });

  const chain = { station, column: null, steps: [{ role: 'editor', post: null }], version: 0 };
  expect((await call(host, reporter, 'PUT', '/cms/topics/chain', chain)).status).toBe(403);
  expect((await call(host, head, 'PUT', '/cms/topics/chain', chain)).body).toMatchObject({ version: 1 });
  // Read back through the host, whose driver hands JSON over in another form than a bare one does.
  expect((await create(reporter)).body.chain).toEqual({ steps: chain.steps, signed: 0 });

  const view = { page: 'topics', name: '等我签', query: 'state=pitched' };
  expect((await call(host, head, 'PUT', '/cms/saved-views', view)).status).toBe(200);
  const kept = await call(host, head, 'GET', '/cms/saved-views?page=topics');
  expect(kept.body.views).toMatchObject([view]);
  expect((await call(host, reporter, 'GET', '/cms/saved-views?page=topics')).body.views).toEqual([]);
});

it('tells colleagues within two seconds, and strangers nothing', async () => {
  const neighbour = await aPerson(host)
    .role('chief-editor')
    .at((await aStation(host).under('yunze').save()).slug)
    .signedIn();
  const [mine, theirs] = [head, neighbour].map(({ token }) =>
    io(host.url, { path: '/realtime', transports: ['websocket'], auth: { token } }),
  );
  const heard: string[] = [];
  mine!.on('frame', ({ messages }: RoomFrame) => heard.push(...messages.map(({ type }) => type)));
  const room = `planning:${station}`;
  try {
    expect(await mine!.emitWithAck('join', { room })).toMatchObject({ ok: true });
    expect(await theirs!.emitWithAck('join', { room })).toMatchObject({ ok: false });
    const began = Date.now();
    await create(reporter, { pitch: false });
    await until(
      () => heard,
      (types) => types.includes('topic.moved'),
      2_000,
    );
    expect(Date.now() - began).toBeLessThan(promised(2_000));
  } finally {
    mine!.close();
    theirs!.close();
  }
});
