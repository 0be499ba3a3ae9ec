import { io } from 'socket.io-client';
import type { MatrixSwitch } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../../../tests/host/people';
import { promised } from '../../../tests/host/slowness';

let host: Host;
let chief: SignedIn;
let officer: SignedIn;
let station: string;
beforeAll(async () => {
  host = await theHost();
  // A station of its own: nothing that other tests send may be stopped by it.
  station = (await aStation(host).save()).slug;
  [chief, officer] = await Promise.all([
    aPerson(host).role('chief-editor').at(station).signedIn(),
    aPerson(host).role('compliance-officer').at(station).signedIn(),
  ]);
});

const press = (mode: string, more: object = {}): Promise<Answer> =>
  call(host, chief, 'POST', '/cms/switches', { station, mode, reason: '突发事件演练', endsAt: null, ...more });
const end = (one: MatrixSwitch): Promise<Answer> =>
  call(host, chief, 'POST', `/cms/switches/${one.id}/end`, { version: one.version, reason: '演练结束' });
const modeNow = async (): Promise<string> => {
  const home = (await (await fetch(`${host.url}/api/app/home?station=${station}`)).json()) as { mode: string };
  return home.mode;
};

it('turns the app grey within two seconds, tells those who have it open, and back', async () => {
  const heard: string[] = [];
  const socket = io(host.url, { path: '/realtime', transports: ['websocket'] });
  socket.on('frame', ({ messages }: { messages: { type: string }[] }) =>
    heard.push(...messages.map(({ type }) => type)),
  );
  await new Promise<void>((resolve) =>
    socket.on('connect', () => socket.emit('join', { room: `feed:${station}` }, () => resolve())),
  );
  expect(await modeNow()).toBe('normal');
  const dry = await call(host, chief, 'POST', '/cms/switches/dry-runs', { station, mode: 'mourning' });
  expect(dry.body).toMatchObject({ grey: [station], channels: [], wantsSecond: false });
  const pressed = await press('mourning');
  const began = Date.now();
  await until(modeNow, (mode) => mode === 'mourning', 2_000);
  await until(
    () => heard,
    (all) => all.includes('home.changed'),
    2_000,
  );
  expect(Date.now() - began).toBeLessThan(promised(2_000));
  await end(pressed.body as MatrixSwitch);
  await until(modeNow, (mode) => mode === 'normal', 2_000);
  socket.close();
});

it('puts what breaks above everything in the app within two seconds, in every language it is out in, and takes it away', async () => {
  const room = newsroom(host);
  const column = (await room.column({ slug: `breaking-${station}`, name: '突发测试', station })).documentId;
  const { documentId } = await room.draft({ column, station, title: '突发：大桥临时封闭' });
  const breaking = async (): Promise<string> => {
    const home = (await (await fetch(`${host.url}/api/app/home?station=${station}`)).json()) as {
      breaking: { title: string }[];
    };
    return home.breaking.map(({ title }) => title).join();
  };
  expect(await breaking()).toBe('');
  const on = (await press('breaking', { named: [documentId] })).body as MatrixSwitch;
  expect(on.state).toBe('on');
  // Nothing is shown before it is published.
  expect(await breaking()).toBe('');
  await room.publish(documentId);
  await until(breaking, (titles) => titles === '突发：大桥临时封闭', 2_000);
  await end(on);
  await until(breaking, (titles) => titles === '', 2_000);
}, 20_000);

it('keeps the press of the publisher from putting anything out that is not named, and names it', async () => {
  const room = newsroom(host);
  const slug = `silence-${station}`;
  const column = (await room.column({ slug, name: '静默测试', station })).documentId;
  const { documentId } = await room.draft({ column, station });
  const on = (await press('silence')).body as MatrixSwitch;
  const refused = await room.tryPublish(documentId);
  expect(JSON.stringify(await refused.json())).toContain('REVIEW.SILENCED');
  const passed = await call(host, chief, 'POST', `/cms/switches/${on.id}/named`, { version: on.version, documentId });
  expect(passed.body.named).toMatchObject([{ documentId }]);
  expect((await room.tryPublish(documentId)).status).toBe(200);
  await end(passed.body as MatrixSwitch);
});

it('waits for a second person where the policy wants one, and ends by its clock', async () => {
  const policy = { station, modes: ['silence'], version: 0 };
  expect((await call(host, chief, 'PUT', '/cms/switches/policy', policy)).body).toMatchObject({ version: 1 });
  expect((await call(host, chief, 'PUT', '/cms/switches/policy', policy)).status).toBe(409);
  const asked = (await press('silence', { endsAt: new Date(Date.now() + 3_000).toISOString() })).body as MatrixSwitch;
  expect(asked.state).toBe('asked');
  const at = `/cms/switches/${asked.id}/confirm`;
  const agree = { version: asked.version, agree: true };
  expect((await call(host, chief, 'POST', at, agree)).body.error.code).toBe('SWITCH.SAME_PERSON');
  const agreed = await call(host, officer, 'POST', at, agree);
  expect(agreed.body).toMatchObject({ state: 'on', confirmedBy: officer.person.name['zh-Hans'] });
  const states = async (): Promise<MatrixSwitch[]> =>
    (await call(host, chief, 'GET', '/cms/switches')).body.switches as MatrixSwitch[];
  const all = await until(states, (found) => found.find(({ id }) => id === asked.id)?.state === 'off', 10_000);
  expect(all.find(({ id }) => id === asked.id)).toMatchObject({ endedBy: null, endReason: null });
}, 20_000);

it('refuses what is incomplete, over already, or no longer as it was seen', async () => {
  expect((await press('breaking')).body.error.code).toBe('SWITCH.NOTHING_NAMED');
  expect((await press('hold')).body.error.code).toBe('SWITCH.COLUMN_MISSING');
  expect((await press('mourning', { endsAt: new Date(0).toISOString() })).body.error.code).toBe('SWITCH.ENDS_BEFORE');
  const on = (await press('mourning')).body as MatrixSwitch;
  const [one, other] = await Promise.all([end(on), end(on)]);
  expect([one.status, other.status].sort()).toEqual([200, 409]);
});
