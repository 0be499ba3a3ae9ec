import { AsyncLocalStorage } from 'node:async_hooks';
import { createPump, type Source } from './pump';

/** A source whose pieces finish when the test says so. */
function aSource(name: string, pieces: number, atOnce = 1) {
  const open: (() => void)[] = [];
  let left = pieces;
  let most = 0;
  const source: Source = {
    name,
    atOnce,
    take: async (found) => {
      if (left === 0) return;
      left -= 1;
      const done = new Promise<void>((resolve) => open.push(resolve));
      most = Math.max(most, open.length);
      found();
      await done;
    },
  };
  return {
    source,
    finishOne: async () => {
      open.shift()?.();
      await new Promise(setImmediate);
    },
    more: (count: number) => (left += count),
    running: () => open.length,
    left: () => left,
    most: () => most,
  };
}

const settle = () => new Promise(setImmediate);
const noFailure = (_name: string, error: unknown) => {
  throw error;
};

describe('the pump', () => {
  it('keeps to the slots of the node and to what each source allows', async () => {
    const pump = createPump({ slots: 3, failed: noFailure });
    const wide = aSource('wide', 10, 2);
    const narrow = aSource('narrow', 10, 1);
    pump.add(wide.source);
    pump.add(narrow.source);
    pump.start();
    await settle();
    expect([wide.running(), narrow.running()]).toEqual([2, 1]);
    for (let i = 0; i < 12; i += 1) {
      await wide.finishOne();
      await narrow.finishOne();
    }
    expect([wide.left(), narrow.left()]).toEqual([0, 0]);
    expect([wide.most(), narrow.most()]).toEqual([2, 1]);
  });

  it('lets sources take turns when one is busy', async () => {
    const pump = createPump({ slots: 1, failed: noFailure });
    const busy = aSource('busy', 100, 5);
    const quiet = aSource('quiet', 1);
    pump.add(busy.source);
    pump.add(quiet.source);
    pump.start();
    await settle();
    await busy.finishOne();
    await busy.finishOne();
    expect(quiet.left()).toBe(0);
  });

  it('loses no wake-up that comes while a claim finds nothing', async () => {
    let asked = 0;
    const gate: (() => void)[] = [];
    const pump = createPump({ slots: 1, failed: noFailure });
    pump.add({
      name: 's',
      atOnce: 1,
      take: async () => {
        asked += 1;
        await new Promise<void>((resolve) => gate.push(resolve));
      },
    });
    pump.start();
    await settle();
    pump.wake('s');
    gate.shift()?.();
    await settle();
    expect(asked).toBe(2);
  });

  it('tells of a claim that broke and goes on at the next wake-up', async () => {
    const failures: string[] = [];
    const pump = createPump({ slots: 1, failed: (name) => failures.push(name) });
    let broken = true;
    let worked = 0;
    pump.add({
      name: 's',
      atOnce: 1,
      take: async () => {
        if (broken) throw new Error('away');
        worked += 1;
      },
    });
    pump.start();
    await settle();
    expect(failures).toEqual(['s']);
    broken = false;
    pump.wake('s');
    await settle();
    expect(worked).toBe(1);
  });

  it('stops taking, waits for what runs, and says what it left behind', async () => {
    const pump = createPump({ slots: 2, failed: noFailure });
    const source = aSource('s', 5, 2);
    pump.add(source.source);
    pump.start();
    await settle();
    const stopping = pump.stop(50);
    await source.finishOne();
    expect(await stopping).toBe(1);
    expect(source.left()).toBe(3);
  });

  it('runs each piece outside of the transaction that woke it', async () => {
    const transaction = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const pump = createPump({ slots: 4, failed: noFailure });
    let left = 3;
    pump.add({
      name: 's',
      atOnce: 4,
      take: (found) => {
        seen.push(transaction.getStore());
        if (left === 0) return Promise.resolve();
        left -= 1;
        return transaction.run(`claim ${left}`, async () => {
          found();
          await settle();
        });
      },
    });
    pump.start();
    await settle();
    await settle();
    transaction.run('somebody else', () => pump.wake('s'));
    await settle();
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });
});
