import { unwrap } from '@hearth/cms/kernel';
import { drawLottery, judgeWinner } from '../lotteries/draw-lottery';
import { enterLottery, excludeReader, tellContact } from '../lotteries/enter-lottery';
import { makeLottery } from '../lotteries/make-lottery';
import { announceLottery, announceSalt, commitLottery } from '../lotteries/move-lottery';
import { runLotteries } from '../lotteries/run-lotteries';
import { offerReservations } from '../reservations/offer-reservations';
import { reserve } from '../reservations/reserve';
import { gameData } from './game-data';
import { aGamesHouse, anOpenEnvelope, aViewer, controller, inMinutes, type GamesHouse } from './testing/a-games-house';

const viewer = aViewer();
const contact = '云泽县沿江街 1 号';
let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
  await house.budget(1_000_000);
});
afterAll(() => house.db.drop());

const at = async (id: string) => ({
  id,
  version: (await house.deps.lotteries.find(house.db.knex, { station: 'yunze', id }))?.version ?? 0,
});

/** A lottery that the viewer alone entered, drawn and looked at, but not announced. */
async function aLotteryWon(): Promise<string> {
  const { id: session } = await house.aSession();
  const rules = {
    title: '开播抽奖',
    rule: '每人一次',
    saltSource: '开奖号码',
    prizes: [{ name: '脐橙一箱', value: 3_990, count: 1 }],
  };
  const times = { opensAt: inMinutes(-1), closesAt: inMinutes(30), saltAt: inMinutes(90) };
  const { id } = unwrap(await makeLottery(house.deps, controller, { session, ...rules, ...times }));
  unwrap(await commitLottery(house.deps, controller, { id, version: 1 }));
  await runLotteries(house.deps);
  const { entry } = unwrap(await enterLottery(house.deps, viewer, id));
  const over = { opens_at: inMinutes(-60), closes_at: inMinutes(-30), salt_at: inMinutes(-1) };
  await house.db.knex('live_lottery').where({ id }).update(over);
  await runLotteries(house.deps);
  unwrap(await announceSalt(house.deps, controller, { ...(await at(id)), salt: '738' }));
  unwrap(await drawLottery(house.deps, controller, await at(id)));
  unwrap(await judgeWinner(house.deps, controller, { id, entry, passes: true, reason: '' }));
  return id;
}

it('hands a reader all that was given, drawn and promised to them, and forgets whose it was', async () => {
  const held = gameData(house.deps);
  const { id: session } = await house.aSession({ state: 'planned' });
  const offered = { capacity: null, slots: ['day' as const], benefit: null, benefits: 0, version: 0 };
  unwrap(await offerReservations(house.deps, controller, { session, ...offered }));
  unwrap(await reserve(house.deps, viewer, session));
  // A live that is over is no less theirs.
  await house.db.knex('live_session').where({ id: session }).update({ state: 'cancelled' });
  const envelope = await anOpenEnvelope(house.deps, (await house.aSession()).id);
  const { amount } = unwrap(await house.aDesk().claim(viewer, envelope));
  const lottery = await aLotteryWon();
  expect(await held.export(viewer.id)).toMatchObject({ entries: [{ lottery, prize: null, contact: null }] });
  unwrap(await announceLottery(house.deps, controller, await at(lottery)));
  unwrap(await tellContact(house.deps, viewer, { id: lottery, contact }));
  unwrap(await excludeReader(house.deps, controller, { reader: viewer.id, why: '本台家属' }));
  expect(await held.export(viewer.id)).toMatchObject({
    shares: [{ envelope, amount }],
    entries: [{ lottery, title: '开播抽奖', prize: '脐橙一箱', contact }],
    exclusions: [{ station: 'yunze', why: '本台家属' }],
    reservations: [{ session }],
    reminders: [],
  });
  await house.deps.database.transaction((tx) => held.erase(tx, viewer.id));
  expect(await held.export(viewer.id)).toEqual({
    ...{ shares: [], entries: [], exclusions: [], reservations: [], reminders: [] },
  });
  expect(await house.db.knex('live_lottery_winner').whereNotNull('contact')).toEqual([]);
  expect(await house.db.knex('live_envelope_share').where({ envelope }).whereNotNull('reader')).toHaveLength(1);
});
