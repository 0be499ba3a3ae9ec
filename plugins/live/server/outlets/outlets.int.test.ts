import { createHash, randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Target } from '@hearth/streaming/contract';
import type { ShownGoods } from '@hearth/vetting/contract';
import { sourceStore } from '../comments/source-store';
import { evidenceStore } from '../numbers/evidence-store';
import { seeBoard } from '../numbers/see-board';
import { aLiveHouse, anItem, controller, NO_MONEY, stranger, type LiveHouse } from '../numbers/testing/a-live-house';
import { exportGoods } from './export-goods';
import { importReport, listReports } from './import-report';
import type { OutletDeps } from './outlet-deps';
import { outletStore } from './outlet-store';
import { listOutlets, putOutlet } from './put-outlet';
import { tableRows } from './table-rows';

const operator: StaffActor = { ...controller, id: randomUUID(), name: '赵运营', roles: ['mcn-operator'] };
const TARGET = randomUUID();

let house: LiveHouse;
let deps: OutletDeps;
const shown = new Map<string, ShownGoods>();
beforeAll(async () => {
  house = await aLiveHouse();
  const { database, known, till } = house.deps;
  // What rooms on platforms read of a copy, and nothing else.
  const copy = { id: TARGET, name: '抖音主账号', state: 'broadcasting' } as unknown as Target;
  deps = {
    ...{ database, known, till, ledger: house.ledger, outlets: outletStore, sources: sourceStore, rowsOf: tableRows },
    copies: { of: () => Promise.resolve([copy]) },
    goods: { of: (products) => Promise.resolve(new Map([...shown].filter(([id]) => products.includes(id)))) },
  };
}, 60_000);
afterAll(() => house.drop());

const wish = (session: string, more: object = {}) => ({
  ...{ session, id: randomUUID(), platform: 'douyin' as const, title: '抖音直播间', language: 'zh-Hans' },
  ...{ url: 'https://live.douyin.com/1', target: null, version: 0 },
  ...more,
});

const aLive = async () => (await house.live({ state: 'ended', streamingRoom: randomUUID() })).id;

