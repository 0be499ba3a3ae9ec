import { FULL_REVIEW, type TakedownScope } from '../../contract';
import { systemIds } from '../../kernel';
import { aDeliveryDesk, type DeliveryDesk } from '../deliveries/testing/a-delivery-desk';
import { lexemesOf, vectorOf } from '../library/words.rules';
import { lineageStore } from '../lineage/lineage-store';
import { blockStore } from './block-store';
import { copiesOf } from './blocked-copies';
import { findPage, findScope } from './find-scope';
import { scopeStore } from './scope-store';
import { anOrderHouse, type OrderHouse } from './testing/an-order-house';

const deps = { scopes: scopeStore, lineage: lineageStore };
const within = { stations: ['yunze'] };
const ZH = 'zh-Hans' as const;
const RULES = JSON.stringify({ ...FULL_REVIEW, levels: [], proofs: [] });

let desk: DeliveryDesk;
let house: OrderHouse;
let weibo: string;
beforeAll(async () => {
  desk = await aDeliveryDesk();
  const node = desk.node(() => {
    throw new Error('nothing is sent here');
  });
  house = await anOrderHouse(desk, node);
  weibo = await desk.channel('微博');
  await desk.targets([{ channel: weibo }]);
}, 60_000);
afterAll(() => desk.end());

type Words = { readonly title: string; readonly body: string; readonly picture?: string };

/** A revision with these words, and the review that stands at it. */
async function revision(documentId: string, n: number, { title, body, picture }: Words): Promise<string> {
  const hash = systemIds.next().replaceAll('-', '').padEnd(64, '0');
  const image = picture === undefined ? [] : [{ type: 'image', image: { hash: picture } }];
  const content = { title, body: [{ type: 'paragraph', children: [{ type: 'text', text: body }] }, ...image] };
  const row = { station: 'yunze', document_id: documentId, locale: ZH };
  await desk.db.knex('manuscript_revision').insert({
    ...{ ...row, id: systemIds.next(), n, hash, content: JSON.stringify(content) },
    ...{ changed: [], author_name: '王芳', role: 'writer' },
  });
  await desk.db
    .knex('review_case')
    .insert({
      ...{ ...row, id: systemIds.next(), title, state: 'signed', revision: n, hash, rules: RULES },
      ...{ rules_version: 'test/1', author_name: '王芳' },
    })
    .onConflict(['document_id', 'locale'])
    .merge(['revision', 'hash', 'title']);
  // What the library keeps of the newest words.
  await desk.db
    .knex('library_entry')
    .insert({
      ...{ ...row, column_id: 'city', title, author_name: '王芳', state: 'signed', revision: n, origin: 'original' },
      ...{ characters: body.length, tags: [], assets: [], rights: 'none', channels: [], first_at: new Date() },
      ...{ at: new Date(), words: vectorOf(lexemesOf(`${title}\n${body}`)) },
    })
    .onConflict(['document_id', 'locale'])
    .merge(['words', 'revision', 'title']);
  return hash;
}

type Posted = { readonly documentId: string; readonly n: number; readonly state: string };

/** A post of a revision on the account. */
async function posted({ documentId, n, state }: Posted, words: Words & { readonly byHand?: boolean }): Promise<void> {
  const [edition, hash] = [systemIds.next(), systemIds.next().replaceAll('-', '').padEnd(64, '0')];
  const content = {
    ...{ form: 'post', title: words.title, summary: '', byline: '', blocks: [], text: words.body, cover: null },
    ...{ pictures: [], film: null, tags: [], link: null, source: null, aiLabel: null },
  };
  const row = { station: 'yunze', document_id: documentId, locale: ZH, revision: n, channel: weibo };
  await desk.db.knex('edition').insert({
    ...{ ...row, id: edition, master_hash: hash, rule: 'post/1', hash, content: JSON.stringify(content) },
    ...{ problems: '[]', hand_edited: words.byHand ?? false },
  });
  await desk.db.knex('delivery').insert({
    ...{ ...row, id: systemIds.next(), edition, action: 'publish', state, due_at: new Date() },
    ...{ embargo: '{"kind":"none"}', missed: '{"kind":"send"}' },
  });
}

const aDocument = (): string => `doc${systemIds.next().replaceAll('-', '').slice(8)}`;
const foundBy = async (scope: TakedownScope): Promise<readonly string[]> => {
  const hits = await findScope(deps, desk.db.knex, { scope, ...within });
  return hits.map(({ documentId }) => documentId);
};
const search = (text: string, channel: string | null = null): TakedownScope => ({
  ...{ kind: 'search', text, channel, chosen: [] },
});

it('finds a file in what is out and in what may go out, and leaves alone what does not show it any more', async () => {
  const [newest, stands, corrected] = [aDocument(), aDocument(), aDocument()];
  const river = { title: '河堤', body: '河堤加固完工', picture: 'river_ab12' };
  const without = { title: '河堤', body: '河堤加固完工，换了照片' };
  await revision(newest, 1, without);
  await revision(newest, 2, river);
  await revision(stands, 1, river);
  await posted({ documentId: stands, n: 1, state: 'live' }, river);
  await revision(stands, 2, without);
  await revision(corrected, 1, river);
  await posted({ documentId: corrected, n: 1, state: 'replaced' }, river);
  await revision(corrected, 2, without);
  await posted({ documentId: corrected, n: 2, state: 'live' }, without);
  expect(await foundBy({ kind: 'asset', asset: 'river_ab12' })).toEqual([newest, stands].sort());
});

