import { systemClock, systemIds } from '../../kernel';
import { createLog } from '../../platform';
import { topicMoved, type StaffActor } from '../../contract';
import { aNode, until, type BareNode } from '../../../tests/host/a-node';
import { aPlanningDesk, type PlanningDesk } from '../topics/testing/a-planning-desk';
import { houseTiles } from './house-tiles-store';
import { createProjector, type Projector } from './projector';
import { COUNTED_CHANNEL, tallyStore, type Tallies, type TallyStore } from './tally-store';
import { promised } from '../../../tests/host/slowness';

/** The one tile whose tables are there without Strapi. */
const tiles = houseTiles.filter(({ name }) => name === 'topics');

type Screen = {
  readonly node: BareNode;
  readonly projector: Projector;
  readonly store: TallyStore;
  pitched: number;
  beats: number;
  dead: boolean;
};

let desk: PlanningDesk;
let reporter: StaffActor;
const open: Screen[] = [];

beforeAll(async () => {
  desk = await aPlanningDesk();
  reporter = await desk.staff('reporter');
});
afterEach(async () => {
  for (const { projector, node } of open.splice(0)) {
    await projector.stop();
    await node.stop();
  }
});
afterAll(() => desk.drop());

/** A node of the house with one screen on it, that shows how many topics are pitched. */
async function aScreen(): Promise<Screen> {
  const node = aNode(desk.db.url);
  const living = tallyStore(node, () => tiles);
  const alive = <T>(work: () => Promise<T>): Promise<T> => (screen.dead ? Promise.reject(new Error('dead')) : work());
  const store: TallyStore = {
    count: (who) => alive(() => living.count(who)),
    read: () => alive(living.read),
    release: (who) => alive(() => living.release(who)),
  };
  const log = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });
  const screen = { node, store, pitched: -1, beats: 0, dead: false };
  const show = ({ byStation }: Tallies): void => {
    screen.beats += 1;
    screen.pitched = byStation.get('yunze')?.topics?.pitched ?? screen.pitched;
  };
  const projector = createProjector(
    { store, clock: systemClock, ids: systemIds, log },
    { changed: show, confirmed: () => void (screen.beats += 1) },
  );
  node.listener.on(COUNTED_CHANNEL, { heard: projector.heard, connected: projector.lost });
  node.outbox.onHint([topicMoved], { happened: projector.happened, lost: projector.happened });
  await node.start();
  projector.start();
  const one = Object.assign(screen, { projector });
  open.push(one);
  return one;
}

const owner = async (): Promise<string | null> =>
  (await desk.db.knex('command_projector').first<{ owner: string | null }>('owner')).owner;

describe('two nodes with a screen each', () => {
  it('count once for both, show what happens within the gap, and go on when the one that counts dies or leaves', async () => {
    await desk.pitched(reporter);
    const first = await aScreen();
    await until(
      () => first.pitched,
      (seen) => seen === 1,
    );
    const second = await aScreen();
    await until(
      () => second.pitched,
      (seen) => seen === 1,
    );
    const counting = await owner();

    await desk.pitched(reporter);
    await until(
      () => [first.pitched, second.pitched],
      (seen) => seen.join() === '2,2',
      5_000,
    );
    expect(await owner()).toBe(counting);
    // A node that does not hold the lease counts nothing, even when it asks.
    expect(await second.store.count(systemIds.next())).toBeUndefined();

    // Dead: it neither counts nor gives the lease back.
    first.dead = true;
    const died = Date.now();
    await desk.pitched(reporter);
    await until(
      () => second.pitched,
      (seen) => seen === 3,
      20_000,
    );
    expect(Date.now() - died).toBeLessThan(promised(16_000));
    expect(await owner()).not.toBe(counting);

    // Leaving: the lease is given back and the next one counts at once.
    const third = await aScreen();
    await until(
      () => third.pitched,
      (seen) => seen === 3,
    );
    open.splice(open.indexOf(second), 1);
    await second.projector.stop();
    await second.node.stop();
    await desk.pitched(reporter);
    await until(
      () => third.pitched,
      (seen) => seen === 4,
      4_000,
    );
  }, 60_000);
});
