import { encodingFor } from './accept-encoding';

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['BR;Q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *;q=1', 'gzip'],
  ['deflate', 'identity'],
  ['br;q=nonsense', 'identity'],
])('%p is answered in %s', (header, expected) => {
  expect(encodingFor(header)).toBe(expected);
  expect(encodingFor(header)).toBe(expected);
});
