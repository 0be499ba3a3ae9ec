import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { seeDuties } from './see-duties';
import { pinGoods, tellSession } from '../sessions/tell-session';
import { keeper, onSale } from '../testing/a-shop';
import { aLiveHouse, answersIn, officer, stateIn, stranger, type LiveHouse } from './testing/a-live';
import { runChecks } from './run-checks';

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.till.desk.drop());

describe('the house', () => {
  it('checks what it knows: goods, prices, promises, pages, records', async () => {
    const id = await house.live(['selling', 'welfare']);
    const goods = await house.goods(id);
    await house.sold(goods);
    await house.sold(goods);
    const file = await house.check(id);
    const checked = file.duties.filter(({ check, state }) => check !== null && state !== 'exempt');
    expect(new Map(checked.map(({ check, state }) => [check, state]))).toEqual(
      new Map([
        ...(['goods-cleared', 'words-allowed', 'price-basis', 'charity-words', 'seller-named'] as const).map(
          (name) => [name, 'holds'] as const,
        ),
        ...(['promises-signed', 'no-return-confirmed', 'snapshots-whole', 'evidence-kept'] as const).map(
          (name) => [name, 'holds'] as const,
        ),
        ['complaints-in-time', 'open'],
      ]),
    );
    expect(stateIn(file, 'agreement-first')).toBe('exempt');
    const [answer] = answersIn(file, 'promises-signed');
    expect(answer).toMatchObject({ check: { name: 'promises-signed', version: 1 }, by: officer.name, words: '' });
    expect(answer?.evidence).toEqual([{ kind: 'orders', ref: '2', hash: expect.any(String), fault: null }]);
    const [entry] = await house.till.knex('ledger_entry').where({ subject: id, action: 'duties.checked' });
    expect(entry).toBeDefined();
  });

  it('answers a press once, and finds each change to what was sold', async () => {
    const id = await house.live();
    const goods = await house.goods(id);
    const order = await house.sold(goods);
    const press = randomUUID();
    const both = await Promise.all([house.check(id, press), house.check(id, press)]);
    expect(both.map((file) => answersIn(file, 'promises-signed').length)).toEqual([1, 1]);
    // Whoever presses again is answered without a look at the orders.
    const facts = { of: () => Promise.reject(new Error('the orders were read again')) };
    const again = unwrap(await runChecks({ ...house.deps, facts }, officer, { id, press }));
    expect(answersIn(again, 'promises-signed')).toHaveLength(1);
    const { knex } = house.till;
    await knex('shop_order').where({ id: order.id }).update({ goods: 1, amount: 1 });
    const page = await knex('shop_offer').where({ id: goods.offer }).first<{ page: string }>('page');
    await knex('shop_page')
      .where({ hash: page.page })
      .update({ body: JSON.stringify({ price: 1 }) });
    const after = await house.check(id);
    expect([stateIn(after, 'promises-signed'), stateIn(after, 'snapshots-whole')]).toEqual(['fails', 'fails']);
    expect(answersIn(after, 'promises-signed').at(-1)?.evidence[0]).toMatchObject({
      ref: order.id,
      fault: 'promise-changed',
    });
    expect(answersIn(after, 'promises-signed').map(({ outcome }) => outcome)).toEqual(['holds', 'fails']);
    await knex('shop_payment').where({ subject: order.id }).update({ kind: 'other' });
    expect(stateIn(await house.check(id), 'evidence-kept')).toBe('fails');
  });

  it('finds a batch that its key did not sign', async () => {
    const id = await house.live();
    const order = await house.sold(await house.goods(id));
    const { batch } = await house.till.knex('shop_order').where({ id: order.id }).first<{ batch: string }>('batch');
    await house.till
      .knex('shop_batch')
      .where({ id: batch })
      .update({ signature: Buffer.alloc(64).toString('base64') });
    const [found] = answersIn(await house.check(id), 'promises-signed');
    expect(found?.evidence[0]).toMatchObject({ ref: order.id, fault: 'unsigned' });
  });

  it('waits for goods that are not shown yet, and fails when the live is over', async () => {
    const [on, over] = [await house.live(), await house.live(['selling'], -1)];
    for (const id of [on, over]) await house.goods(id, { isShown: false });
    const [going, gone] = [await house.check(on), await house.check(over)];
    expect([stateIn(going, 'goods-cleared'), stateIn(gone, 'goods-cleared')]).toEqual(['open', 'fails']);
  });

  it('asks of a crossed-out price what it stands on, and of goods who sells them', async () => {
    const id = await house.live();
    const unproved = await house.goods(id, { basePrice: 5_000, basis: 'lowest-of-seven-days', isShown: false });
    house.silent.add(unproved.product);
    unwrap(await pinGoods(house.deps, keeper, { id, offer: unproved.offer }));
    const file = await house.check(id);
    const faultsOf = (duty: string) =>
      answersIn(file, duty)
        .at(-1)
        ?.evidence.flatMap(({ fault }) => fault ?? []);
    expect([faultsOf('price-basis'), faultsOf('seller-named')]).toEqual([['no-deal'], ['seller-missing']]);
  });

  it('asks whether an agreement was signed before the live began', async () => {
    const id = await house.live(['selling', 'donation']);
    expect(stateIn(await house.check(id), 'agreement-first')).toBe('fails');
    const donation = {
      ...{ station: 'yunze', session: id, beneficiary: '云泽慈善会', qualification: '', promise: '每箱捐一元' },
      ...{ agreement_hash: 'a'.repeat(64), event_at: new Date('2099-01-01'), made_by: randomUUID(), state: 'promised' },
    };
    const signed = (days: number) => ({
      ...donation,
      id: randomUUID(),
      signed_at: new Date(Date.now() - days * 86_400_000),
    });
    await house.till.knex('shop_donation').insert(signed(3));
    expect(stateIn(await house.check(id), 'agreement-first')).toBe('holds');
    await house.till.knex('shop_donation').insert(signed(0));
    expect(stateIn(await house.check(id), 'agreement-first')).toBe('fails');
    expect(stateIn(await house.check(id), 'donations-paid')).toBe('open');
  });

  it('says nothing of another station’s lives', async () => {
    const id = await house.live();
    expect(await runChecks(house.deps, stranger, { id, press: randomUUID() })).toEqual(err('DUTIES.SESSION_NOT_FOUND'));
    expect(await seeDuties(house.deps, stranger, id)).toEqual(err('DUTIES.SESSION_NOT_FOUND'));
    expect(codeOf(await house.confirm(id, 'patrol', { by: stranger }))).toBe('DUTIES.SESSION_NOT_FOUND');
  });
});

