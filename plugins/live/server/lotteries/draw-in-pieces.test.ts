import { randomUUID } from 'node:crypto';
import { drawOrder } from '../../contract';
import { drawInPieces, hashOfText } from './draw-in-pieces';

it('says what the contract says, by another hash and in pieces', async () => {
  const by = { seed: 'ab'.repeat(32), salt: '福彩 738' };
  const entries = Array.from({ length: 4_500 }, () => randomUUID());
  expect(await drawInPieces(by, entries)).toEqual(drawOrder(by, entries));
  expect(hashOfText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('lets others of the node go first now and then', async () => {
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  const entries = Array.from({ length: 10_000 }, (_none, n) => `${n}`);
  await drawInPieces({ seed: 's', salt: 'x' }, entries);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(0);
});
