import { movedTo } from './moved.rules';

const OURS = '01936d2e-7a4b-7c3d-9e1f-2a3b4c5d6e7f';
const MUX = 'qIJBfK01p5Vt8wL00Zc02hQk3Jxj2Z4s02a';

it.each([
  ['/live', '', '/watch'],
  ['/live/', '', '/watch'],
  [`/live/${OURS}`, '', `/watch/${OURS}`],
  [`/live/${OURS}`, 'pass=abc', `/watch/${OURS}?pass=abc`],
  [`/live/${MUX}`, '', `/watch/${MUX}`],
])('%s with "%s" lies at %s now', (path, search, page) => expect(movedTo(path, search)).toBe(page));

it.each([
  '/live/sessions',
  `/live/sessions/${OURS}`,
  `/live/${OURS}/index.m3u8`,
  `/live/${OURS}/pins`,
  '/lives',
  '/watch',
])('%s is not an old page', (path) => expect(movedTo(path, '')).toBeUndefined());
