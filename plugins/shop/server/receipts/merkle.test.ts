import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson } from '@hearth/cms/kernel';
import { dayText, postingText, provesPosting, type PostingBody, type Sha256 } from '../../contract';
import { sealPosting } from '../books/seal-posting';
import { BLOCK, leafNode, pathOf, rootOf } from './merkle';

/** As a phone does it. */
const web: Sha256 = (bytes) => crypto.subtle.digest('SHA-256', bytes);

const posting = (seq: number, fen = '100'): PostingBody => ({
  ...{ station: 'yunze', seq, id: `id-${seq}`, kind: 'order.paid', ref: `订单-${seq}` },
  ...{ at: '2026-11-30T00:00:00.000Z', booked: '2026-11-30T00:00:00.000Z', previous: '0'.repeat(64) },
  entries: [
    ['pspClearing', fen],
    ['salesHeld:s1', `-${fen}`],
  ],
});

it('writes canonical JSON, as anybody else would', () => {
  expect(postingText(posting(7))).toBe(canonicalJson(posting(7)));
  const day = { station: 'yunze', day: '2026-11-30', first: 1, last: 2, root: 'a', head: 'b' };
  expect(dayText(day)).toBe(canonicalJson(day));
});

it('gives the roots of RFC 6962', () => {
  const hex = (data: string) => createHash('sha256').update(Buffer.from(data, 'hex')).digest('hex');
  const [a, b, c] = ['aa', 'bb', 'cc'].map((pair) => pair.repeat(32)).map(leafNode);
  expect(leafNode('aa'.repeat(32))).toBe(hex(`00${'aa'.repeat(32)}`));
  expect(rootOf([a ?? '', b ?? '', c ?? ''])).toBe(hex(`01${hex(`01${a}${b}`)}${c}`));
});

it('proves each posting of a day of any length by WebCrypto, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (length, which) => {
      const sealed = Array.from({ length }, (_, n) => sealPosting(posting(n + 1)));
      const nodes = sealed.map(({ hash }) => leafNode(hash));
      const index = which % length;
      const proof = { path: pathOf(nodes, index), root: rootOf(nodes) };
      expect(await provesPosting(web, posting(index + 1), proof)).toBe(true);
      expect(await provesPosting(web, posting(index + 1, '101'), proof)).toBe(false);
      expect(await provesPosting(web, posting(index + 2), proof)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it('is one tree whether it is built by leaves or by blocks', () => {
  const nodes = Array.from({ length: 2 * BLOCK + 77 }, (_, n) => leafNode(n.toString(16).padStart(64, '0')));
  const blocks = [nodes.slice(0, BLOCK), nodes.slice(BLOCK, 2 * BLOCK), nodes.slice(2 * BLOCK)];
  expect(rootOf(blocks.map(rootOf))).toBe(rootOf(nodes));
  const at = BLOCK + 5;
  expect([...pathOf(blocks[1] ?? [], 5), ...pathOf(blocks.map(rootOf), 1)]).toEqual(pathOf(nodes, at));
});
