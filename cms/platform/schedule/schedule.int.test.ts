import type { Tick, Tx } from '@hearth/cms/platform';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { aNode, until, type BareNode } from '../../../tests/host/a-node';

let db: TestDatabase;
const nodes: BareNode[] = [];

function node(tick: Tick): BareNode {
  const made = aNode(db.url);
  made.schedule.tick(tick);
  nodes.push(made);
  return made;
}

const note = async (tx: Tx, fact: { due: Date; missed: boolean }): Promise<void> => {
  await tx('fired').insert(fact);
};

/** A tick that writes each of its moments; the table lets none be written twice unnoticed. */
const counting = (options: Partial<Tick> = {}): Tick => ({
  name: 'count',
  cron: '* * * * * *',
  missed: 'skip',
  handle:
    async ({ due, missed }) =>
    (tx) =>
      note(tx, { due, missed }),
  ...options,
});

type Fired = { due: Date; missed: boolean; at: Date };
type Row = { due_at: Date; state: string; attempt: number; lease_until: Date | null; last_error: string | null };
const fired = (): Promise<Fired[]> => db.knex('fired').select('*').orderBy('due');
const runs = (): Promise<Row[]> => db.knex('schedule_run').select('*').orderBy('due_at');

beforeEach(async () => {
  db = await aDatabase();
  await db.knex.raw(
    'CREATE TABLE fired (due timestamptz NOT NULL, missed boolean NOT NULL, at timestamptz DEFAULT clock_timestamp())',
  );
});

afterEach(async () => {
  await Promise.all(nodes.splice(0).map((each) => each.stop()));
  await db.drop();
});

const HOURLY = '0 * * * *';
/** All nodes were down since then. */
const asleepSince = async (interval: string) => {
  await db.knex.raw(`INSERT INTO schedule_tick (name, since) VALUES ('count', now() - interval '${interval}')`);
};

describe('a tick', () => {
  it('fires once for each of its moments on two nodes, never before it by the clock of the database', async () => {
    for (const each of [node(counting()), node(counting())]) await each.start();
    const rows = await until(fired, (all) => all.length >= 8, 15_000);
    const moments = rows.map(({ due }) => due.getTime());
    expect(new Set(moments).size).toBe(moments.length);
    expect(moments.at(-1)! - moments[0]!).toBe((moments.length - 1) * 1000);
    expect(rows.every(({ due, at }) => at >= due)).toBe(true);
    expect(new Set((await runs()).map((row) => row.state))).toEqual(new Set(['done']));
  }, 20_000);

  it('is caught up on once, for the latest moment, when all nodes were down', async () => {
    await asleepSince('5 hours');
    const handle: Tick = counting({ cron: HOURLY, missed: 'run-once' });
    for (const each of [node(handle), node(handle)]) await each.start();
    await until(fired, (all) => all.length === 1);
    await Promise.all(nodes.splice(0).map((each) => each.stop()));
    const [row, ...others] = await fired();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ missed: true });
    expect(row!.due.getUTCMinutes()).toBe(0);
    expect(Date.now() - row!.due.getTime()).toBeLessThan(3_600_000 + 10_000);
  });

  it('is seen and left, when that is its way', async () => {
    await asleepSince('5 hours');
    await node(counting({ cron: HOURLY })).start();
    await until(runs, (all) => all.length === 1);
    expect(await runs()).toMatchObject([{ state: 'skipped' }]);
    expect(nodes[0]!.said.join()).toContain('a tick was missed and is skipped');
    expect(await fired()).toEqual([]);
  });

  it('owes nothing for the time before it was first declared', async () => {
    await node(counting({ cron: HOURLY, missed: 'run-once' })).start();
    await nodes[0]!.stop();
    nodes.length = 0;
    expect(await runs()).toEqual([]);
  });

  it('runs again elsewhere when its node died, or is given up, as it says', async () => {
    await asleepSince('1 minute');
    const ghost = { name: 'count', state: 'running', node: '00000000-0000-7000-8000-000000000000' };
    const gone = db.knex.raw(`now() - interval '1 second'`);
    await db.knex('schedule_run').insert({ ...ghost, due_at: '2026-01-01T00:00:00Z', lease_until: gone });
    await node(counting({ cron: '0 0 1 1 *', missed: 'run-once' })).start();
    await until(runs, ([row]) => row?.state === 'done');
    expect(await runs()).toMatchObject([{ attempt: 2 }]);
    expect(await fired()).toMatchObject([{ missed: true }]);
  });

  it('is given up when that is its way, or after three nodes died of it', async () => {
    await asleepSince('1 minute');
    const ghost = { name: 'count', state: 'running', node: '00000000-0000-7000-8000-000000000000' };
    const gone = db.knex.raw(`now() - interval '1 second'`);
    await db.knex('schedule_run').insert({ ...ghost, due_at: '2026-01-01T00:00:00Z', lease_until: gone, attempt: 3 });
    await node(counting({ cron: '0 0 1 1 *', missed: 'run-once' })).start();
    await until(runs, ([row]) => row?.state === 'lost');
    expect(await fired()).toEqual([]);
    expect(nodes[0]!.said.join()).toContain('it is given up');
  });

  it('keeps its lease while it runs, and loses its effects when it lost it all the same', async () => {
    await asleepSince('1 minute');
    let open = (): void => undefined;
    const slow = counting({
      cron: '* * * * * *',
      lease: 0.3,
      handle: async ({ due, missed }) => {
        await new Promise<void>((resolve) => (open = resolve));
        return (tx) => note(tx, { due, missed });
      },
    });
    await node(slow).start();
    const running = async () => (await runs()).filter(({ state }) => state === 'running');
    const [first] = await until(running, (all) => all.length > 0);
    const due_at = first!.due_at;
    await until(
      async () => (await runs()).find((row) => row.due_at.getTime() === due_at.getTime()),
      (row) => row!.lease_until! > first!.lease_until!,
    );
    await db.knex('schedule_run').where({ due_at }).update({ attempt: 2 });
    open();
    await until(
      () => nodes[0]!.said.join(),
      (said) => said.includes('a tick failed'),
    );
    expect((await fired()).filter(({ due }) => due.getTime() === due_at.getTime())).toEqual([]);
    const release = setInterval(() => open(), 20);
    await nodes.splice(0)[0]!.stop();
    clearInterval(release);
  });

  it('that fails is noted with its trace, and its next moment comes', async () => {
    let failures = 0;
    const failing = counting({
      handle: async () => {
        failures += 1;
        throw new Error('call 13800138000');
      },
    });
    await node(failing).start();
    await until(
      () => failures,
      (count) => count >= 2,
    );
    const [row] = await until(runs, ([first]) => first?.state === 'failed');
    expect(row!.last_error).toMatch(/^Error at /);
    expect(row!.last_error).not.toContain('13800138000');
  });
});
