import { z } from 'zod';
import { defineEvent } from '@hearth/cms/contract';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { aNode, until, type BareNode } from '../../../tests/host/a-node';

const storyTold = defineEvent('story.told', z.object({ n: z.number() }));
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
});

afterEach(async () => {
  await Promise.all(nodes.splice(0).map((each) => each.stop()));
  await db.drop();
});

describe('a broadcast', () => {
  it('reaches every node within a second, and nobody before the commit', async () => {
    const three = [node(), node(), node()];
    const heard: string[] = [];
    for (const [index, each] of three.entries()) {
      each.outbox.onEveryNode([storyTold], {
        heard: (event) => void heard.push(`${index}:${event.payload.n}`),
        lost: () => undefined,
      });
      await each.start();
    }
    await three[0]!.database.transaction(async (tx) => {
      await three[0]!.outbox.append(tx, storyTold({ ...AT, n: 5 }));
      await tx.raw('SELECT pg_sleep(0.1)');
      expect(heard).toEqual([]);
    });
    await until(
      () => heard.length,
      (count) => count === 3,
      1_000,
    );
    expect([...heard].sort()).toEqual(['0:5', '1:5', '2:5']);
  });

  it('tells a node to refresh when its line broke or its handler failed', async () => {
    const one = node();
    let lost = 0;
    let fails = false;
    const heard: number[] = [];
    one.outbox.onEveryNode([storyTold], {
      heard: (event) => {
        if (fails) throw new Error('no');
        heard.push(event.payload.n);
      },
      lost: () => void (lost += 1),
    });
    await one.start();
    await until(
      () => lost,
      (times) => times === 1,
    );
    await db.knex.raw(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%'`);
    await until(
      () => lost,
      (times) => times === 2,
      3_000,
    );
    await tell(one, 9);
    await until(
      () => heard,
      (all) => all.includes(9),
      1_000,
    );
    fails = true;
    await tell(one, 10);
    await until(
      () => lost,
      (times) => times === 3,
      1_000,
    );
  });
});
