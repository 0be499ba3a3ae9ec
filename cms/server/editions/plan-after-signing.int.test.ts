/** Planning a story that is signed already: its deliveries follow what is said, once, and nothing that went out goes again. */
import type { EditionLine, EditionMatrix } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { call } from '../../../tests/host/people';
import { aDesk, codeOf } from '../../../tests/host/review';

let host: Host;
let desk: Awaited<ReturnType<typeof aDesk>>;
let weibo: string;

async function aChannel(platform: string): Promise<string> {
  const { status, body } = await call(host, desk.chief, 'POST', '/cms/channels', {
    ...{ station: 'yunze', locale: 'zh-Hans', lane: 'assisted', capabilities: ['publish'], credential: null },
    ...{ quota: null, pace: null, windows: [], owner: null, active: true },
    ...{ platform, rulePack: platform, name: platform, account: `${platform}-${desk.column}` },
  });
  expect(status).toBe(201);
  return body.id as string;
}

beforeAll(async () => {
  host = await theHost();
  desk = await aDesk(host, { levels: [1, 2], proofs: [] });
  weibo = await aChannel('weibo');
  const target = { channel: weibo, timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const place = { station: 'yunze', column: desk.column, version: 0, targets: [target] };
  expect((await call(host, desk.chief, 'PUT', '/cms/channels/targets', place)).status).toBe(200);
}, 60_000);

const lineOn = async (id: string, channel = weibo): Promise<EditionLine> => {
  const { body } = await call(host, desk.chief, 'GET', `/cms/editions/${id}/zh-Hans`);
  const line = (body as EditionMatrix).editions.find((one) => one.channel.id === channel);
  if (!line) throw new Error(JSON.stringify(body));
  return line;
};
const release = async (id: string): Promise<void> => {
  await desk.act(desk.author, id, 'submit');
  for (const who of [desk.editor, desk.head]) expect((await desk.act(who, id, 'pass')).status).toBe(200);
};
const aStory = async (): Promise<string> => (await desk.manuscript({ tags: '防汛' })).documentId;
const plan = { wanted: true, dueAt: null, endsAt: null, embargo: null, missed: null };
const say = async (id: string, said: { channel: string; version: number; plan: object }, who = desk.chief) =>
  call(host, who, 'PUT', '/cms/editions/plan', { documentId: id, locale: 'zh-Hans', ...said });
const inAnHour = new Date(Date.now() + 3_600_000).toISOString();

it('adds the missing delivery, takes it back and wants it again, once for two who ask, and never after it went out', async () => {
  const channel = await aChannel('facebook');
  const id = await aStory();
  expect((await lineOn(id, channel)).planning).toBe('before');
  await release(id);
  await until(
    () => lineOn(id),
    ({ delivery }) => delivery !== null,
  );
  const wanted = { ...plan, dueAt: inAnHour };
  const onIt = async (): Promise<readonly { state: string }[]> => {
    const { body } = await call(host, desk.chief, 'GET', `/cms/deliveries?documentId=${id}&channel=${channel}`);
    return body.deliveries as { state: string }[];
  };

  // Whoever may not handle deliveries changes nothing of what was signed, and the desk notes nothing.
  expect(await say(id, { channel, version: 0, plan: wanted }, desk.editor)).toMatchObject({ status: 403 });
  expect(await lineOn(id, channel)).toMatchObject({ version: 0, plan: null, planning: 'adds' });
  const early = { ...wanted, endsAt: new Date().toISOString() };
  expect(codeOf(await say(id, { channel, version: 0, plan: early }))).toBe('DELIVERY.ENDS_BEFORE_IT_BEGINS');

  const added = await say(id, { channel, version: 0, plan: wanted });
  expect(added).toMatchObject({ status: 200, body: { planning: 'moves', delivery: { state: 'planned' } } });
  const back = await say(id, { channel, version: 1, plan: { ...plan, wanted: false } });
  expect(back).toMatchObject({ status: 200, body: { planning: 'revives', delivery: { state: 'cancelled' } } });

  const both = await Promise.all([1, 2].map(() => say(id, { channel, version: 2, plan })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const sent = await until(
    () => lineOn(id, channel),
    ({ delivery }) => delivery?.state === 'manual',
  );
  expect(sent.planning).toBe('next');
  for (const wish of [{ ...plan, wanted: false }, plan]) {
    const { version } = await lineOn(id, channel);
    expect((await say(id, { channel, version, plan: wish })).status).toBe(200);
  }
  expect(await onIt()).toMatchObject([{ state: 'manual' }]);
});

it('gives a delivery that waits its new hour, and leaves an account that the column no longer wants', async () => {
  const id = await aStory();
  await say(id, { channel: weibo, version: 0, plan: { ...plan, dueAt: inAnHour } }, desk.editor);
  await release(id);
  await until(
    () => lineOn(id),
    ({ delivery }) => delivery?.state === 'planned',
  );
  const later = new Date(Date.now() + 7_200_000).toISOString();
  const moved = await say(id, { channel: weibo, version: 1, plan: { ...plan, dueAt: later } });
  expect(moved).toMatchObject({ status: 200, body: { delivery: { state: 'planned', dueAt: later } } });
  const { body } = await say(id, { channel: weibo, version: 2, plan: { ...plan, wanted: false } });
  expect(body).toMatchObject({ delivery: { state: 'cancelled' } });
});

it('leaves what its platform would refuse to a person, and takes it back when it is wanted no more', async () => {
  const channel = await aChannel('toutiao');
  const id = await aStory();
  await release(id);
  await until(
    () => lineOn(id),
    ({ delivery }) => delivery !== null,
  );
  const added = await say(id, { channel, version: 0, plan });
  expect(added).toMatchObject({ status: 200, body: { planning: 'moves', delivery: { state: 'failed_final' } } });
  const back = await say(id, { channel, version: 1, plan: { ...plan, wanted: false } });
  expect(back).toMatchObject({ status: 200, body: { planning: 'revives', delivery: { state: 'dropped' } } });
});
