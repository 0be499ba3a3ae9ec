import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { checkDraw, type MakeLottery } from '../../contract';
import {
  aGamesHouse,
  aViewer,
  controller,
  finance,
  inMinutes,
  stranger,
  type GamesHouse,
} from '../games/testing/a-games-house';
import { drawLottery, judgeWinner } from './draw-lottery';
import { enterLottery, excludeReader, tellContact } from './enter-lottery';
import { makeLottery } from './make-lottery';
import { forgetContacts } from './forget-contacts';
import {
  announceLottery,
  announceSalt,
  archiveLottery,
  cancelLottery,
  commitLottery,
  fulfilLottery,
} from './move-lottery';
import { runLotteries } from './run-lotteries';
import { myEntry, proveLottery, seeLottery } from './see-lotteries';

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
});
afterAll(() => house.db.drop());

const kept = async (id: string) => (await house.deps.lotteries.find(house.db.knex, { station: 'yunze', id }))!;
const seen = async (id: string) => ({ id, version: (await kept(id)).version });

const lotteryOf = (session: string, more: Partial<MakeLottery> = {}): MakeLottery => ({
  ...{ session, title: '开播抽奖', rule: '每人一次', saltSource: '当日福彩 3D 开奖号码' },
  prizes: [
    { name: '脐橙一箱', value: 3_990, count: 1 },
    { name: '优惠券', value: 500, count: 2 },
  ],
  ...{ opensAt: inMinutes(-1), closesAt: inMinutes(30), saltAt: inMinutes(90) },
  ...more,
});

/** A lottery that takes entries. */
async function anOpenLottery(): Promise<string> {
  const { id: session } = await house.aSession();
  const { id } = unwrap(await makeLottery(house.deps, controller, lotteryOf(session)));
  unwrap(await commitLottery(house.deps, controller, { id, version: 1 }));
  await runLotteries(house.deps);
  return id;
}

/** Lets its time pass; only the moments by which it opens and closes are moved, never the rules. */
async function pass(id: string, by: { closes: number; salt: number }): Promise<void> {
  await house.db
    .knex('live_lottery')
    .where({ id })
    .update({
      ...{ opens_at: inMinutes(by.closes - 30), closes_at: inMinutes(by.closes), salt_at: inMinutes(by.salt) },
    });
  await runLotteries(house.deps);
}

/** A lottery that is to be drawn, with those who entered. */
async function aSealedLottery(entrants = 12) {
  const id = await anOpenLottery();
  const viewers = Array.from({ length: entrants }, () => aViewer());
  for (const viewer of viewers) unwrap(await enterLottery(house.deps, viewer, id));
  await pass(id, { closes: -30, salt: -1 });
  unwrap(await announceSalt(house.deps, controller, { ...(await seen(id)), salt: '738' }));
  return { id, viewers };
}

it('promises before anybody enters, and tells the seed to nobody until it is drawn', async () => {
  const { id: session } = await house.aSession();
  const { id } = unwrap(await makeLottery(house.deps, controller, lotteryOf(session)));
  expect(codeOf(await proveLottery(house.deps, id))).toBe('GAMES.LOTTERY_NOT_FOUND');
  expect(codeOf(await enterLottery(house.deps, aViewer(), id))).toBe('GAMES.LOTTERY_NOT_FOUND');
  expect(codeOf(await commitLottery(house.deps, stranger, { id, version: 1 }))).toBe('GAMES.LOTTERY_NOT_FOUND');
  unwrap(await commitLottery(house.deps, controller, { id, version: 1 }));
  const proof = unwrap(await proveLottery(house.deps, id));
  expect(proof).toMatchObject({ state: 'coming', seed: null, salt: null, entries: null, winners: [] });
  expect(checkDraw(proof)).toEqual({ rules: true, seed: null, entries: null, winners: null });
  const { seed } = await kept(id);
  expect(seed).not.toMatch(/^[0-9a-f]{64}$/);
  const row = house.db.knex('live_lottery').where({ id });
  await expect(row.clone().update({ page: JSON.stringify({ rule: '改了' }) })).rejects.toThrow('was promised');
  expect(codeOf(await enterLottery(house.deps, aViewer(), id))).toBe('GAMES.LOTTERY_NOT_OPEN');
  expect(unwrap(await cancelLottery(house.deps, controller, { id, version: 2 })).state).toBe('cancelled');
});

