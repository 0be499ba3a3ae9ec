/** Our own app keeps the hours that are said for it: neither a press of the publisher nor a signature puts a story there before. */
import type { DeliveryShown, EditionLine, EditionMatrix } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { graphql, newsroom } from '../../../tests/host/newsroom';
import { call, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

type Desk = Awaited<ReturnType<typeof aDesk>>;

let host: Host;
let desk: Desk;
let direct: Desk;
let app: string;

const HOUR = 3_600_000;
const inAnHour = (): string => new Date(Date.now() + HOUR).toISOString();
const AT_ONCE = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
const PLAN = { wanted: true, dueAt: null, endsAt: null, embargo: null, missed: null };

beforeAll(async () => {
  host = await theHost();
  [desk, direct] = [await aDesk(host, { levels: [1, 2], proofs: [] }), await aDesk(host, { levels: [], proofs: [] })];
  const channel = await call(host, desk.chief, 'POST', '/cms/channels', {
    ...{ station: 'yunze', locale: 'zh-Hans', platform: 'app', lane: 'app', rulePack: 'app', name: '云泽客户端' },
    ...{ account: `app-${desk.column}`, capabilities: ['publish'], credential: null, owner: null, active: true },
    ...{ quota: null, pace: null, windows: [] },
  });
  app = channel.body.id as string;
  for (const { column, chief } of [desk, direct]) {
    const place = { station: 'yunze', column, version: 0, targets: [{ channel: app, ...AT_ONCE }] };
    expect((await call(host, chief, 'PUT', '/cms/channels/targets', place)).status).toBe(200);
  }
}, 60_000);

const lineOf = async (id: string): Promise<EditionLine> => {
  const { body } = await call(host, desk.chief, 'GET', `/cms/editions/${id}/zh-Hans`);
  const line = (body as EditionMatrix).editions.find(({ channel }) => channel.id === app);
  if (!line) throw new Error(JSON.stringify(body));
  return line;
};
const planned = (id: string, plan: object): Promise<unknown> =>
  call(host, desk.editor, 'PUT', '/cms/editions/plan', {
    ...{ documentId: id, locale: 'zh-Hans', channel: app, version: 0, plan: { ...PLAN, ...plan } },
  });
const signed = async (id: string): Promise<void> => {
  await desk.act(desk.author, id, 'submit');
  for (const who of [desk.editor, desk.head]) expect((await desk.act(who, id, 'pass')).status).toBe(200);
};
const press = async (id: string, who: SignedIn = desk.editor): Promise<string> => {
  const answer = await newsroom(host, who.token).tryPublish(id);
  return answer.ok ? 'out' : JSON.stringify(await answer.json());
};
const isOut = async (id: string): Promise<boolean> => {
  const { data } = await graphql<{ story: { id: string } | null }>(host, `query { story(id: "${id}") { id } }`);
  return data.story !== null;
};
const delivery = (id: string, is: (one: DeliveryShown) => boolean): Promise<EditionLine> =>
  until(
    () => lineOf(id),
    (line) => line.delivery !== null && is(line.delivery),
  );

it('goes out by itself when it is signed and nothing holds it back, and is corrected by no second press', async () => {
  const { documentId: id } = await desk.manuscript();
  expect(await press(id)).toContain('REVIEW.NOT_COVERED');
  await signed(id);
  await delivery(id, ({ state }) => state === 'live');
  expect(await isOut(id)).toBe(true);
  expect(await press(id)).toBe('out');
  const asked = `query { story(id: "${id}") { evidence { correctedAt } } }`;
  const { data } = await graphql<{ story: { evidence: object } }>(host, asked);
  expect(data.story.evidence).toEqual({ correctedAt: null });
});

it('refuses a press before a hard embargo, says when it goes out, and goes out by itself then', async () => {
  const { documentId: id } = await desk.manuscript();
  await planned(id, { embargo: { kind: 'until', at: inAnHour() } });
  await signed(id);
  const { delivery: held } = await delivery(id, ({ state }) => state === 'gated');
  const refused = await press(id);
  expect(refused).toContain('REVIEW.NOT_YET');
  expect(refused).toMatch(/「云泽客户端」还在等：\d+月\d+日.*会自动发布/);
  expect(await isOut(id)).toBe(false);

  const schedule = {
    dueAt: new Date().toISOString(),
    endsAt: null,
    embargo: { kind: 'none' },
    missed: { kind: 'send' },
  };
  const moved = await call(host, desk.chief, 'POST', `/cms/deliveries/${held!.id}/schedule`, {
    ...{ version: held!.version, reason: '提前解禁', ...schedule },
  });
  expect(moved.status).toBe(200);
  await delivery(id, ({ state }) => state === 'live');
  expect(await isOut(id)).toBe(true);
});

it('waits for the broadcast, whoever presses, and goes out with it', async () => {
  const { documentId: id } = await desk.manuscript();
  await planned(id, { embargo: { kind: 'until-aired' } });
  await signed(id);
  await delivery(id, ({ gate }) => gate === 'aired');
  expect(await press(id)).toContain('播出');
  const airedAt = new Date().toISOString();
  await call(host, desk.chief, 'POST', '/cms/deliveries/aired', { documentId: id, locale: 'zh-Hans', airedAt });
  await delivery(id, ({ state }) => state === 'live');
  expect(await isOut(id)).toBe(true);
});

it('keeps an embargo where the press of the publisher is what signs', async () => {
  const { documentId: id } = await direct.manuscript();
  await planned(id, { embargo: { kind: 'until', at: inAnHour() } });
  expect(await press(id)).toContain('REVIEW.TOO_EARLY');
  expect(await isOut(id)).toBe(false);
});

it('lets an emergency order go before the broadcast, and not before a hard embargo', async () => {
  const [aired, held] = [await desk.manuscript(), await desk.manuscript()].map(({ documentId }) => documentId);
  await planned(aired!, { embargo: { kind: 'until-aired' } });
  await planned(held!, { embargo: { kind: 'until', at: inAnHour() } });
  for (const id of [aired!, held!]) {
    await desk.act(desk.author, id, 'submit');
    const order = { reason: '突发汛情，先发后审', reviewer: desk.head.person.id };
    expect((await desk.act(desk.chief, id, 'emergency', order)).status).toBe(200);
  }
  expect(await press(aired!)).toBe('out');
  expect(await press(held!)).toContain('REVIEW.TOO_EARLY');
});

it('waits while somebody writes on under the signed words, and goes out in the newest that are signed', async () => {
  const { documentId: id } = await desk.manuscript();
  const dueAt = new Date(Date.now() + 4_000).toISOString();
  await planned(id, { dueAt });
  await signed(id);
  await delivery(id, ({ state }) => state === 'planned');
  await newsroom(host, desk.author.token).save(id, { title: '青禾县转移人数更正为五百人' });
  await delivery(id, ({ gate }) => gate === 'unsigned');
  expect(await isOut(id)).toBe(false);
  await signed(id);
  await delivery(id, ({ state, title }) => state === 'live' && title.includes('五百人'));
  expect(await isOut(id)).toBe(true);
});

it('leaves our own app by itself when its time is over', async () => {
  const { documentId: id } = await desk.manuscript();
  await signed(id);
  const { delivery: live } = await delivery(id, ({ state }) => state === 'live');
  expect(await isOut(id)).toBe(true);
  const ends = { dueAt: live!.dueAt, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const moved = await call(host, desk.chief, 'POST', `/cms/deliveries/${live!.id}/schedule`, {
    ...{ version: live!.version, reason: '活动已结束', ...ends },
    endsAt: new Date(Date.now() + 1_000).toISOString(),
  });
  expect(moved.status).toBe(200);
  await delivery(id, ({ state }) => state === 'down');
  expect(await isOut(id)).toBe(false);
});
