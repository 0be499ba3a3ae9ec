import { tokenOf } from './link.rules';

const TOKEN = 'A_-9'.repeat(10) + 'xyz';

it.each([
  ['after #', { '#': `token=${TOKEN}` }, TOKEN],
  ['as a parameter', { token: TOKEN }, TOKEN],
  ['both ways: what browsers keep to themselves wins', { '#': `token=${TOKEN}`, token: 'x'.repeat(43) }, TOKEN],
  ['said twice', { token: [TOKEN, 'x'] }, TOKEN],
  ['cut off by the e-mail program', { '#': `token=${TOKEN.slice(0, 40)}` }, null],
  ['with something that is no token', { token: `${TOKEN.slice(0, 42)}<` }, null],
  ['without one', {}, null],
  ['with another fragment', { '#': 'main' }, null],
])('a link %s', (_name, params, token) => {
  expect(tokenOf(params)).toBe(token);
});
