import { routeRule, type ItemPile, type RouteAction, type RouteRule } from '../../contract';
import { done, NEWS, refused } from '../topics/testing/a-planning-desk';
import { switchRulesOn, viewRules } from './change-rules';
import { dryRunRules } from './dry-run';
import { anIngestDesk, type IngestDesk } from './testing/an-ingest-desk';
import { listItems, listSources } from './view-ingest';
import { bringItemBack, setItemAside, takeItem } from './work-items';
import { readNow } from './write-source';

let ingest: IngestDesk;
let desk: IngestDesk['desk'];
let deps: IngestDesk['deps'];
let head: IngestDesk['head'];
beforeAll(async () => {
  ingest = await anIngestDesk();
  ({ desk, deps, head } = ingest);
}, 60_000);
afterAll(() => ingest.drop());

const aRule = (id: string, when: object, then: Partial<RouteAction>): RouteRule =>
  routeRule.parse({ id, name: id, when, then });
const switchOn = async (rules: readonly RouteRule[]) => {
  const { current } = await done(viewRules(deps, head, 'yunze'));
  return done(switchRulesOn(deps, head, { station: 'yunze', version: current.version, rules: [...rules], note: '' }));
};

describe('routing', () => {
  it('does with each item what the first rule says, once, and leaves what was routed as it is', async () => {
    await switchOn([
      aRule('drill', { any: ['演练'] }, { do: 'drop', reason: '演练不报' }),
      aRule('storm', { any: ['暴雨'] }, { do: 'lead', importance: 1, column: NEWS }),
      aRule('same', { any: ['古桥'] }, { do: 'attach' }),
      aRule('alarm', { any: ['地震'] }, { do: 'notify', role: 'chief-editor' }),
    ]);
    const source = await ingest.aSource('/rss');
    ingest.publish(
      ['d', '暴雨应急演练'],
      ['s', '暴雨红色预警', '今夜有大暴雨'],
      ['b1', '古桥桥墩被洪水冲歪', '青石古桥东侧桥墩歪斜'],
      ['b2', '青石古桥桥墩歪斜，古桥封闭', '洪水冲歪古桥东侧桥墩'],
      ['q', '邻市发生地震'],
      ['k', '没有规则的一条'],
    );
    await ingest.read(source);
    const items = await ingest.itemsOf(source);
    const said = Object.fromEntries(
      items.map(({ title, decision, lead }) => [title.slice(0, 4), [decision.do, lead !== null]]),
    );
    expect(said).toEqual({
      ...{
        暴雨应急: ['drop', false],
        暴雨红色: ['lead', true],
        古桥桥墩: ['attach', true],
        青石古桥: ['attach', true],
      },
      ...{ 邻市发生: ['notify', true], 没有规则: ['keep', false] },
    });
    const bridge = items.filter(({ title }) => title.includes('古桥')).map(({ lead }) => lead);
    expect(new Set(bridge).size).toBe(1);
    const [storm] = await deps.leads.byIds(head.stations, [
      items.find(({ title }) => title.startsWith('暴雨红'))?.lead ?? '',
    ]);
    expect(storm).toMatchObject({ source: 'wire', importance: 1, column: NEWS, title: '暴雨红色预警', state: 'new' });
    expect(ingest.told.at(-1)).toMatchObject({ kind: 'ingest.item-told', facts: { title: '邻市发生地震' } });
    const leads = await desk.db.knex('lead').count<{ count: string }[]>('*');
    ingest.publish(['s', '暴雨红色预警解除'], ['q', '邻市发生地震']);
    await ingest.read(source);
    expect(await desk.db.knex('lead').count<{ count: string }[]>('*')).toEqual(leads);
    const kept = items.find(({ title }) => title.startsWith('没有规则'))!;
    expect(await done(takeItem(deps, head, kept.id))).toMatchObject({ title: '没有规则的一条', state: 'new' });
    expect(await refused(takeItem(deps, head, kept.id))).toBe('INGEST.LEAD_THERE');
    await ingest.forget('/rss');
  });

  it('shows what waits for a person, until it is put aside, brought back or made a lead, by one of those who press', async () => {
    const source = await ingest.aSource('/rss');
    ingest.publish(['w1', '图书馆延长开放'], ['w2', '菜市场停电'], ['w3', '消防演练']);
    await ingest.read(source);
    const titles = async (pile: ItemPile) =>
      (await done(listItems(deps, head, { source: source.id, pile, limit: 9 }))).items.map(({ title }) => title);
    const items = await ingest.itemsOf(source);
    const [library, market] = ['图书馆延长开放', '菜市场停电'].map(
      (title) => items.find((one) => one.title === title)!.id,
    );
    expect((await titles('waiting')).sort()).toEqual(['图书馆延长开放', '菜市场停电'].sort());
    expect(await titles('aside')).toEqual(['消防演练']);
    const both = await Promise.all([setItemAside(deps, head, library!), setItemAside(deps, head, library!)]);
    expect(both.flatMap((one) => (one.ok ? [one.value.asideBy] : [one.error.code])).sort()).toEqual(
      [head.id, 'HEARTH.CHANGED_MEANWHILE'].sort(),
    );
    await done(setItemAside(deps, head, market!));
    expect(await titles('waiting')).toEqual([]);
    expect(await done(bringItemBack(deps, head, library!))).toMatchObject({ asideAt: null, asideBy: null });
    expect(await refused(bringItemBack(deps, head, library!))).toBe('HEARTH.CHANGED_MEANWHILE');
    await done(takeItem(deps, head, market!));
    expect([await titles('waiting'), await titles('leads')]).toEqual([['图书馆延长开放'], ['菜市场停电']]);
    expect(await refused(setItemAside(deps, head, market!))).toBe('INGEST.LEAD_THERE');
    await ingest.forget('/rss');
  });

  it('is tried on the items of a day before it is switched on, and says what would be other', async () => {
    const { current } = await done(viewRules(deps, head, 'yunze'));
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const same = await done(dryRunRules(deps, head, { station: 'yunze', rules: current.rules, day }));
    expect(same).toMatchObject({ day, differing: 0 });
    expect(same.lines.length).toBeGreaterThan(5);
    const before = await desk.db.knex('lead').count<{ count: string }[]>('*');
    const draft = [aRule('drop-storm', { any: ['红色预警'] }, { do: 'drop', reason: '重复' }), ...current.rules];
    const other = await done(dryRunRules(deps, head, { station: 'yunze', rules: draft, day }));
    expect(other.lines.filter(({ differs }) => differs)).toMatchObject([
      { now: { do: 'lead' }, then: { do: 'drop', rule: 'drop-storm' } },
    ]);
    expect(await desk.db.knex('lead').count<{ count: string }[]>('*')).toEqual(before);
    expect((await done(dryRunRules(deps, head, { station: 'yunze', rules: draft }))).lines).toEqual([]);
  });

  it('lets one of two switch the next version on, and keeps those before', async () => {
    const { current } = await done(viewRules(deps, head, 'yunze'));
    const next = (note: string) =>
      switchRulesOn(deps, head, { station: 'yunze', version: current.version, rules: current.rules, note });
    const both = await Promise.all([next('甲'), next('乙')]);
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(['HEARTH.CHANGED_MEANWHILE']);
    const after = await done(viewRules(deps, head, 'yunze'));
    expect([after.current.version, after.before[0]?.version]).toEqual([current.version + 1, current.version]);
    const bad = aRule('bad', { pattern: '(a+)+b' }, { do: 'lead' });
    const wrong = { station: 'yunze', version: after.current.version, note: '' };
    expect(await refused(switchRulesOn(deps, head, { ...wrong, rules: [bad] }))).toBe('INGEST.BAD_RULE');
    const tea = aRule('tea', {}, { do: 'lead', column: 'c-tea' });
    expect(await refused(switchRulesOn(deps, head, { ...wrong, rules: [tea] }))).toBe('TOPICS.UNKNOWN_COLUMN');
  });
});

