import { createRoomMemory } from './room-memory-store';

const live = { station: 'yunze', session: 's1' };

/** A memory over what a live has shown so far, with a clock of its own and a count of how often it asked. */
function aMemory(...shown: string[]) {
  const at = { now: 0, asked: 0 };
  const memory = createRoomMemory(
    () => {
      at.asked += 1;
      return Promise.resolve(new Set(shown));
    },
    () => at.now,
  );
  const has = (...offers: string[]) => memory.sells({ ...live, offers });
  return { at, has, shown };
}

it('asks once for a crowd, and answers the next without asking', async () => {
  const { at, has } = aMemory('oranges', 'tea');
  expect(await Promise.all([has('oranges'), has('tea'), has('oranges', 'tea')])).toEqual([true, true, true]);
  expect(has('oranges')).toBe(true);
  expect(at.asked).toBe(1);
});

it('finds out within seconds that a live is over', async () => {
  const { at, has, shown } = aMemory('oranges');
  await has('oranges');
  shown.length = 0;
  at.now = 4_999;
  expect(await has('oranges')).toBe(true);
  at.now = 5_001;
  expect(await has('oranges')).toBe(false);
});

it('asks again in a moment for what was not shown yet', async () => {
  const { at, has, shown } = aMemory('oranges');
  expect(await has('oranges', 'tea')).toBe(false);
  shown.push('tea');
  expect(await has('oranges', 'tea')).toBe(false);
  at.now = 251;
  expect(await has('oranges', 'tea')).toBe(true);
  expect(at.asked).toBe(2);
});

it('takes no live for another, nor the same number at two stations', async () => {
  const memory = createRoomMemory(
    ({ station, session }) => Promise.resolve(new Set(station === 'yunze' && session === 's1' ? ['oranges'] : [])),
    () => 0,
  );
  const has = (station: string, session: string) => memory.sells({ station, session, offers: ['oranges'] });
  expect(await has('yunze', 's1')).toBe(true);
  expect(await has('yunze', 's2')).toBe(false);
  expect(await has('linhai', 's1')).toBe(false);
});

it('asks again after a question that failed', async () => {
  const answers = [() => Promise.reject(new Error('no line')), () => Promise.resolve(new Set(['oranges']))];
  const memory = createRoomMemory(
    () => answers.shift()?.() ?? Promise.resolve(new Set()),
    () => 0,
  );
  const asked = { ...live, offers: ['oranges'] };
  await expect(memory.sells(asked)).rejects.toThrow('no line');
  expect(await memory.sells(asked)).toBe(true);
});
