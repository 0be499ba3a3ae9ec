import { z } from 'zod';
import type { JobKind, Retry, Tx } from '@hearth/cms/platform';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { aNode, until, type BareNode } from '../../../tests/host/a-node';
import { promised } from '../../../tests/host/slowness';

const AGAIN: Retry = { limit: 2, delay: 0, backoff: false };
const send: JobKind<z.ZodObject<{ n: z.ZodNumber }>> = { name: 'notice.send', schema: z.object({ n: z.number() }) };

let db: TestDatabase;
const nodes: BareNode[] = [];

function node(): BareNode {
  const made = aNode(db.url);
  nodes.push(made);
  return made;
}

const ask = (from: BareNode, n: number, options: { key?: string; startAfter?: Date } = {}) =>
  from.database.transaction((tx) => from.jobs.enqueue(tx, send, { data: { n }, ...options }));
const note = async (tx: Tx, n: number): Promise<void> => {
  await tx('effect').insert({ n });
};
const effects = () => db.knex('effect').select('*');
const jobs = () => db.knex('pgboss.job').select('*');
const dead = () => db.knex('pgboss.job').where({ name: 'hearth.dead' });

beforeEach(async () => {
  db = await aDatabase();
  await db.knex.raw('CREATE TABLE effect (n int NOT NULL)');
});

afterEach(async () => {
  await Promise.all(nodes.splice(0).map((each) => each.stop()));
  await db.drop();
});

describe('a job', () => {
  it('starts within tens of milliseconds of the commit that asked for it, on one of the nodes', async () => {
    const two = [node(), node()];
    const started: number[] = [];
    for (const each of two) {
      each.jobs.define({ ...send, handle: async () => void started.push(performance.now()) });
      await each.start();
    }
    await ask(two[0]!, 1);
    const committed = performance.now();
    await until(
      () => started.length,
      (count) => count === 1,
    );
    expect(started[0]! - committed).toBeLessThan(promised(500));
    await until(jobs, ([row]) => row.state === 'completed');
    expect(started).toHaveLength(1);
  });

  it('never leaves a transaction that was rolled back, and is refused when its data is not what was declared', async () => {
    const one = node();
    one.jobs.define({ ...send, handle: async () => undefined });
    await one.start();
    const broken = one.database.transaction(async (tx) => {
      await one.jobs.enqueue(tx, send, { data: { n: 1 } });
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await expect(ask(one, 'x' as unknown as number)).rejects.toThrow();
    expect(await jobs()).toEqual([]);
  });

  it('is tried again, and its rows are written once, with its completion', async () => {
    const one = node();
    const tries: number[] = [];
    one.jobs.define({
      ...send,
      retry: AGAIN,
      handle: async ({ n }, job) => {
        tries.push(job.tries);
        return async (tx) => {
          await tx('effect').insert({ n });
          if (tries.length < 3) throw new Error('not yet');
        };
      },
    });
    await one.start();
    await ask(one, 7);
    await until(effects, (rows) => rows.length === 1, 15_000);
    expect(tries).toEqual([1, 2, 3]);
    expect(await dead()).toEqual([]);
  }, 20_000);

  it('goes to the dead letters after its last try, with its envelope and without what people typed', async () => {
    const one = node();
    one.jobs.define({
      ...send,
      retry: { ...AGAIN, limit: 0 },
      handle: async () => {
        throw new Error('call 13800138000');
      },
    });
    await one.start();
    await ask(one, 7);
    const [letter] = await until(dead, (rows) => rows.length === 1);
    expect(letter.data).toEqual({ job: 'notice.send', station: null, data: { n: 7 } });
    expect(letter.output.trace).toMatch(/^Error at /);
    expect(JSON.stringify(letter)).not.toContain('13800138000');
  });

  it('waits for its time', async () => {
    const one = node();
    let at = 0;
    one.jobs.define({ ...send, handle: async () => void (at = Date.now()) });
    await one.start();
    const wanted = new Date(Date.now() + 1_500);
    await ask(one, 1, { startAfter: wanted });
    await until(
      () => at,
      (time) => time > 0,
    );
    expect(at).toBeGreaterThanOrEqual(wanted.getTime());
  });

  it('is asked for once while one of its key waits, and again once that one runs', async () => {
    const one = node();
    const open: (() => void)[] = [];
    one.jobs.define({ ...send, handle: () => new Promise<void>((resolve) => void open.push(resolve)) });
    await one.start();
    const later = new Date(Date.now() + 1_000);
    await Promise.all([1, 2, 3].map((n) => ask(one, n, { key: 'feed', startAfter: later })));
    expect(await jobs()).toHaveLength(1);
    await until(
      () => open.length,
      (count) => count === 1,
    );
    await ask(one, 4, { key: 'feed' });
    expect(await jobs()).toHaveLength(2);
    open[0]!();
    await until(
      () => open.length,
      (count) => count === 2,
    );
    open[1]!();
  });

  it('cannot start before the last transaction that counted on it has committed', async () => {
    const one = node();
    const seen: number[] = [];
    one.jobs.define({
      ...send,
      handle: async () => void seen.push((await effects()).length),
    });
    await one.start();
    await one.database.transaction(async (first) => {
      await first('effect').insert({ n: 1 });
      await one.jobs.enqueue(first, send, { data: { n: 1 }, key: 'feed', startAfter: new Date(Date.now() + 300) });
    });
    await one.database.transaction(async (second) => {
      await second('effect').insert({ n: 2 });
      await one.jobs.enqueue(second, send, { data: { n: 2 }, key: 'feed' });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    });
    await until(
      () => seen.length,
      (count) => count === 1,
    );
    expect(seen).toEqual([2]);
  });

  it('is handed on when its node stops before it is done', async () => {
    const [first, second] = [node(), node()];
    let aborted = false;
    first.jobs.define({
      ...send,
      retry: AGAIN,
      handle: (_data, { signal }) => new Promise<void>(() => signal.addEventListener('abort', () => (aborted = true))),
    });
    await first.start();
    await ask(first, 5);
    await until(jobs, ([row]) => row.state === 'active');
    second.jobs.define({
      ...send,
      retry: AGAIN,
      handle:
        async ({ n }) =>
        (tx) =>
          note(tx, n),
    });
    await second.start();
    nodes.shift();
    await first.stop();
    expect(aborted).toBe(true);
    await until(effects, (rows) => rows.length === 1);
  });

  it('is taken from a handler that runs over its time', async () => {
    const one = node();
    let tries = 0;
    one.jobs.define({
      ...send,
      retry: AGAIN,
      timeLimit: 0.2,
      handle: async ({ n }) => {
        tries += 1;
        if (tries === 1) await new Promise((resolve) => setTimeout(resolve, 1_000));
        return (tx: Tx) => note(tx, n);
      },
    });
    await one.start();
    await ask(one, 5);
    await until(effects, (rows) => rows.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await effects()).toHaveLength(1);
    expect(tries).toBe(2);
  });

  it('cannot be asked for when nobody says what is done with it', async () => {
    const one = node();
    await one.start();
    await expect(ask(one, 1)).rejects.toThrow('nobody defined the job notice.send');
  });
});
