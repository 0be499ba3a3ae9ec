import { createHash } from 'node:crypto';
import { sha256 } from './sha256';

it.each([0, 1, 55, 56, 63, 64, 65, 119, 1_000, 100_003])('hashes %d bytes as everybody does', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 131 + length) & 255);
  expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
