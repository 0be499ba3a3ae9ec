import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { sessionBook } from '../duties/duties-wiring';
import { seeDuties, listSessions } from '../duties/see-duties';
import { aLiveHouse, officer, stateIn, stranger, type LiveHouse } from '../duties/testing/a-live';
import { keeper } from '../testing/a-shop';
import { pinGoods, tellSession } from './tell-session';

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.till.desk.drop());

const times = { beginsAt: '2026-11-20T12:00:00Z', endsAt: '2026-11-20T14:00:00Z' };

describe('a live', () => {
  const told = { title: '脐橙专场', kinds: ['selling' as const], ...times, version: 0 };
  const tell = (id: string, more: object = {}, who = keeper) => tellSession(house.deps, who, { ...told, id, ...more });

  it('is entered once, changed by whoever saw it, and ends after it begins', async () => {
    const id = randomUUID();
    const both = await Promise.all([tell(id), tell(id)]);
    expect(both.map(codeOf)).toEqual(['ok', 'ok']);
    expect(unwrap(await tell(id, { title: '茶叶专场', version: 1 }))).toMatchObject({ title: '茶叶专场', version: 2 });
    expect(await tell(id, { title: '另一场', version: 1 })).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
    expect(await tell(randomUUID(), { endsAt: times.beginsAt })).toEqual(err('DUTIES.SESSION_DATES'));
    const entries = await house.till.knex('ledger_entry').where({ subject: id, action: 'session.told' });
    expect(entries).toHaveLength(2);
  });

  it('is a station’s own, whatever its number', async () => {
    const id = randomUUID();
    unwrap(await tell(id));
    unwrap(await tell(id, { title: '邻台专场' }, stranger));
    const seen = unwrap(await seeDuties(house.deps, officer, id));
    expect(seen.session.title).toBe('脐橙专场');
    const found = unwrap(await listSessions(house.deps, stranger, { search: id.slice(-12) }));
    expect(found.sessions.map(({ title }) => title)).toEqual(['邻台专场']);
    expect(await pinGoods(house.deps, stranger, { id, offer: randomUUID() })).toEqual(err('SHOP.OFFER_NOT_FOUND'));
  });

  it('is found by a word, a state and from where a page ended', async () => {
    const [coming, over] = [randomUUID(), randomUUID()];
    unwrap(await tell(coming, { title: '草莓预告', beginsAt: '2099-01-01T00:00:00Z', endsAt: null }));
    unwrap(await tell(over, { title: '草莓回顾' }));
    const list = async (asked: Parameters<typeof listSessions>[2]) =>
      unwrap(await listSessions(house.deps, officer, { search: '草莓', ...asked })).sessions.map(({ id }) => id);
    expect(await list({})).toEqual([coming, over]);
    expect([await list({ phase: 'coming' }), await list({ phase: 'over' }), await list({ phase: 'on' })]).toEqual([
      ...[[coming], [over], []],
    ]);
    expect(await list({ before: coming })).toEqual([over]);
    expect(await list({ kind: 'lottery' })).toEqual([]);
  });
});

describe('whoever runs lives', () => {
  const told = { title: '脐橙专场', kinds: ['selling' as const], ...times, version: 0 };
  const system = { kind: 'system', id: 'live', name: '直播', station: 'yunze' } as const;
  const left = async (id: string) => ({
    sessions: (await house.till.knex('shop_session').where({ id })).length,
    goods: (await house.till.knex('shop_session_goods').where({ session: id })).length,
    ledger: (await house.till.knex('ledger_entry').where({ subject: id })).length,
  });

  it('tells of one and of what it shows in a transaction of their own, and takes both back with it', async () => {
    const book = sessionBook(() => house.deps);
    const id = randomUUID();
    const goods = await house.goods(await house.live(), { isShown: false });
    const tell = async (fails: boolean): Promise<void> => {
      await house.till.desk.db.database.transaction(async (tx) => {
        expect(unwrap(await book.tell(tx, system, { ...told, id }))).toMatchObject({ version: 1 });
        unwrap(await book.pin(tx, system, { id, offer: goods.offer }));
        if (fails) throw new Error('the session was not planned after all');
      });
    };
    await expect(tell(true)).rejects.toThrow('not planned');
    expect(await left(id)).toEqual({ sessions: 0, goods: 0, ledger: 0 });
    await tell(false);
    expect(await left(id)).toEqual({ sessions: 1, goods: 1, ledger: 2 });
  });
});

describe('what a live shows', () => {
  it('is noted with the verdict of that moment and the seller; what was noted first stays', async () => {
    const { gate, deps, live } = house;
    const id = await live();
    const goods = await house.goods(id, { isShown: false });
    gate.bar(goods.product, 'paper-expired');
    const first = unwrap(await pinGoods(deps, keeper, { id, offer: goods.offer }));
    expect(first).toMatchObject({ cleared: false, reasons: ['paper-expired'], seller: '青禾村果业合作社' });
    gate.clear(goods.product);
    expect(unwrap(await pinGoods(deps, keeper, { id, offer: goods.offer }))).toEqual(first);
    expect(stateIn(await house.check(id), 'goods-cleared')).toBe('fails');
    expect(await pinGoods(deps, keeper, { id: randomUUID(), offer: goods.offer })).toEqual(
      err('DUTIES.SESSION_NOT_FOUND'),
    );
    expect(await pinGoods(deps, keeper, { id, offer: randomUUID() })).toEqual(err('SHOP.OFFER_NOT_FOUND'));
  });

  it('is kept as it was, by the database itself', async () => {
    const id = await house.live();
    await house.goods(id);
    for (const table of ['shop_session_goods', 'shop_duty_answer']) {
      await house.check(id);
      await expect(house.till.knex(table).where({ session: id }).delete()).rejects.toThrow('what was checked is kept');
      await expect(house.till.knex(table).where({ session: id }).update({ station: 'linhai' })).rejects.toThrow(
        'what was checked is kept',
      );
    }
  });
});
