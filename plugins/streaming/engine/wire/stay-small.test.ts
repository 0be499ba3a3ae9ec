import { collector } from './stay-small';

it('collects what nobody holds, and nothing else', async () => {
  const collect = collector();
  let held: object | undefined = { big: Buffer.alloc(1_000) };
  const seen = new WeakRef(held);
  // What was looked at lives until the next turn.
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  collect();
  expect(seen.deref()).toBe(held);
  held = undefined;
  await turn();
  collect();
  expect(seen.deref()).toBeUndefined();
});