it('takes one entry of each who may, however often they press, until it closes', async () => {
  const id = await anOpenLottery();
  const [viewer, clerk] = [aViewer(), aViewer()];
  unwrap(await excludeReader(house.deps, controller, { reader: clerk.id, why: '编辑部' }));
  expect(codeOf(await enterLottery(house.deps, clerk, id))).toBe('GAMES.STAFF_EXCLUDED');
  expect(codeOf(await enterLottery(house.deps, aViewer('linhai'), id))).toBe('GAMES.LOTTERY_NOT_FOUND');
  const pressed = await Promise.all(Array.from({ length: 8 }, () => enterLottery(house.deps, viewer, id)));
  expect(new Set(pressed.map((answer) => unwrap(answer).entry)).size).toBe(1);
  expect((await kept(id)).entries).toBe(1);
  expect(codeOf(await cancelLottery(house.deps, controller, await seen(id)))).toBe('MACHINE.EVENT_NOT_ALLOWED');
  await pass(id, { closes: -1, salt: 60 });
  expect(codeOf(await enterLottery(house.deps, aViewer(), id))).toBe('GAMES.LOTTERY_NOT_OPEN');
  // Whoever entered before still hears their entry.
  expect(unwrap(await enterLottery(house.deps, viewer, id)).entry).toBe(unwrap(pressed[0]!).entry);
  const late = { id: house.deps.ids.next(), lottery: id, reader: aViewer().id, name: '*' };
  await house.db.knex('live_lottery_entry').insert(late);
  await pass(id, { closes: -30, salt: -1 });
  unwrap(await announceSalt(house.deps, controller, { ...(await seen(id)), salt: '1' }));
  // Somebody wrote an entry past the verbs: it is not drawn from what was not frozen.
  await expect(drawLottery(house.deps, controller, await seen(id))).rejects.toThrow('not those that were frozen');
});

it('takes the salt at its moment, once', async () => {
  const id = await anOpenLottery();
  expect(codeOf(await announceSalt(house.deps, controller, { ...(await seen(id)), salt: '1' }))).toBe(
    'MACHINE.EVENT_NOT_ALLOWED',
  );
  await pass(id, { closes: -1, salt: 30 });
  expect(codeOf(await announceSalt(house.deps, controller, { ...(await seen(id)), salt: '1' }))).toBe(
    'GAMES.SALT_EARLY',
  );
  await pass(id, { closes: -30, salt: -1 });
  const both = await Promise.all(
    ['1', '2'].map(async (salt) => announceSalt(house.deps, controller, { ...(await seen(id)), salt })),
  );
  expect(both.map(codeOf).sort()).toEqual(['HEARTH.CHANGED_MEANWHILE', 'ok']);
  const again = announceSalt(house.deps, controller, { ...(await seen(id)), salt: '3' });
  expect(codeOf(await again)).toBe('MACHINE.EVENT_NOT_ALLOWED');
  await expect(house.db.knex('live_lottery').where({ id }).update({ salt: '9' })).rejects.toThrow('is sealed');
});

it('is drawn once, by whoever comes first, and anybody can draw it again', async () => {
  const { id } = await aSealedLottery();
  const at = await seen(id);
  const draws = await Promise.all([1, 2, 3].map(() => drawLottery(house.deps, controller, at)));
  expect(draws.filter(({ ok }) => ok)).toHaveLength(1);
  const proof = unwrap(await proveLottery(house.deps, id));
  expect(proof.winners).toHaveLength(3);
  expect(checkDraw(proof)).toEqual({ rules: true, seed: true, entries: true, winners: true });
  await expect(house.db.knex('live_lottery_draw').where({ lottery: id }).delete()).rejects.toThrow('a draw stands');
  const back = house.db.knex('live_lottery').where({ id });
  await back.update({ state: 'sealed' });
  const forced = { id, version: (await kept(id)).version };
  expect(codeOf(await drawLottery(house.deps, controller, forced))).toBe('GAMES.ALREADY_DRAWN');
});