it('finds words that only a post still says, words edited by hand, and all that stands on an account', async () => {
  const [old, byHand, never] = [aDocument(), aDocument(), aDocument()];
  const claim = { title: '矿泉事件', body: '矿泉水检出超标' };
  await revision(old, 1, claim);
  await posted({ documentId: old, n: 1, state: 'live' }, claim);
  await revision(old, 2, { title: '饮水通报', body: '检验结果已更正' });
  await revision(byHand, 1, { title: '早间播报', body: '今日要闻' });
  await posted({ documentId: byHand, n: 1, state: 'live' }, { ...claim, byHand: true });
  await revision(never, 1, claim);
  expect([...(await foundBy(search('矿泉水 超标')))].sort()).toEqual([old, byHand].sort());
  const onAccount = await foundBy(search('', weibo));
  expect(onAccount).toEqual(expect.arrayContaining([old, byHand]));
  expect(onAccount).not.toContain(never);
  expect(await foundBy(search('矿泉水 超标', await desk.channel('抖音')))).toEqual([]);
  expect(await foundBy(search(''))).toEqual([]);
});

it('cuts nothing: of 450 stories a preview tells part by part, and an order hits all', async () => {
  const ids = Array.from({ length: 450 }, aDocument);
  const rows = ids.map((document_id) => ({ station: 'yunze', document_id, locale: ZH }));
  const content = JSON.stringify({ title: '泄洪', cover: { hash: 'flood_cd34' } });
  const hash = 'a'.repeat(64);
  await desk.db.knex.batchInsert(
    'manuscript_revision',
    rows.map((row) => ({
      ...{ ...row, id: systemIds.next(), n: 1, hash, content, changed: [], author_name: '王芳', role: 'writer' },
    })),
  );
  await desk.db.knex.batchInsert(
    'review_case',
    rows.map((row) => ({
      ...{ ...row, id: systemIds.next(), title: '泄洪', state: 'signed', revision: 1, hash, rules: '{}' },
      ...{ rules_version: 'test/1', author_name: '王芳' },
    })),
  );
  const scope = { kind: 'asset', asset: 'flood_cd34' } as const;
  const told: string[] = [];
  const sizes: number[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await findPage(deps, desk.db.knex, { scope, ...within, after });
    expect(page.total).toBe(450);
    sizes.push(page.hits.length);
    told.push(...page.hits.map(({ documentId }) => documentId));
    after = page.next;
    more = after !== null;
  }
  expect(sizes).toEqual([200, 200, 50]);
  expect(told).toEqual([...ids].sort());
  expect(new Set(await foundBy(scope)).size).toBe(450);
}, 60_000);

describe('what was ordered down', () => {
  const [first, second, third] = [
    '沿江三个街道今天上午停水，水务局说检修提前两小时完成，居民可以到社区取水点取水。',
    '全市公交明日起调整首末班时间，高峰每五分钟一班，老年卡和学生卡照常使用不另收费。',
    '城东小学昨天下午提前放学，学校称供电线路检修，家长接到通知后陆续到校接走孩子。',
  ];
  const blocking = async (text: string): Promise<readonly string[]> => {
    const words = { station: 'yunze', documentId: 'x', locale: ZH, hash: 'b'.repeat(64), texts: [text] };
    return (await copiesOf({ blocks: blockStore }, desk.db.knex, words)).map(({ title }) => title);
  };

  it('is known by every wording that was out, hand-edited ones too, and by no draft that nobody saw', async () => {
    const documentId = aDocument();
    await revision(documentId, 1, { title: '停水', body: first });
    await posted({ documentId, n: 1, state: 'live' }, { title: '公交', body: second, byHand: true });
    await revision(documentId, 2, {
      title: '草稿',
      body: '这一版谁也没有见过，写的是图书馆周末延长开放，读者可以凭身份证借阅图书。',
    });
    await revision(documentId, 3, { title: '放学', body: third });
    const id = await house.order(documentId);
    expect(await blocking(first)).toEqual(['停水']);
    expect(await blocking(second)).toEqual(['公交']);
    expect(await blocking(third)).toEqual(['放学']);
    expect(await blocking('这一版谁也没有见过，写的是图书馆周末延长开放，读者可以凭身份证借阅图书。')).toEqual([]);
    await desk.db.database.transaction((tx) => blockStore.lift(tx, id));
    expect(await blocking(first)).toEqual([]);
  });

  it('is found among any number of stories that begin alike', async () => {
    const documentId = aDocument();
    await revision(documentId, 1, { title: '停水', body: first });
    const id = await house.order(documentId);
    await desk.db.database.transaction(async (tx) => {
      const { rows } = await tx.raw<{ rows: { shingle: number }[] }>(
        'SELECT shingle FROM blocked_shingle s JOIN blocked_print p ON p.id = s.print WHERE p.order_id = ? LIMIT 20',
        [id],
      );
      const few = rows.map(({ shingle }) => shingle);
      const noise = Array.from({ length: 300 }, (_, at) => 1_000_000 + at);
      for (let at = 0; at < 250; at += 1) {
        const which = { order: id, station: 'yunze', documentId: `other${at}`, locale: ZH, title: '别的' };
        await blockStore.add(tx, { ...which, hash: 'c'.repeat(64), shingles: [...few, ...noise] });
      }
    });
    expect(await blocking(first)).toEqual(['停水']);
  });
});
