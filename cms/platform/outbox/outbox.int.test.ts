import { z } from 'zod';
import { defineEvent } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { aNode, until, type BareNode } from '../../../tests/host/a-node';
import { promised } from '../../../tests/host/slowness';

const storyTold = defineEvent('story.told', z.object({ n: z.number() }));
const stepTaken = defineEvent('step.taken', z.object({ of: z.string(), n: z.number() }), { key: ({ of }) => of });
const AT = { station: 'linjiang' };

let db: TestDatabase;
const nodes: BareNode[] = [];

function node(): BareNode {
  const made = aNode(db.url);
  nodes.push(made);
  return made;
}

const tell = (from: BareNode, n: number) =>
  from.database.transaction((tx) => from.outbox.append(tx, storyTold({ ...AT, n })));

beforeEach(async () => {
  db = await aDatabase();
  await db.knex.raw(
    'CREATE TABLE effect (subscriber text, event uuid, n int, at timestamptz DEFAULT clock_timestamp())',
  );
});

afterEach(async () => {
  await Promise.all(nodes.splice(0).map((each) => each.stop()));
  await db.drop();
});

const note = async (tx: Tx, effect: { subscriber: string; event: string; n: number }): Promise<void> => {
  await tx('effect').insert(effect);
};
const effects = () => db.knex('effect').select('*').orderBy('at');
const deliveries = () => db.knex('outbox_delivery').select('*');

describe('an event', () => {
  it('reaches its subscriber with its facts within tens of milliseconds of the commit', async () => {
    const one = node();
    const heard: unknown[] = [];
    let at = 0;
    one.outbox.subscribe({
      name: 'reader',
      events: [storyTold],
      handle: async (event) => {
        at = performance.now();
        heard.push(event);
      },
    });
    await one.start();
    await tell(one, 1);
    const committed = performance.now();
    await until(
      () => heard.length,
      (count) => count === 1,
    );
    expect(at - committed).toBeLessThan(promised(500));
    expect(heard[0]).toMatchObject({ name: 'story.told', station: 'linjiang', payload: { n: 1 } });
    expect((heard[0] as { occurredAt: unknown }).occurredAt).toBeInstanceOf(Date);
  });

  it('never leaves a transaction that was rolled back', async () => {
    const one = node();
    one.outbox.subscribe({ name: 'reader', events: [storyTold], handle: async () => undefined });
    await one.start();
    const broken = one.database.transaction(async (tx) => {
      await one.outbox.append(tx, storyTold({ ...AT, n: 1 }));
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await db.knex('outbox_event').select('*')).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });

  it('is refused when its facts are not what was declared', () => {
    expect(() => storyTold({ ...AT, n: 'one' as unknown as number })).toThrow();
  });

  it('has its effects once, however many nodes hear it', async () => {
    const three = [node(), node(), node()];
    for (const each of three) {
      each.outbox.subscribe({
        name: 'counter',
        events: [storyTold],
        handle: async (event, tx) => note(tx, { subscriber: 'counter', event: event.id, n: event.payload.n }),
      });
      await each.start();
    }
    await Promise.all(Array.from({ length: 60 }, (_, n) => tell(three[n % 3]!, n)));
    await until(effects, (rows) => rows.length >= 60);
    const rows = await effects();
    expect(rows.map(({ n }) => n as number).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n));
  });

  it('waits for a subscriber that is away, and is found when the node was asleep at its commit', async () => {
    const one = node();
    one.outbox.subscribe({ name: 'late', events: [storyTold], handle: async () => undefined });
    await one.start();
    await one.stop();
    nodes.length = 0;
    const two = node();
    await tell(two, 7);
    expect(await deliveries()).toMatchObject([{ subscriber: 'late', state: 'waiting' }]);
    two.outbox.subscribe({
      name: 'late',
      events: [storyTold],
      handle: async (event, tx) => note(tx, { subscriber: 'late', event: event.id, n: event.payload.n }),
    });
    await two.start();
    await until(effects, (rows) => rows.length === 1);
  });

  it('keeps the order of its key, also past one that fails, and lets other keys pass', async () => {
    const two = [node(), node()];
    let failures = 2;
    for (const each of two) {
      each.outbox.subscribe({
        name: 'steps',
        events: [stepTaken],
        atOnce: 4,
        retry: { limit: 5, delay: 0.05, backoff: false },
        handle: async (event, tx) => {
          if (event.payload.of === 'a' && event.payload.n === 3 && failures-- > 0) throw new Error('not yet');
          await tx('effect').insert({ subscriber: event.payload.of, event: event.id, n: event.payload.n });
        },
      });
      await each.start();
    }
    await two[0]!.database.transaction(async (tx) => {
      for (let n = 0; n < 12; n += 1) {
        for (const thing of ['a', 'b']) await two[0]!.outbox.append(tx, stepTaken({ ...AT, of: thing, n }));
      }
    });
    const rows = await until(effects, (all) => all.length === 24);
    const order = (thing: string) => rows.filter(({ subscriber }) => subscriber === thing).map(({ n }) => n as number);
    expect(order('a')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(order('b')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('goes to the dead letters after its last try, without its effects and without what people typed', async () => {
    const one = node();
    one.outbox.subscribe({
      name: 'fragile',
      events: [storyTold],
      retry: { limit: 2, delay: 0.01, backoff: true },
      handle: async (event, tx) => {
        await tx('effect').insert({ subscriber: 'fragile', event: event.id, n: event.payload.n });
        throw new Error('call 13800138000');
      },
    });
    await one.start();
    await tell(one, 1);
    const [dead] = await until(deliveries, ([row]) => row?.state === 'dead');
    expect(dead).toMatchObject({ tries: 3, subscriber: 'fragile' });
    expect(dead.last_error).toMatch(/^Error at /);
    expect(dead.last_error).not.toContain('13800138000');
    expect(await effects()).toEqual([]);
    expect(one.said.join()).not.toContain('13800138000');
  });

  it('is taken from a handler that hangs, when its time is over', async () => {
    const one = node();
    let hung = 0;
    one.outbox.subscribe({
      name: 'slow',
      events: [storyTold],
      timeLimit: 200,
      retry: { limit: 3, delay: 0.01, backoff: false },
      handle: async (event, tx) => {
        if (hung++ === 0) await new Promise((resolve) => setTimeout(resolve, 1_500));
        await tx('effect').insert({ subscriber: 'slow', event: event.id, n: hung });
      },
    });
    await one.start();
    await tell(one, 1);
    await until(deliveries, ([row]) => row?.state === 'done');
    await until(
      () => hung,
      (times) => times === 2,
    );
    expect(await effects()).toHaveLength(1);
  });

  it('is forgotten when everybody handled it long ago, and kept while somebody has not', async () => {
    const one = node();
    let broken = false;
    one.outbox.subscribe({
      name: 'half',
      events: [storyTold],
      retry: { limit: 0, delay: 1, backoff: false },
      handle: async () => {
        if (broken) throw new Error('no');
      },
    });
    await one.start();
    await tell(one, 1);
    await until(deliveries, ([row]) => row?.state === 'done');
    broken = true;
    await tell(one, 2);
    await until(deliveries, (rows) => rows.some(({ state }) => state === 'dead'));
    await db.knex('outbox_event').update({ occurred_at: db.knex.raw(`now() - interval '40 days'`) });
    await one.outbox.prune(30);
    expect(await db.knex('outbox_event').select('payload')).toEqual([{ payload: { n: 2 } }]);
  });
});