describe('a room on a platform', () => {
  it('is entered once, changed by whoever saw it, and shows the copy of the picture', async () => {
    const session = await aLive();
    const one = wish(session, { target: TARGET });
    const both = await Promise.all([putOutlet(deps, operator, one), putOutlet(deps, operator, one)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const changed = unwrap(await putOutlet(deps, operator, { ...one, title: '抖音助农', version: 1 }));
    expect(changed).toMatchObject({ title: '抖音助农', version: 2, target: { id: TARGET, state: 'broadcasting' } });
    expect(await putOutlet(deps, operator, { ...one, title: '另一个', version: 1 })).toEqual(
      err('HEARTH.CHANGED_MEANWHILE'),
    );
    expect(unwrap(await listOutlets(deps, operator, session)).outlets).toHaveLength(1);
    const deeds = (await house.ledger.of('yunze', session)).map(({ action }) => action);
    expect(deeds).toEqual(['live-session.outlet-told', 'live-session.outlet-told']);
  });

  it('is one of the live’s own station, with a copy of its own picture', async () => {
    const session = await aLive();
    expect(await putOutlet(deps, stranger, wish(session))).toEqual(err('OUTLETS.SESSION_NOT_FOUND'));
    expect(await listOutlets(deps, stranger, session)).toEqual(err('OUTLETS.SESSION_NOT_FOUND'));
    expect(await putOutlet(deps, operator, wish(session, { target: randomUUID() }))).toEqual(
      err('OUTLETS.TARGET_UNKNOWN'),
    );
    const other = unwrap(await putOutlet(deps, operator, wish(await aLive())));
    expect(await listReports(deps, operator, { session, id: other.id })).toEqual(err('OUTLETS.NOT_FOUND'));
  });
});

describe('a list of goods', () => {
  it('has what may be shown now, in the form of the platform, and says who took it', async () => {
    const session = await aLive();
    const [oranges, barred] = [anItem({ title: { 'zh-Hans': '=脐橙', en: 'Oranges' } }), anItem()];
    house.money.set(session, { ...NO_MONEY, items: [oranges, barred] });
    // What a list reads of shown goods, and nothing else.
    const goods = { seller: { name: '青禾村果业合作社' }, facts: { origin: '青禾村' } } as unknown as ShownGoods;
    shown.set(oranges.product, goods);
    const { id } = unwrap(await putOutlet(deps, operator, wish(session)));
    const { name, pieces } = unwrap(await exportGoods(deps, operator, { session, id }));
    let text = '';
    for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) text += piece;
    await pieces.close();
    expect(name).toBe(`goods-douyin-${session}.csv`);
    const [heads, ...lines] = tableRows(text).map(({ cells }) => cells);
    expect(heads?.[0]).toBe('商品序号');
    // What begins like a formula would be run by whatever opens it.
    expect(lines).toEqual([['1', "'=脐橙", '5 斤装', '39.90', '', '青禾村果业合作社', '青禾村']]);
    expect((await house.ledger.of('yunze', session)).at(-1)).toMatchObject({
      ...{ action: 'live-session.goods-listed', facts: { platform: 'douyin', items: 1 } },
    });
  });
});

describe('a report', () => {
  const CSV = '直播间,累计观看人数,成交金额(元)\r\n专场,"12,345","6,789.05"\r\n';
  const report = (more: object = {}) => ({
    ...{ press: randomUUID(), fileName: '抖音.csv', csv: CSV, asOf: '2026-11-30', finality: 'provisional' as const },
    ...more,
  });

  async function aRoom() {
    const session = await aLive();
    const { id } = unwrap(await putOutlet(deps, operator, wish(session)));
    const bring = (more: object = {}, by = operator) => importReport(deps, by, { ...report(more), session, id });
    return { session, id, bring };
  }

  it('stands by itself with its source, and is one however often the file comes', async () => {
    const { session, bring } = await aRoom();
    const both = await Promise.all([bring(), bring()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const [outlet] = unwrap(await listOutlets(deps, operator, session)).outlets;
    expect(outlet).toMatchObject({ reports: 1 });
    expect(outlet?.report).toMatchObject({
      ...{ origin: 'import', figures: { viewers: 12_345, gross: 678_905 }, ignored: ['直播间'], importedBy: '赵运营' },
      ...{ fileHash: createHash('sha256').update(CSV).digest('hex'), asOf: '2026-11-30', finality: 'provisional' },
    });
    // What a platform counted is in no figure of the house.
    const board = unwrap(await seeBoard(house.deps, operator, session));
    expect(board.figures.find(({ name }) => name === 'viewers')?.value).toBe(0);
    expect(new Set(board.figures.map(({ origin }) => origin))).toEqual(new Set(['own']));
  });

  it('is followed by another, and the newest counts', async () => {
    const { session, id, bring } = await aRoom();
    unwrap(await bring());
    unwrap(await bring({ csv: '观看人数\n13000\n', asOf: '2026-12-01', finality: 'settled' }));
    const [outlet] = unwrap(await listOutlets(deps, operator, session)).outlets;
    expect(outlet?.report).toMatchObject({ figures: { viewers: 13_000 }, finality: 'settled' });
    expect(unwrap(await listReports(deps, operator, { session, id })).reports).toHaveLength(2);
  });

  it('is refused whole when it cannot be read, and from another station', async () => {
    const { session, id, bring } = await aRoom();
    expect(await bring({ csv: '品名\n脐橙\n' })).toEqual(err('OUTLETS.REPORT_EMPTY'));
    expect(await bring({ csv: '观看人数\n"1' })).toMatchObject({ error: { code: 'OUTLETS.REPORT_UNREADABLE' } });
    expect(await bring({}, stranger)).toEqual(err('OUTLETS.SESSION_NOT_FOUND'));
    expect(unwrap(await listReports(deps, operator, { session, id })).reports).toEqual([]);
  });

  it('is kept as it came, by the database itself, and is part of the evidence of its live', async () => {
    const { session, id, bring } = await aRoom();
    const { fileHash } = unwrap(await bring());
    const change = house.knex('live_outlet_report').where({ outlet: id }).update({ figures: '{}' });
    await expect(change).rejects.toThrow('what a platform reported is kept');
    await house.pin({ session, item: anItem(), from: 60, until: 10 });
    const parts = await evidenceStore.partsOf(house.knex, { station: 'yunze', session });
    const contentOf = (name: string) => parts.find((part) => part.name === name)?.content;
    expect(contentOf('live-reports')).toMatchObject([{ file_hash: fileHash, platform: 'douyin' }]);
    expect(contentOf('live-pins')).toMatchObject([{ pinned_name: '林场控', why: 'hand' }]);
    expect(parts.map(({ name }) => name)).toEqual([
      ...[
        'live-pins',
        'live-corrections',
        'live-stops',
        'live-duty',
        'live-messages',
        'live-exposures',
        'live-reports',
      ],
    ]);
    expect(await evidenceStore.partsOf(house.knex, { station: 'linhai', session })).toEqual([]);
  });
});
