import type { Lead, MatrixSwitch, Topic } from '@hearth/cms/contract';
import { until } from './a-node';
import { theHost, type Host } from './host';
import { aPerson, aStation, call, type Answer, type SignedIn } from './people';
import { inHours } from './roster';

let host: Host;
let station: string;
let [reporter, colleague, head, chief, deputy, officer]: SignedIn[] = [];
const all = () => ({
  reporter: reporter!,
  colleague: colleague!,
  head: head!,
  chief: chief!,
  deputy: deputy!,
  officer: officer!,
});

beforeAll(async () => {
  host = await theHost();
  station = (await aStation(host).under('yunze').save()).slug;
  const roles = ['reporter', 'reporter', 'desk-head', 'chief-editor', 'chief-editor', 'compliance-officer'] as const;
  [reporter, colleague, head, chief, deputy, officer] = await Promise.all(
    roles.map((role) => aPerson(host).role(role).at(station).signedIn()),
  );
}, 60_000);

type Told = { kind: string; title: string; body: string; link: string | null; urgency: string };
const inbox = async (who: SignedIn): Promise<readonly Told[]> =>
  (await call(host, who, 'GET', '/cms/notices?limit=100')).body.notices as Told[];
/** Waits for the first notice of a kind, newest first. */
const heard = async (who: SignedIn, kind: string): Promise<Told> => {
  const found = await until(
    () => inbox(who),
    (mine) => mine.some((one) => one.kind === kind),
    10_000,
  );
  return found.find((one) => one.kind === kind)!;
};
const kindsOf = async (who: SignedIn): Promise<readonly string[]> => (await inbox(who)).map(({ kind }) => kind);
const move = (who: SignedIn, topic: Topic, body: object): Promise<Answer> =>
  call(host, who, 'POST', `/cms/topics/${topic.id}/move`, { version: topic.version, ...body });
const pitched = async (title: string): Promise<Topic> =>
  (await call(host, all().reporter, 'POST', '/cms/topics', { title, angle: '看堤坝', pitch: true })).body as Topic;

it('tells the maker of a topic that it was returned, with the reason, and not who returned it', async () => {
  const { reporter: maker, head: desk } = all();
  const topic = await pitched('汛期看堤坝');
  expect((await move(desk, topic, { event: 'return', reason: '缺少水务局的说法' })).status).toBe(200);
  const told = await heard(maker, 'topic.decided');
  expect(told).toMatchObject({ title: '选题被退回：汛期看堤坝', link: `/plugins/cms/topics?open=${topic.id}` });
  expect(told.body).toContain('缺少水务局的说法');
  expect(await kindsOf(desk)).not.toContain('topic.decided');
});

it('tells the maker and everybody on it that a topic is put off', async () => {
  const { reporter: maker, colleague: crew, head: desk, chief: boss } = all();
  let topic = await pitched('龙窑点火');
  for (const who of [desk, boss])
    topic = (await call(host, who, 'POST', `/cms/topics/${topic.id}/approve`, { version: topic.version }))
      .body as Topic;
  topic = (await move(desk, topic, { event: 'assign', people: [crew.person.id] })).body as Topic;
  await until(
    () => inbox(maker),
    (mine) => mine.some(({ title }) => title === '选题已通过：龙窑点火'),
    10_000,
  );
  expect((await move(desk, topic, { event: 'postpone', plannedFrom: inHours(48) })).status).toBe(200);
  for (const who of [maker, crew])
    expect(await heard(who, 'topic.put-aside')).toMatchObject({ title: '选题推迟：龙窑点火', urgency: 'high' });
});

it('tells the maker that a topic was refused, and everybody on it that it is called off, with the reasons', async () => {
  const { reporter: maker, colleague: crew, head: desk, chief: boss } = all();
  const refusedTopic = await pitched('追星族堵门');
  expect((await move(desk, refusedTopic, { event: 'reject', reason: '与本台定位不符' })).status).toBe(200);
  const told = await until(
    () => inbox(maker),
    (mine) => mine.some(({ title }) => title === '选题未通过：追星族堵门'),
    10_000,
  );
  expect(told.find(({ title }) => title.startsWith('选题未通过'))?.body).toContain('与本台定位不符');
  let topic = await pitched('江滩烟花秀');
  for (const who of [desk, boss])
    topic = (await call(host, who, 'POST', `/cms/topics/${topic.id}/approve`, { version: topic.version }))
      .body as Topic;
  topic = (await move(desk, topic, { event: 'assign', people: [crew.person.id] })).body as Topic;
  expect((await move(desk, topic, { event: 'cancel', reason: '大风预警' })).status).toBe(200);
  for (const who of [maker, crew]) {
    const mine = await until(
      () => inbox(who),
      (known) => known.some(({ title }) => title === '选题取消：江滩烟花秀'),
      10_000,
    );
    expect(mine.find(({ title }) => title.startsWith('选题取消'))).toMatchObject({ urgency: 'high' });
    expect(mine.find(({ title }) => title.startsWith('选题取消'))?.body).toContain('大风预警');
  }
  expect((await inbox(desk)).filter(({ title }) => title.startsWith('选题取消'))).toEqual([]);
});

