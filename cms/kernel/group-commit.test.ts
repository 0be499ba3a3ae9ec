import { createGroupCommit } from './group-commit';

type Begun = { readonly items: readonly number[]; next(): void; done(): void };

/** A group whose work is ended by the test. */
function aGroup(most: number, gather = 0) {
  const begun: Begun[] = [];
  const group = createGroupCommit<number, number>({
    ...{ most, gather },
    work: (items, next) =>
      new Promise((resolve) => {
        begun.push({
          ...{ items, next },
          done: () => {
            resolve(items);
          },
        });
      }),
  });
  const add = (...numbers: number[]): Promise<number[]> => Promise.all(numbers.map((n) => group.add(n)));
  return { group, begun, add };
}

/** Lets everything run that is ready to. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const itemsOf = (begun: readonly Begun[]): readonly (readonly number[])[] => begun.map(({ items }) => items);

it('begins with the next group before the first is written, once it may and when it is full', async () => {
  const { group, begun, add } = aGroup(2);
  const first = add(1, 2, 3);
  await turn();
  begun[0]!.next();
  // One waits alone: it may still get neighbours.
  expect(itemsOf(begun)).toEqual([[1, 2]]);
  const more = add(4, 5, 6);
  expect(itemsOf(begun)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  // Two are under way at most, and who is no longer the last has nothing to say.
  begun[0]!.next();
  begun[1]!.next();
  expect(begun).toHaveLength(2);
  expect(group.size()).toBe(6);
  begun[0]!.done();
  await turn();
  expect(itemsOf(begun)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const idle = group.idle();
  begun[1]!.done();
  begun[2]!.done();
  expect(await first).toEqual([1, 2, 3]);
  expect(await more).toEqual([4, 5, 6]);
  await idle;
  expect(group.size()).toBe(0);
});

it('writes one group after the other where nobody says that the next may begin', async () => {
  const { begun, add } = aGroup(2);
  const all = add(1, 2, 3, 4);
  await turn();
  expect(itemsOf(begun)).toEqual([[1, 2]]);
  begun[0]!.done();
  await turn();
  expect(itemsOf(begun)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  begun[1]!.done();
  expect(await all).toEqual([1, 2, 3, 4]);
});

it('waits for no more neighbours than came before', async () => {
  // An hour: the test would not end.
  const { begun, add } = aGroup(10, 3_600_000);
  const three = add(1, 2, 3);
  await turn();
  expect(itemsOf(begun)).toEqual([[1, 2, 3]]);
  begun[0]!.done();
  await three;
  const two = add(4, 5);
  await turn();
  expect(begun).toHaveLength(1);
  const third = add(6);
  await turn();
  expect(itemsOf(begun)[1]).toEqual([4, 5, 6]);
  begun[1]!.done();
  await Promise.all([two, third]);
});