describe('a person', () => {
  it('answers by name and in words, once for each press, and corrects by another answer', async () => {
    const id = await house.live();
    const press = randomUUID();
    const first = unwrap(await house.confirm(id, 'patrol', { press }));
    const again = unwrap(await house.confirm(id, 'patrol', { press }));
    expect(answersIn(again, 'patrol')).toEqual(answersIn(first, 'patrol'));
    const [given] = answersIn(first, 'patrol');
    expect(given).toMatchObject({ outcome: 'holds', by: officer.name, words: '已看过回放', check: null });
    const previous = given?.id ?? null;
    const corrected = unwrap(
      await house.confirm(id, 'patrol', { outcome: 'fails', words: '有一刻钟没人看', previous }),
    );
    expect(answersIn(corrected, 'patrol').map(({ outcome }) => outcome)).toEqual(['holds', 'fails']);
    expect(stateIn(corrected, 'patrol')).toBe('fails');
    expect(await house.confirm(id, 'patrol', { previous })).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
  });

  it('is one of two who answer at once; the other is told', async () => {
    const id = await house.live();
    const both = await Promise.all([house.confirm(id, 'patrol'), house.confirm(id, 'patrol', { outcome: 'fails' })]);
    expect(both.map(codeOf).sort()).toEqual(['HEARTH.CHANGED_MEANWHILE', 'ok']);
  });

  it.each([
    ['goods-cleared', 'DUTIES.DUTY_BY_MACHINE'],
    ['lottery-rules', 'DUTIES.DUTY_EXEMPT'],
    ['nothing-of-the-kind', 'DUTIES.DUTY_NOT_FOUND'],
  ])('does not answer %s', async (duty, code) => {
    expect(codeOf(await house.confirm(await house.live(), duty))).toBe(code);
  });

  it('says what a word amounts to, and the same finding does not take that back', async () => {
    const id = await house.live();
    await house.goods(id, { promise: '国家级地理标志产区，48 小时内发货' });
    const found = await house.check(id);
    expect(stateIn(found, 'words-allowed')).toBe('fails');
    const previous = answersIn(found, 'words-allowed').at(-1)?.id ?? null;
    const words = '“国家级”是产区标识的原文，属于例外';
    expect(stateIn(unwrap(await house.confirm(id, 'words-allowed', { words, previous })), 'words-allowed')).toBe(
      'holds',
    );
    expect(stateIn(await house.check(id), 'words-allowed')).toBe('holds');
    await house.goods(id, { promise: '最佳口感' });
    expect(stateIn(await house.check(id), 'words-allowed')).toBe('fails');
  });

  it('sees what no longer applies as exempt, with what was answered still there', async () => {
    const id = await house.live(['selling', 'lottery']);
    unwrap(await house.confirm(id, 'lottery-rules'));
    const { session } = unwrap(await seeDuties(house.deps, officer, id));
    const { title, beginsAt, endsAt, version } = session;
    unwrap(await tellSession(house.deps, keeper, { id, title, kinds: ['selling'], beginsAt, endsAt, version }));
    const file = unwrap(await seeDuties(house.deps, officer, id));
    expect([stateIn(file, 'lottery-rules'), answersIn(file, 'lottery-rules').length]).toEqual(['exempt', 1]);
  });
});

it('keeps goods of an offer apart that nobody showed or named for the live', async () => {
  const id = await house.live();
  await onSale(house.till.shop, { units: 5 });
  const file = await house.check(id);
  expect([file.goods, stateIn(file, 'goods-cleared')]).toEqual([[], 'open']);
});
