import { linkTo } from './letters';

it.each([
  [{ url: 'https://news.example/', app: true }, 'confirm', 'https://news.example/account/confirm#token=t'],
  [{ url: 'https://news.example', app: true }, 'reset', 'https://news.example/account/new-password#token=t'],
  [{ url: 'http://localhost:1337', app: false }, 'confirm', 'http://localhost:1337/account/link.html#confirm=t'],
  [{ url: 'http://localhost:1337/', app: false }, 'reset', 'http://localhost:1337/account/link.html#reset=t'],
] as const)('%j and %s make %s', (base, purpose, link) => {
  expect(linkTo(base, purpose, 't')).toBe(link);
});