it('shows and gives nothing of a station to its neighbour', async () => {
  const neighbour = await desk.staff('desk-head', 'liutang');
  const [source] = (await done(listSources(deps, head, {}))).sources;
  const [item] = (await done(listItems(deps, head, { limit: 1 }))).items;
  expect((await done(listSources(deps, neighbour, {}))).sources).toEqual([]);
  expect((await done(listItems(deps, neighbour, { limit: 5 }))).items).toEqual([]);
  expect(await refused(listItems(deps, neighbour, { station: 'yunze', limit: 5 }))).toBe('HEARTH.NOT_ALLOWED');
  expect(await refused(readNow(deps, neighbour, source!.id))).toBe('HEARTH.NOT_FOUND');
  expect(await refused(takeItem(deps, neighbour, item!.id))).toBe('HEARTH.NOT_FOUND');
  expect(await refused(setItemAside(deps, neighbour, item!.id))).toBe('HEARTH.NOT_FOUND');
  expect(await refused(bringItemBack(deps, neighbour, item!.id))).toBe('HEARTH.NOT_FOUND');
  expect(await refused(viewRules(deps, neighbour, 'yunze'))).toBe('HEARTH.NOT_ALLOWED');
  expect(await refused(dryRunRules(deps, neighbour, { station: 'yunze', rules: [] }))).toBe('HEARTH.NOT_ALLOWED');
});
