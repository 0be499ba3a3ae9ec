import { err, unwrap } from '@hearth/cms/kernel';
import { makeEnvelope } from '../envelopes/make-envelope';
import { fundEnvelope, publishEnvelope } from '../envelopes/move-envelope';
import { runEnvelopes } from '../envelopes/run-envelopes';
import { endTools } from './follow-session';
import {
  aGamesHouse,
  anOpenEnvelope,
  aViewer,
  controller,
  envelopeOf,
  finance,
  inMinutes,
  type GamesHouse,
} from './testing/a-games-house';

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
  await house.budget(1_000_000);
});
afterAll(() => house.db.drop());

const end = (session: string, fails = false) =>
  house.deps.database.transaction(async (tx) => {
    const ended = await endTools(house.deps, tx, { session, station: 'yunze', by: controller });
    if (fails) throw new Error('the stop failed after it');
    return ended;
  });
const statesOf = async (session: string) =>
  (await house.deps.envelopes.list(house.db.knex, 'yunze', session)).map(({ state }) => state);

it('ends what is open and takes back what never was, in the transaction of whoever stops the live', async () => {
  const { id: session, room } = await house.aSession();
  const open = await anOpenEnvelope(house.deps, session);
  const { id: funded } = unwrap(await makeEnvelope(house.deps, controller, envelopeOf(session)));
  unwrap(await fundEnvelope(house.deps, finance, { id: funded, version: 1 }));
  const share = unwrap(await house.aDesk().claim(aViewer(), open)).amount;
  await expect(end(session, true)).rejects.toThrow('the stop failed after it');
  expect((await statesOf(session)).sort()).toEqual(['funded', 'open']);
  expect(await end(session)).toBe(2);
  expect(unwrap(await house.aDesk().claim(aViewer(), open)).amount).toBeNull();
  expect(house.told.filter(([where]) => where === room).at(-1)?.[1]).toMatchObject({ type: 'tool-closed', id: open });
  const entry = house.db.knex('ledger_entry').where({ subject: open, action: 'red-packet.stop' });
  expect(await entry.select(house.db.knex.raw(`actor->>'id' AS by`))).toEqual([{ by: controller.id }]);
  await runEnvelopes(house.deps);
  expect([house.standing(open), house.standing(funded)]).toEqual([share, 0]);
  expect(await end(session)).toBe(0);
});

it('leaves none out, however many a live has', async () => {
  const { id: session, room } = await house.aSession();
  const many = 201;
  await house.deps.database.transaction(async (tx) => {
    for (let n = 0; n < many; n += 1) {
      const plan = envelopeOf(session, { opensAt: inMinutes(5) });
      const own = { id: house.deps.ids.next(), station: 'yunze', madeBy: controller.id, room };
      await house.deps.envelopes.insert(tx, { ...plan, ...own });
    }
  });
  expect(await end(session)).toBe(many);
});

it('keeps what was made at the very end of a live from being given away after it', async () => {
  const { id: session } = await house.aSession();
  const { id: envelope } = unwrap(await makeEnvelope(house.deps, controller, envelopeOf(session)));
  const { id: funded } = unwrap(await makeEnvelope(house.deps, controller, envelopeOf(session)));
  unwrap(await fundEnvelope(house.deps, finance, { id: funded, version: 1 }));
  await house.db.knex('live_session').where({ id: session }).update({ state: 'ending' });
  expect(await fundEnvelope(house.deps, finance, { id: envelope, version: 1 })).toEqual(err('GAMES.SESSION_OVER'));
  expect(await publishEnvelope(house.deps, controller, { id: funded, version: 2 })).toEqual(err('GAMES.SESSION_OVER'));
});
