import { usualDriver } from './usual-driver';

it.each([
  [undefined, true, 'mux'],
  [undefined, false, 'local'],
  ['', false, 'local'],
  ['auto', true, 'mux'],
  ['local', true, 'local'],
  ['hybrid', true, 'hybrid'],
  ['mux', true, 'mux'],
] as const)('%s with Mux %s is %s', (said, hasMux, name) => {
  expect(usualDriver(said, hasMux)).toBe(name);
});

it.each([
  ['mux', false, 'MUX_TOKEN_ID'],
  ['hybrid', false, 'MUX_TOKEN_ID'],
  ['vimeo', true, 'auto, local, mux, hybrid'],
] as const)('%s with Mux %s is one clear line', (said, hasMux, words) => {
  expect(() => usualDriver(said, hasMux)).toThrow(words);
});