it('tells whoever was given a lead, and nobody who took one', async () => {
  const { colleague: crew, head: desk } = all();
  const words = { station, title: '河埠头水位上涨', text: '河埠头今早水位比昨天高了半米', place: '河埠头' };
  await call(host, undefined, 'POST', '/api/leads/tips', words);
  const { leads } = (await call(host, desk, 'GET', `/cms/leads?station=${station}`)).body as { leads: Lead[] };
  const lead = leads[0]!;
  const give = (person: string, version: number): Promise<Answer> =>
    call(host, desk, 'PUT', `/cms/leads/${lead.id}/desk`, { version, column: null, person });
  expect((await give(desk.person.id, lead.version)).status).toBe(200);
  expect((await give(crew.person.id, lead.version + 1)).status).toBe(200);
  expect(await heard(crew, 'lead.assigned')).toMatchObject({
    ...{ title: '线索派给您核实：河埠头水位上涨', link: `/plugins/cms/leads?open=${lead.id}` },
  });
  expect(await kindsOf(desk)).not.toContain('lead.assigned');
});

describe('a switch that waits for its second person', () => {
  const ask = async (mode: string): Promise<MatrixSwitch> =>
    (await call(host, all().chief, 'POST', '/cms/switches', { station, mode, reason: '突发事件演练', endsAt: null }))
      .body as MatrixSwitch;

  it('is told of to the others who may agree, where nobody of them is on duty, and its end to the first', async () => {
    const { chief: first, deputy: second, officer: other } = all();
    const policy = { station, modes: ['silence', 'mourning'], version: 0 };
    expect((await call(host, first, 'PUT', '/cms/switches/policy', policy)).status).toBe(200);
    const asked = await ask('silence');
    expect(asked).toMatchObject({ state: 'asked' });
    expect(await heard(second, 'switch.asked')).toMatchObject({
      title: '待您确认：静默',
      link: '/plugins/cms/switches',
    });
    expect([await kindsOf(first), await kindsOf(other)].flat()).not.toContain('switch.asked');
    expect(asked).toMatchObject({ state: 'asked' });
    const no = { version: asked.version, agree: false };
    expect((await call(host, second, 'POST', `/cms/switches/${asked.id}/confirm`, no)).body.state).toBe('declined');
    expect(await heard(first, 'switch.declined')).toMatchObject({ title: '第二人没有同意：静默' });
  });

  it('is told of to whoever stands on duty and may agree, before the role', async () => {
    const { head: planner, officer: onDuty, deputy: second } = all();
    const name = { 'zh-Hans': '合规值班', en: 'Compliance' };
    const post = await call(host, planner, 'POST', '/cms/roster/posts', { station, slug: `duty-${station}`, name });
    const shift = { post: post.body.id as string, person: onDuty.person.id, startsAt: inHours(-1), endsAt: inHours(8) };
    expect((await call(host, planner, 'POST', '/cms/roster/shifts', shift)).status).toBe(201);
    const before = (await kindsOf(second)).filter((kind) => kind === 'switch.asked').length;
    await ask('mourning');
    expect(await heard(onDuty, 'switch.asked')).toMatchObject({ title: '待您确认：悼念灰', urgency: 'high' });
    expect((await kindsOf(second)).filter((kind) => kind === 'switch.asked')).toHaveLength(before);
  });
});

it('lists each kind where a station makes its rules, in both languages', async () => {
  const administrator = await aPerson(host).role('station-administrator').at(station).signedIn();
  const { kinds } = (await call(host, administrator, 'GET', `/cms/notice-rules?station=${station}`)).body as {
    kinds: { kind: string; name: Record<string, string> }[];
  };
  const known = new Map(kinds.map(({ kind, name }) => [kind, name]));
  for (const kind of [
    ...['delivery.failed', 'delivery.rejected', 'delivery.by-hand', 'delivery.unknown', 'delivery.remove-by-hand'],
    ...['takedown.proposed', 'takedown.declined', 'correction.proposed', 'correction.opened', 'correction.dropped'],
    ...['switch.asked', 'switch.declined', 'topic.decided', 'topic.put-aside', 'lead.assigned'],
  ])
    expect(known.get(kind)).toEqual({ 'zh-Hans': expect.any(String) as string, en: expect.any(String) as string });
});
