import { mayStandOn } from './page.rules';
import { audienceOf, folderFor, linkOfViewer, sessionIn, tokenIn, viewerOfLink } from './pass.rules';

it.each([
  ['/live/p/index.m3u8', 'v'],
  ['/live/p/s/live.m3u8', 'v'],
  ['/live/p/s/12.3.m4s', 'v'],
  ['/live/p/poster.jpg', 't'],
  ['/live/p/poster-320.webp', 't'],
  ['/live/p/thumbnail.jpg', 't'],
  ['/live/p/storyboard.vtt', 's'],
  ['/live/p/storyboard.jpg', 's'],
  ['/live/p/posters/live.m3u8', 'v'],
  ['/live/p/storyboard.m4s', 'v'],
])('%s is for %s', (path, audience) => {
  expect(audienceOf(path)).toBe(audience);
});

it.each([
  ['/live/p/index.m3u8', 'token=a.b.c', { token: 'a.b.c', inPath: false }],
  ['/live/p/index.m3u8', '_HLS_msn=1&token=a', { token: 'a', inPath: false }],
  ['/live/p/s~a.b.c/12.m4s', '', { token: 'a.b.c', inPath: true }],
  ['/live/p/s~a/live.m3u8', 'token=b', { token: 'a', inPath: true }],
  ['/live/p/index.m3u8', 'token=', undefined],
  ['/live/p/s/live.m3u8', '_HLS_msn=1', undefined],
])('%s?%s shows %j', (path, search, shown) => {
  expect(tokenIn({ path, search })).toEqual(shown);
});

it('puts a token behind the name of a broadcast and takes it off again', () => {
  expect(sessionIn(folderFor('s-1', 'a.b.c'))).toBe('s-1');
  expect(folderFor('s-1', undefined)).toBe('s-1');
  expect([linkOfViewer(viewerOfLink('l', 'v')), linkOfViewer('v')]).toEqual(['l', undefined]);
});

describe('pages on which a player may stand', () => {
  const hosts = ['news.example.cn', '*.yunze.example'];
  it.each([
    ['https://news.example.cn/live/1', true],
    ['http://news.example.cn:8080/', true],
    ['https://NEWS.example.cn/', true],
    ['https://app.yunze.example/', true],
    ['https://a.b.yunze.example/', true],
    ['https://yunze.example/', false],
    ['https://evilyunze.example/', false],
    ['https://news.example.cn.thief.com/', false],
    ['https://thief.com/news.example.cn', false],
    ['https://news.example.cn@thief.com/', false],
    ['not an address', false],
    ['https://kitchen.example:1337/admin', true],
    ['https://kitchen.example/admin', false],
    ['', true],
    [undefined, true],
  ])('%s: %s', (referer, may) => {
    expect(mayStandOn(hosts, { referer, host: 'kitchen.example:1337' })).toBe(may);
  });

  it('are all where none is named', () => {
    expect(mayStandOn([], { referer: 'https://thief.com/', host: undefined })).toBe(true);
  });
});
