/** What an account may take, what its platform thinks of it, and what may not wait for its hours. */
import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';
import { aPlatform, type Platform } from './testing/a-platform';
import type { DeliveryDeps } from './delivery-deps';
import { workOnce } from './do-work';
import type { SendOutcome } from './outlet.rules';
import { trafficOf } from './traffic-store';

let desk: DeliveryDesk;
let platform: Platform;
let node: DeliveryDeps;

beforeAll(async () => {
  desk = await aDeliveryDesk();
});
beforeEach(() => {
  platform = aPlatform();
  node = desk.node(() => platform.outlet);
});
afterAll(() => desk.end());

const planned = async (documentId?: string): Promise<string> => {
  const signed = await desk.sign(documentId);
  await desk.plan(node, signed);
  return signed.documentId;
};
const drain = async (): Promise<void> => {
  while (await workOnce(node));
};
const HOUR = 3_600_000;

describe('the count of an account', () => {
  it('counts each call for its pace, also where one delivery was tried again', async () => {
    const channel = await desk.channel('慢号');
    const pace = JSON.stringify({ posts: 2, seconds: 600 });
    await desk.db.knex('channel').where({ id: channel }).update({ pace });
    await desk.targets([{ channel }]);
    platform.moods.push('busy');
    const tried = await planned();
    await drain();
    await desk.pass();
    await drain();
    expect(await desk.deliveries(tried)).toMatchObject([{ state: 'live', attempt: 2 }]);
    const next = await planned();
    await drain();
    expect(await desk.deliveries(next)).toMatchObject([{ state: 'gated', gate: 'pace' }]);
  });

  it('counts for its quota what may have been posted, and no refusal', async () => {
    const quota = { posts: 2, hours: 24 };
    const channel = await desk.channel('小号', { quota });
    await desk.targets([{ channel }]);
    platform.moods.push('busy', 'loses-answer');
    const story = await planned();
    for (let round = 0; round < 3; round += 1) {
      await drain();
      await desk.pass();
    }
    expect(await desk.deliveries(story)).toMatchObject([{ state: 'live', attempt: 2 }]);
    expect(await trafficOf(desk.db.knex, { id: channel, quota })).toMatchObject({ used: 1 });
  });
});

describe('the health of an account', () => {
  const say = { 'zh-Hans': '不行', en: 'No' };
  const problem = { code: 'NO', path: null, message: say, cure: say };
  const healthAfter = async (outcome: SendOutcome): Promise<unknown> => {
    const channel = await desk.channel('账号');
    await desk.targets([{ channel }]);
    node = desk.node(() => ({ ...platform.outlet, send: () => Promise.resolve(outcome) }));
    await planned();
    await drain();
    const row: { health: string } | undefined = await desk.db.knex('channel').where({ id: channel }).first('health');
    return row?.health;
  };

  it('is failing when the account is refused, and not when one story is', async () => {
    expect(await healthAfter({ kind: 'final', problem: { ...problem, path: 'title' } })).toBe('unknown');
    expect(await healthAfter({ kind: 'final', problem, ofAccount: true })).toBe('failing');
  });
});

describe('a correction', () => {
  /** An account that posts in no hour of today, and a column whose stories go out there tomorrow. */
  const closedNow = async (embargo?: { kind: 'until'; at: string }): Promise<string> => {
    const later = new Date(Date.now() + (8 + 12) * HOUR).toISOString().slice(11, 16);
    const channel = await desk.channel('定点号');
    await desk.targets([{ channel }]);
    const story = await planned();
    await drain();
    const windows = [{ days: [1, 2, 3, 4, 5, 6, 7], from: later, to: later.replace(/\d$/, '9') }];
    await desk.db
      .knex('channel')
      .where({ id: channel })
      .update({ windows: JSON.stringify(windows) });
    const held = embargo ?? { kind: 'manual' };
    await desk.targets([{ channel, timing: { kind: 'clock', at: later }, embargo: held, missed: { kind: 'ask' } }]);
    return story;
  };
  const correct = (story: string): DeliveryDeps => ({
    ...node,
    corrections: { corrects: (_read, { documentId }) => Promise.resolve(documentId === story) },
  });

  it('of what stands goes out at once, whatever the hours of its column and account', async () => {
    const story = await closedNow();
    node = correct(story);
    await planned(story);
    await drain();
    expect((await desk.deliveries(story)).map(({ state }) => state)).toEqual(['replaced', 'live']);
  });

  it('waits for a hard embargo, and what is no correction for its hour', async () => {
    const story = await closedNow({ kind: 'until', at: new Date(Date.now() + HOUR).toISOString() });
    const other = await closedNow();
    await planned(other);
    await drain();
    expect(await desk.deliveries(other)).toMatchObject([{ state: 'live' }, { state: 'planned' }]);
    await desk.targets([
      {
        channel: (await desk.deliveries(story))[0]!.channel,
        embargo: { kind: 'until', at: new Date(Date.now() + HOUR).toISOString() },
      },
    ]);
    node = correct(story);
    await planned(story);
    await drain();
    expect(await desk.deliveries(story)).toMatchObject([{ state: 'live' }, { state: 'gated', gate: 'embargo' }]);
  });
});
