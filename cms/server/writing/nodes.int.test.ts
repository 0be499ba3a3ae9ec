import { Client } from 'pg';
import type { WritingDesk } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { aHost, theHost, type Host, type OwnHost } from '../../../tests/host/host';
import { newsroom, paragraph, type Manuscript } from '../../../tests/host/newsroom';
import { aPerson, call, type Answer, type SignedIn } from '../../../tests/host/people';

/** Two nodes on one database: the house has one truth about who writes. */
let one: Host;
let other: OwnHost;
let database: Client;
let wang: SignedIn;
let li: SignedIn;
beforeAll(async () => {
  one = await theHost();
  other = await aHost({ databaseUrl: one.databaseUrl });
  database = new Client({ connectionString: one.databaseUrl });
  await database.connect();
  [wang, li] = await Promise.all([aPerson(one).signedIn(), aPerson(one).signedIn()]);
}, 120_000);
afterAll(async () => {
  await database.end();
  await other.stop();
});

const at = (id: string): string => `/cms/writing/${id}/zh-Hans`;
const sessionOf = (who: SignedIn): string => `page-of-${who === wang ? 'wang' : 'li'}`;
const beats = async (node: Host, who: SignedIn, id: string): Promise<WritingDesk> => {
  const { body } = await call(node, who, 'POST', `${at(id)}/beats`, { session: sessionOf(who), typing: true });
  return body as WritingDesk;
};
const takeOver = (node: Host, who: SignedIn, ...[id, version]: [string, number]): Promise<Answer> =>
  call(node, who, 'POST', `${at(id)}/take-over`, { session: sessionOf(who), version });
const save = (node: Host, who: SignedIn, ...[id, data]: [string, object]): Promise<Answer> =>
  call(node, who, 'PUT', `/content-manager/collection-types/plugin::cms.manuscript/${id}?locale=zh-Hans`, data);
const codeOf = ({ body }: Answer): string => body.error?.details?.code ?? body.error?.code;
const story = async (words: Manuscript = {}): Promise<string> =>
  (await newsroom(one, wang.token).draft(words)).documentId;
const noticesOf = async (kind: string, person: string): Promise<number> => {
  const { rows } = await database.query(`SELECT 1 FROM notice WHERE kind = $1 AND address->>'person' = $2`, [
    kind,
    person,
  ]);
  return rows.length;
};

it('gives a manuscript to one of two who begin on two nodes at the same moment', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await story();
    await Promise.all([beats(one, wang, id), beats(other, li, id)]);
    const [seen, seenThere] = await Promise.all([beats(one, wang, id), beats(other, li, id)]);
    expect(seen.lock?.person).toBe(seenThere.lock?.person);
    expect([seen.lock?.mine, seenThere.lock?.mine].filter(Boolean)).toHaveLength(1);
  }
});

it('takes over across nodes; whoever held it hears of it, and their save is turned away and kept', async () => {
  const id = await story();
  expect((await beats(one, wang, id)).lock).toMatchObject({ mine: true });
  const seen = await beats(other, li, id);
  expect((await takeOver(other, li, id, seen.lock!.version)).body).toMatchObject({ lock: { mine: true } });
  expect((await beats(one, wang, id)).lock).toMatchObject({ mine: false, person: li.person.id });
  expect(codeOf(await save(one, wang, id, { title: '王没存的题', revision: 1 }))).toBe('WRITING.LOCKED');
  const kept = await call(other, wang, 'GET', `${at(id)}/draft?kind=conflict`);
  expect(kept.body.content).toEqual({ title: '王没存的题' });
  expect(await noticesOf('writing.taken-over', wang.person.id)).toBe(1);
});

it('is freed by the clock of the database when a node is killed with its holder, and not before', async () => {
  const id = await story();
  const { lock } = await beats(other, li, id);
  const gone = new Promise((resolve) => other.child.once('exit', resolve));
  other.child.kill('SIGKILL');
  await gone;
  expect((await beats(one, wang, id)).lock).toMatchObject({ mine: false, person: li.person.id, until: lock!.until });
  const { rows } = await database.query<{ left: number }>(
    `SELECT extract(epoch FROM until - clock_timestamp())::float AS left FROM manuscript_lock WHERE document_id = $1`,
    [id],
  );
  expect(rows[0]!.left).toBeGreaterThan(0);
  expect(rows[0]!.left).toBeLessThanOrEqual(45);
  // The lease, ended as time would end it.
  await database.query(`UPDATE manuscript_lock SET until = clock_timestamp() WHERE document_id = $1`, [id]);
  expect((await beats(one, wang, id)).lock).toMatchObject({ mine: true });
  other = await aHost({ databaseUrl: one.databaseUrl });
  expect((await beats(other, li, id)).lock).toMatchObject({ mine: false, person: wang.person.id });
}, 120_000);

it('ends with a takedown ordered on another node: the holder is told, and what they write is refused and kept', async () => {
  // Words of its own: copies of what is ordered down are stopped in the whole house, which other tests share.
  const id = await story({
    title: '某品牌蜂蜜检出禁用兽药，厂家称系送检样品被调包',
    body: [paragraph('厂家代表在说明会上出示了两份检验报告，落款单位均表示从未出具，记者随后前往仓库核实批次。')],
  });
  await beats(one, wang, id);
  const chief = await aPerson(one).role('chief-editor').signedIn();
  const order = await call(other, chief, 'POST', '/cms/takedowns', {
    scope: { kind: 'lineage', documentId: id },
    ...{ authority: 'superior', issuer: '省委网信办', reason: '内容失实' },
    number: `撤〔2026〕${Date.now()}号`,
    publicNote: '经核实内容失实，本稿已撤下。',
    responsible: chief.person.id,
    minutes: 30,
  });
  expect([order.status, order.body.error]).toEqual([201, undefined]);
  // From the commit on nothing goes in, whichever node is asked.
  expect(codeOf(await save(one, wang, id, { title: '封存后写的题', revision: 1 }))).toBe('WRITING.SEALED');
  const kept = await call(one, wang, 'GET', `${at(id)}/draft?kind=conflict`);
  expect(kept.body.content).toEqual({ title: '封存后写的题' });
  await until(
    async () => [(await beats(one, wang, id)).lock, await noticesOf('writing.sealed', wang.person.id)] as const,
    ([lock, told]) => lock === null && told === 1,
  );
  expect(await beats(one, wang, id)).toMatchObject({ sealed: true, mayWrite: false, lock: null });
});
