import { isLong, keepFigures } from '../../../tests/faults/figures';
import { seededRandom, type Random } from '../../kernel';
import type { Database, Tx } from '../../platform';
import type { DeliveryDeps } from './delivery-deps';
import { HUMAN_STATES } from './delivery.machine';
import { workOnce } from './do-work';
import { sweepLeases } from './sweep-leases';
import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';
import { aPlatform, type Mood, type Platform } from './testing/a-platform';

const RUNS = isLong ? 1_000 : 200;
const MOODS: readonly Mood[] = ['takes', 'takes', 'takes', 'loses-answer', 'throws', 'busy', 'reviews'];

let desk: DeliveryDesk;
let channels: readonly string[];

beforeAll(async () => {
  desk = await aDeliveryDesk();
  channels = [await desk.channel('微博'), await desk.channel('抖音')];
  await desk.targets(channels.map((channel) => ({ channel })));
});
afterAll(() => desk.end());

const under = (random: Random, most: number): number => (random.bytes(1)[0] ?? 0) % most;

/** A worker that dies at its nth moment: nothing of it runs any more, and what its transaction did is gone with it. */
class Death {
  passed = 0;
  dead = false;
  readonly happened: Promise<void>;
  private readonly tell: () => void;
  constructor(private readonly at: number) {
    let tell = (): void => undefined;
    this.happened = new Promise((resolve) => (tell = resolve));
    this.tell = tell;
  }
  /** True at the moment of death, and ever after. */
  isHere(): boolean {
    this.passed += 1;
    if (this.passed > this.at && !this.dead) {
      this.dead = true;
      this.tell();
    }
    return this.dead;
  }
}

const forEver = (): Promise<never> => new Promise(() => undefined);
class Killed extends Error {}

/** A database whose caller may die before a transaction, at its end before the commit, and after the commit. */
function mortal(database: Database, death: Death): Database {
  return {
    get read() {
      return database.read;
    },
    async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      if (death.isHere()) return forEver();
      try {
        const result = await database.transaction(async (tx) => {
          const done = await work(tx);
          if (death.isHere()) throw new Killed();
          return done;
        });
        return death.isHere() ? await forEver() : result;
      } catch (error) {
        if (error instanceof Killed) return forEver();
        throw error;
      }
    },
  };
}

/** Lets a worker work until nothing is due or it dies. */
async function workUntilDeath(node: DeliveryDeps, death: Death): Promise<void> {
  const working = (async () => {
    while (await workOnce(node));
  })();
  await Promise.race([working, death.happened]);
}

async function settle(platform: Platform): Promise<void> {
  const node = desk.node(() => platform.outlet);
  for (let round = 0; round < 14; round += 1) {
    await desk.pass();
    await sweepLeases(node);
    while (await workOnce(node));
  }
}

const RESTS: readonly string[] = ['live', 'replaced', 'cancelled', 'dropped', 'down', ...HUMAN_STATES];

it(`${RUNS} workers killed at random moments: nothing lost, nothing doubled, nothing stuck`, async () => {
  const random = seededRandom('deliveries');
  const sum = { lost: 0, doubled: 0, stuck: 0, killed: 0, leased: 0, live: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const platform = aPlatform();
    const healthy = desk.node(() => platform.outlet);
    platform.moods.push(...Array.from({ length: 3 }, () => MOODS[under(random, MOODS.length)] ?? 'takes'));
    const signed = await desk.sign();
    expect(await desk.plan(healthy, signed)).toBe(channels.length);

    const death = new Death(under(random, 26));
    platform.moment = () => (death.isHere() ? forEver() : Promise.resolve());
    await workUntilDeath(
      desk.node(() => platform.outlet, { database: mortal(desk.db.database, death) }),
      death,
    );
    platform.moment = () => Promise.resolve();
    sum.killed += death.dead ? 1 : 0;

    // The lease is over; one sweep later no row is held by the dead.
    await desk.pass();
    await sweepLeases(healthy);
    sum.leased += (await desk.deliveries(signed.documentId)).filter(({ leaseOwner }) => leaseOwner !== null).length;
    await settle(platform);
    const rows = await desk.deliveries(signed.documentId);
    sum.stuck += rows.filter(({ state }) => !RESTS.includes(state)).length;
    sum.live += rows.filter(({ state }) => state === 'live').length;
    for (const { id, state } of rows) {
      const posts = platform.posts.filter(({ key }) => key === id).length;
      sum.lost += state === 'live' && posts === 0 ? 1 : 0;
      sum.doubled += posts > 1 ? 1 : 0;
    }
    sum.lost += channels.length - rows.length;
  }
  expect(sum).toMatchObject({ lost: 0, doubled: 0, stuck: 0, leased: 0 });
  // Most died in the middle of something, and the others showed that the way is free.
  expect(sum.killed).toBeGreaterThan(RUNS / 2);
  expect(sum.live).toBe(RUNS * channels.length);
  keepFigures('faults.deliveries', { value: RUNS, unit: 'runs', ...sum });
}, 900_000);
