import { nextLook, sightOf } from './page-sight.rules';

const title = '夜市第一晚，摊主们怎么说';
it.each([
  ['not found', 404, '', 'gone'],
  ['gone for good', 410, `<h1>${title}</h1>`, 'gone'],
  ['the post itself', 200, `<h1>夜市第一晚，<b>摊主们</b>怎么说</h1>`, 'visible'],
  ['says removed, and shows it all the same', 200, `该内容已被作者删除 ${title}`, 'visible'],
  ['a platform that answers 200 with regrets', 200, '<p>抱歉，该内容已被作者删除</p>', 'gone'],
  ['in English', 200, 'This content isn’t available right now', 'gone'],
  ['an empty shell', 200, '<div id="app"></div>', 'unclear'],
  ['a wall for robots', 403, title, 'unclear'],
  ['a broken platform', 502, '', 'unclear'],
])('%s: %i', (...[, status, text, saw]) => {
  expect(sightOf({ status, text }, { title })).toBe(saw);
});

it('looks five times in half a minute, and never less often than every ten minutes', () => {
  expect([0, 1, 2, 3, 4].reduce((sum, looks) => sum + nextLook(looks), 0)).toBeLessThan(32_000);
  expect(nextLook(500)).toBe(600_000);
});
