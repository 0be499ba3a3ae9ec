import { linkOf } from './links';

it.each([
  ['https://example.org/a', 'https://example.org/a'],
  [' mailto:news@example.org ', 'mailto:news@example.org'],
  ['/story/s1', '/story/s1'],
  ['//evil.example', null],
  ['javascript:alert(1)', null],
  ['JavaScript:alert(1)', null],
  ['data:text/html,x', null],
  ['', null],
  [null, null],
])('%s', (href, link) => expect(linkOf(href)).toBe(link));