it('gives the prize of who may not have it to the next of the same order, and tells who has won when all were looked at', async () => {
  const { id, viewers } = await aSealedLottery(5);
  unwrap(await drawLottery(house.deps, controller, await seen(id)));
  const drawn = unwrap(await seeLottery(house.deps, controller, id)).winners;
  expect(codeOf(await announceLottery(house.deps, controller, await seen(id)))).toBe('MACHINE.GUARD_REFUSED');
  const judge = (entry: string, passes: boolean) =>
    judgeWinner(house.deps, controller, { id, entry, passes, reason: passes ? '' : '本台家属' });
  const both = await Promise.all([judge(drawn[0]!.entry, false), judge(drawn[0]!.entry, true)]);
  expect(both.map(codeOf).sort()).toEqual(['GAMES.WINNER_NOT_FOUND', 'ok']);
  const isFailed = both[0].ok;
  const after = unwrap(await seeLottery(house.deps, controller, id)).winners;
  expect(after).toHaveLength(isFailed ? 4 : 3);
  for (const { entry, state } of after) if (state === 'drawn') unwrap(await judge(entry, true));
  unwrap(await announceLottery(house.deps, controller, await seen(id)));
  const proof = unwrap(await proveLottery(house.deps, id));
  expect(checkDraw(proof)).toMatchObject({ winners: true });
  expect(proof.failed).toEqual(isFailed ? [drawn[0]!.entry] : []);
  const own = await Promise.all(viewers.map(async (viewer) => unwrap(await myEntry(house.deps, viewer, id))));
  expect(own.filter(({ prize }) => prize !== null)).toHaveLength(3);
  const winner = viewers[own.findIndex(({ prize }) => prize !== null)]!;
  const loser = viewers[own.findIndex(({ prize }) => prize === null)]!;
  const contact = '云泽县沿江街 1 号';
  unwrap(await tellContact(house.deps, winner, { id, contact }));
  expect(codeOf(await tellContact(house.deps, loser, { id, contact }))).toBe('GAMES.WINNER_NOT_FOUND');
  const told = unwrap(await seeLottery(house.deps, controller, id)).winners.filter((one) => one.contact === contact);
  expect(told).toHaveLength(1);
  const others = unwrap(await seeLottery(house.deps, finance, id)).winners;
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((one) => one.contact !== null)).toEqual([]);
  const rows = await house.db.knex('live_lottery_winner').where({ lottery: id }).pluck<string[]>('contact');
  expect(rows.join()).not.toContain(contact);
});

describe('where a prize goes', () => {
  const DAY = 24 * 60;

  /** A lottery with one winner, who wrote where the prize goes so many days ago. */
  async function aPrize({ writtenDays }: { readonly writtenDays: number }) {
    const { id, viewers } = await aSealedLottery(1);
    unwrap(await drawLottery(house.deps, controller, await seen(id)));
    const entry = unwrap(await myEntry(house.deps, viewers[0]!, id)).entry ?? '';
    unwrap(await judgeWinner(house.deps, controller, { id, entry, passes: true, reason: '' }));
    unwrap(await announceLottery(house.deps, controller, await seen(id)));
    unwrap(await tellContact(house.deps, viewers[0]!, { id, contact: '云泽县沿江街 1 号' }));
    const winner = house.db.knex('live_lottery_winner').where({ lottery: id });
    await winner.clone().update({ contact_at: inMinutes(-writtenDays * DAY) });
    return {
      id,
      handOut: async (days: number) => {
        unwrap(await fulfilLottery(house.deps, controller, await seen(id)));
        const row = house.db.knex('live_lottery').where({ id });
        await row.update({ fulfilled_at: house.db.knex.raw(`fulfilled_at - make_interval(days => ?)`, [days]) });
      },
      contact: async () => unwrap(await seeLottery(house.deps, controller, id)).winners[0]?.contact,
    };
  }

  it.each([
    { was: 'handed out, for its term', writtenDays: 200, handedOut: 89, isForgotten: false },
    { was: 'handed out, no longer', writtenDays: 200, handedOut: 91, isForgotten: true },
    { was: 'never handed out, for its term', writtenDays: 179, handedOut: null, isForgotten: false },
    { was: 'never handed out, no longer', writtenDays: 181, handedOut: null, isForgotten: true },
  ])('is known when it was $was', async ({ writtenDays, handedOut, isForgotten }) => {
    const prize = await aPrize({ writtenDays });
    if (handedOut !== null) await prize.handOut(handedOut);
    await forgetContacts(house.deps);
    expect(await prize.contact()).toBe(isForgotten ? null : '云泽县沿江街 1 号');
    expect(await forgetContacts(house.deps)).toBe(0);
    const entries = await house.db
      .knex('ledger_entry')
      .where({ subject: prize.id, action: 'lottery.contacts-forgotten' });
    expect(entries.map(({ station }) => station)).toEqual(isForgotten ? ['yunze'] : []);
  });

  it('is forgotten after the lottery was put away as well', async () => {
    const prize = await aPrize({ writtenDays: 10 });
    await prize.handOut(91);
    unwrap(await archiveLottery(house.deps, controller, await seen(prize.id)));
    expect(await forgetContacts(house.deps)).toBe(1);
    expect(await prize.contact()).toBeNull();
  });
});

it('refuses a prize that the law does not allow, with its name', async () => {
  const { id: session } = await house.aSession();
  const prizes = [{ name: '汽车', value: 5_000_001, count: 1 }];
  expect(await makeLottery(house.deps, controller, lotteryOf(session, { prizes }))).toMatchObject({
    error: { code: 'GAMES.PRIZE_TOO_HIGH', details: { prize: '汽车', most: 50_000 } },
  });
});
