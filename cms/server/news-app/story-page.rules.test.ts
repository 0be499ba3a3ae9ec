import fc from 'fast-check';
import type { Block, Picture, Story } from '../../contract';
import { escapeHtml, jsonForScript, safeHref } from './html.rules';
import { originOf } from './origin.rules';
import { fillShell, inlineScripts, pagePolicy, workerPolicy } from './shell.rules';
import { robots, siteMap } from './site-map.rules';
import { shareImage, storyHead } from './story-head.rules';
import { storyText } from './story-text.rules';

const SHELL = `<!doctype html><html lang="zh-Hans"><head><!--hearth:head--><title>App</title><!--/hearth:head--></head>
<body><noscript><!--hearth:body--><p>scripts</p><!--/hearth:body--></noscript></body></html>`;
const SITE = { origin: 'https://news.example', name: '云泽融媒' };

const cover: Picture = {
  alt: '灶火',
  caption: '清晨的灶',
  credit: null,
  width: 1600,
  height: 900,
  focal: { x: 0.5, y: 0.5 },
  blur: null,
  aiGenerated: false,
  sources: [
    { url: '/uploads/a-1280.avif', width: 1280, format: 'avif' },
    { url: '/uploads/a-1280.webp', width: 1280, format: 'webp' },
    { url: '/uploads/a-640.jpg', width: 640, format: 'jpeg' },
    { url: '/uploads/a-1280.jpg', width: 1280, format: 'jpeg' },
  ],
};

function aStory(change: Partial<Story> = {}): Story {
  return {
    id: 'abcdefghijklmnopqrstuvwx',
    locale: 'zh-Hans',
    locales: ['zh-Hans', 'en'],
    title: '灶台边的新年',
    subtitle: null,
    summary: null,
    column: { slug: 'city', name: '城事' },
    station: { slug: 'yunze', name: '云泽台' },
    byline: '林晓',
    publishedAt: '2026-11-20T02:00:00.000Z',
    updatedAt: '2026-11-21T02:00:00.000Z',
    cover,
    hasFilm: false,
    ai: 'none',
    body: [{ kind: 'Paragraph', spans: [{ text: '第一段。' }] }],
    film: null,
    tags: ['灶台'],
    source: null,
    readingMinutes: 1,
    evidence: { signedBy: ['王编'], publishedAt: '2026-11-20T02:00:00.000Z', correctedAt: null, corrections: [] },
    ...change,
  };
}

const page = (story: Story): string =>
  fillShell(SHELL, { language: story.locale, head: storyHead(story, SITE), body: storyText(story) });

describe('the page of a story', () => {
  it('says in its head what it is', () => {
    const html = page(aStory());
    expect(html).toContain('<title>灶台边的新年 · 云泽台</title>');
    expect(html).toContain('<meta name="description" content="第一段。">');
    expect(html).toContain('<link rel="canonical" href="https://news.example/story/abcdefghijklmnopqrstuvwx">');
    expect(html).toContain('hreflang="en" href="https://news.example/story/abcdefghijklmnopqrstuvwx?locale=en"');
    expect(html).toContain('<meta property="og:image" content="https://news.example/uploads/a-1280.jpg">');
    expect(html).toContain('<meta property="og:image:height" content="720">');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(html).not.toContain('hearth:');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'NewsArticle',
      headline: '灶台边的新年',
      datePublished: '2026-11-20T02:00:00.000Z',
      author: { '@type': 'Person', name: '林晓' },
    });
  });

  it('can be read without scripts, block by block', () => {
    const body: Block[] = [
      { kind: 'Heading', level: 2, spans: [{ text: '小标题' }] },
      { kind: 'Quote', spans: [{ text: '火候到了。' }], who: '老张' },
      { kind: 'ListBlock', ordered: true, items: [{ spans: [{ text: '一' }] }] },
      { kind: 'Paragraph', spans: [{ text: '看这里', href: 'https://a.example/?a=1&b="2"' }] },
      { kind: 'Paragraph', spans: [{ text: '别点', href: ' javascript:alert(1)' }] },
      { kind: 'Figure', picture: cover },
      {
        kind: 'FilmBlock',
        film: { url: '/uploads/f.mp4', poster: null, width: 1, height: 1, seconds: 2, alt: '视频' },
      },
      { kind: 'Code', text: '<b>' },
    ];
    const text = storyText(
      aStory({ body, ai: 'assisted', source: { name: '新华社', url: 'https://x.example', author: null } }),
    );
    for (const part of [
      '<h2>小标题</h2>',
      '<blockquote><p>火候到了。</p><p>老张</p></blockquote>',
      '<ol><li>一</li></ol>',
      '<a href="https://a.example/?a=1&amp;b=&quot;2&quot;" rel="noopener">看这里</a>',
      '<p>别点</p>',
      '<figcaption>清晨的灶</figcaption>',
      '<a href="/uploads/f.mp4" rel="noopener">视频</a>',
      '<pre>&lt;b&gt;</pre>',
      '本文有人工智能辅助',
      '<a href="https://x.example" rel="noopener">新华社</a>',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('javascript:');
  });

  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><script>alert(1)</script>',
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '</noscript><script>alert(1)</script>',
    "$& $` $' $1 <!--/hearth:head-->",
    '\u2028\u2029\u0000',
  ];

  it.each(HOSTILE)('is not broken by %j, wherever it stands', (evil) => {
    const story = aStory({
      title: evil,
      subtitle: evil,
      summary: evil,
      byline: evil,
      tags: [evil],
      column: { slug: 'x', name: evil },
      station: { slug: 'x', name: evil },
      cover: { ...cover, alt: evil, caption: evil },
      source: { name: evil, url: 'https://x.example/', author: evil },
      body: [
        { kind: 'Paragraph', spans: [{ text: evil, href: evil }] },
        { kind: 'Quote', spans: [{ text: evil }], who: evil },
        { kind: 'Code', text: evil },
      ],
    });
    // The same page with harmless words has the same skeleton of tags: nothing that was written became markup.
    const plain = JSON.parse(JSON.stringify(story).replaceAll(JSON.stringify(evil), '"词"')) as Story;
    expect(tagsOf(page(story))).toEqual(tagsOf(page(plain)));
  });

  it('is not broken by any words at all', () => {
    const plain = tagsOf(page(aStory({ title: '词', byline: '词', tags: ['词'] })));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (words) => {
        const byline = words.trim() === '' ? '词' : words;
        expect(tagsOf(page(aStory({ title: words, byline, tags: [words] })))).toEqual(plain);
        expect(JSON.parse(jsonForScript({ words }))).toEqual({ words });
      }),
    );
  });
});

