import { createClaimLine } from './claim-line';

it('serves who comes together together, and the next while the first is served', async () => {
  const groups: number[] = [];
  const line = createClaimLine<number, number>({
    serve: (items) => {
      groups.push(items.length);
      return Promise.resolve(items.map((item) => item * 2));
    },
    ...{ most: 100, tries: 3 },
  });
  const answers = await Promise.all(Array.from({ length: 250 }, (_none, n) => line.add(n)));
  expect(answers).toEqual(Array.from({ length: 250 }, (_none, n) => n * 2));
  expect(groups).toEqual([100, 100, 50]);
});

it('lets whoever got no answer stand in line again, in front, and not for ever', async () => {
  const served: number[][] = [];
  const line = createClaimLine<number, string>({
    serve: (items) => {
      served.push([...items]);
      return Promise.resolve(items.map((item) => (item === 1 && served.length < 3 ? undefined : `${item}`)));
    },
    ...{ most: 2, tries: 3 },
  });
  expect(await Promise.all([1, 2, 3].map((item) => line.add(item)))).toEqual(['1', '2', '3']);
  expect(served).toEqual([[1, 2], [1, 3], [1]]);
  const never = createClaimLine<number, string>({ serve: () => Promise.resolve([undefined]), most: 1, tries: 2 });
  await expect(never.add(1)).rejects.toThrow('others hold what is left');
});

it('tells everybody of a group that it broke, and serves the next', async () => {
  let calls = 0;
  const line = createClaimLine<number, number>({
    serve: (items) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('no database')) : Promise.resolve([...items]);
    },
    ...{ most: 2, tries: 3 },
  });
  const answers = await Promise.allSettled([1, 2, 3].map((item) => line.add(item)));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
