import { eachAlone } from './each-alone';

/** Works on some, of which these fail; answers what had its turn and what was thrown. */
async function run(all: readonly number[], failing: readonly number[]) {
  const had: number[] = [];
  const work = (one: number): Promise<void> => {
    had.push(one);
    return failing.includes(one) ? Promise.reject(new Error(`${one} failed`)) : Promise.resolve();
  };
  const thrown: unknown = await eachAlone(all, work).catch((error: unknown) => error);
  return { had, thrown };
}

it('gives each its turn, whatever became of those before it, and then says what failed', async () => {
  expect(await run([1, 2, 3], [])).toEqual({ had: [1, 2, 3], thrown: undefined });
  expect(await run([1, 2, 3], [1])).toEqual({ had: [1, 2, 3], thrown: new Error('1 failed') });
  const { had, thrown } = await run([1, 2, 3, 4, 5, 6], [1, 2, 4, 5]);
  expect(had).toEqual([1, 2, 3, 4, 5, 6]);
  expect((thrown as AggregateError).errors).toHaveLength(4);
});

it('gives up where all of them fail', async () => {
  expect((await run([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6])).had).toEqual([1, 2, 3]);
});
