import { aDatabase, type TestDatabase } from '../host/database';
import { accountOf, comeToRest, expectWhole, faultNode, faultTables, type Begun, type FaultNode } from './event-nodes';
import { isLong, keepFigures } from './figures';

const KILLS = isLong ? 1_000 : 40;
const NODES = 3;

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
  await faultTables(db.knex);
});

afterAll(() => db.drop());

/** Kills one node after the other at no particular moment and puts a new one in its place, until enough have died. */
async function killMany(times: number, begun: Begun): Promise<void> {
  let left = times;
  const die = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const node: FaultNode = await faultNode(db.url, 'load', begun);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
      await node.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: NODES }, die));
}

it(
  `loses no event, doubles no effect and leaves nothing stuck after ${KILLS} kills at random moments`,
  async () => {
    const begun: Begun = new Map();
    await killMany(KILLS, begun);
    const left = await accountOf(db.knex);
    const { account, took } = await comeToRest(db.url, db.knex);

    expectWhole(account);
    expect(account.told).toBeGreaterThan(KILLS);
    expect(account.asked).toBeGreaterThan(0);
    // A kill that hits nothing proves nothing: some handlers were cut off half-way and began anew.
    const cutOff = [...begun.values()].filter((times) => times > 1).length;
    expect(cutOff).toBeGreaterThan(0);
    keepFigures('faults.events', {
      value: KILLS,
      unit: 'kills',
      ...account,
      cutOff,
      leftAtTheEnd: left.waiting,
      cameToRestIn: took,
    });
  },
  isLong ? 3_000_000 : 180_000,
);