/** The tags of a page with the names of their attributes; what stands inside the data script is its own business. */
function tagsOf(html: string): readonly string[] {
  const markup = html.replace(/(<script type="application\/ld\+json">)[^<]*(<\/script>)/, '$1$2');
  return [...markup.matchAll(/<(\/?[a-z!][^\s>]*)((?:\s+[a-z:-]+(?:="[^"]*")?)*)\s*>/gi)].map(
    ([, name = '', attributes = '']) =>
      `${name} ${[...attributes.matchAll(/([a-z:-]+)="[^"]*"/gi)].map(([, attribute = '']) => attribute).join(' ')}`,
  );
}

describe('the parts of pages', () => {
  it('choose a share picture that social networks can read', () => {
    expect(shareImage(cover, 'https://n.example')).toEqual({
      url: 'https://n.example/uploads/a-1280.jpg',
      width: 1280,
    });
    expect(shareImage({ ...cover, sources: cover.sources.slice(0, 1) }, 'https://n.example')).toBeUndefined();
    expect(
      shareImage(
        { ...cover, sources: [{ url: 'https://cdn.example/b.webp', width: 900, format: 'webp' }] },
        'https://n.example',
      )?.url,
    ).toBe('https://cdn.example/b.webp');
    expect(shareImage(null, 'https://n.example')).toBeUndefined();
  });

  it.each([
    [{ publicUrl: 'https://news.example/', host: 'evil.example', isSecure: false }, 'https://news.example'],
    [{ publicUrl: undefined, host: 'LOCALHOST:1337', isSecure: false }, 'http://localhost:1337'],
    [{ publicUrl: undefined, host: '[::1]:1337', isSecure: true }, 'https://[::1]:1337'],
    [{ publicUrl: undefined, host: 'a.example"><script>', isSecure: false }, 'http://localhost'],
    [{ publicUrl: undefined, host: 'a.example/path', isSecure: false }, 'http://localhost'],
    [{ publicUrl: undefined, host: 'user@a.example', isSecure: false }, 'http://localhost'],
    [{ publicUrl: undefined, host: undefined, isSecure: false }, 'http://localhost'],
  ])('take the origin of %j', (reached, expected) => {
    expect(originOf(reached)).toBe(expected);
  });

  it.each([
    ['https://a.example', 'https://a.example'],
    ['/story/1', '/story/1'],
    ['//evil.example', undefined],
    ['/\\evil.example', undefined],
    ['JavaScript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    [undefined, undefined],
  ])('follow the link %p as %p', (href, expected) => {
    expect(safeHref(href)).toBe(expected);
  });

  it('let exactly the scripts run that stand in the shell', () => {
    const shell = '<script src="/boot.js"></script><script>go()</script><script type="application/ld+json">{}</script>';
    expect(inlineScripts(shell)).toEqual(['go()']);
    expect(pagePolicy(["'sha256-x'"])).toContain("script-src 'self' 'sha256-x';");
    expect(pagePolicy([])).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('let films and pictures lie at an origin of the station’s own network, and nothing else', () => {
    const policy = pagePolicy([], ['http://mux.lan:8080']).split('; ');
    const there = policy.filter((line) => line.endsWith(' http://mux.lan:8080'));
    expect(there.map((line) => line.split(' ')[0])).toEqual(['img-src', 'media-src', 'connect-src']);
    expect(workerPolicy(['http://mux.lan:8080'])).toContain("connect-src 'self' https: http://mux.lan:8080;");
  });

  it('list stories for search engines', () => {
    const map = siteMap('https://n.example', [aStory(), aStory({ locale: 'en' })]);
    expect(map.match(/<loc>[^<]*<\/loc>/g)).toEqual([
      '<loc>https://n.example/</loc>',
      '<loc>https://n.example/story/abcdefghijklmnopqrstuvwx</loc>',
      '<loc>https://n.example/story/abcdefghijklmnopqrstuvwx?locale=en</loc>',
    ]);
    expect(robots('https://n.example')).toContain('Sitemap: https://n.example/sitemap.xml');
    expect(escapeHtml(`&<>"'`)).toBe('&amp;&lt;&gt;&quot;&#39;');
  });
});
