import { unwrap } from '../../kernel';
import { decode } from './decode.rules';
import { languageOf, plainText } from './plain-text.rules';
import { readDocument } from './read-document';

const feed = { kind: 'feed', mapping: null } as const;
const read = (text: string) => unwrap(readDocument(feed, text));
const problem = (text: string) => {
  const result = readDocument(feed, text);
  return result.ok ? undefined : result.error.details.problem;
};
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;

describe('feeds', () => {
  it('reads RSS: what it calls an item, words without tags, a time without a zone as Beijing’s', () => {
    const items = read(
      rss(`<item><guid>g1</guid><title>早 &amp; 晚</title><link>https://x.example/1</link>
        <description><![CDATA[<p>第一段&nbsp;</p><script>alert(1)</script><p>第二段</p>]]></description>
        <pubDate>2026-11-28 08:00:00</pubDate></item>`),
    );
    expect(items).toMatchObject([
      { key: 'g1', title: '早 & 晚', body: '第一段\n第二段', url: 'https://x.example/1', language: 'zh-Hans' },
    ]);
    expect(items[0]?.publishedAt).toBe('2026-11-28T00:00:00.000Z');
  });

  it('reads Atom, RDF and JSON Feed', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>i</id><entry><id>urn:1</id><title>A</title>
      <link rel="self" href="https://x.example/self"/><link href="https://x.example/a"/><updated>2026-11-28T01:00:00Z</updated></entry></feed>`;
    expect(read(atom)).toMatchObject([
      { key: 'urn:1', url: 'https://x.example/a', publishedAt: '2026-11-28T01:00:00.000Z' },
    ]);
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>t</title></channel>
      <item rdf:about="https://x.example/r"><title>R</title><link>https://x.example/r</link></item></rdf:RDF>`;
    expect(read(rdf)).toMatchObject([{ title: 'R', url: 'https://x.example/r' }]);
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 't',
      items: [{ id: '7', content_text: 'Words only' }],
    };
    expect(read(JSON.stringify(json))).toMatchObject([{ key: '7', title: 'Words only', language: 'en' }]);
  });

  it('knows an item by its address where its source calls it nothing, and by its words where it has neither', () => {
    const [byLink, byWords] = read(
      rss('<item><title>a</title><link>https://x.example/1</link></item><item><title>b</title></item>'),
    );
    expect(byLink?.key).toBe('https://x.example/1');
    expect(byWords?.key).toBe(byWords?.hash);
  });

  it('takes one of two with the same name, and leaves out what has no words and links that no browser should open', () => {
    const items = read(
      rss(
        '<item><guid>1</guid><title>新</title><link>javascript:alert(1)</link></item><item><guid>1</guid><title>旧</title></item><item><guid>2</guid></item>',
      ),
    );
    expect(items).toMatchObject([{ key: '1', title: '新', url: null }]);
  });

  it.each([
    ['what is broken', '<rss><channel><item><title>x', 'not-readable'],
    ['a page', '<html><body>hi</body></html>', 'not-readable'],
    ['entities of its own', '<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>', 'not-safe'],
    ['an entity declared alone', '<!ENTITY a SYSTEM "file:///etc/passwd">', 'not-safe'],
  ])('refuses %s', (_what, text, why) => {
    expect(problem(text)).toBe(why);
  });
});

describe('JSON of its own shape', () => {
  const mapping = {
    items: 'data.list',
    title: 'headline',
    key: 'no',
    body: 'content.text',
    url: 'links.0.href',
    published: 'ts',
    place: 'city',
  };

  it('is read by its mapping', () => {
    const list = [
      {
        headline: '新桥通车',
        no: 7,
        content: { text: '正文' },
        links: [{ href: 'https://x.example/7' }],
        ts: 1795824000,
        city: '青禾',
      },
    ];
    const [item] = unwrap(readDocument({ kind: 'json', mapping }, JSON.stringify({ data: { list } })));
    expect(item).toMatchObject({
      key: '7',
      title: '新桥通车',
      body: '正文',
      url: 'https://x.example/7',
      place: '青禾',
    });
    expect(item?.publishedAt).toBe('2026-11-28T00:00:00.000Z');
  });

  it.each([
    ['{', 'not-readable'],
    ['{"data":{}}', 'no-items'],
  ])('%s: %s', (text, why) => {
    expect(readDocument({ kind: 'json', mapping }, text)).toMatchObject({ error: { details: { problem: why } } });
  });

  it('never walks into what an object has by nature', () => {
    const natural = { ...mapping, items: '', title: 'constructor.name' };
    expect(unwrap(readDocument({ kind: 'json', mapping: natural }, '[{"no":1}]'))).toEqual([]);
  });
});

describe('bytes', () => {
  const gb = Buffer.from([0xc4, 0xcf, 0xcc, 0xc1]); // 南塘 in GB18030
  it.each([
    ['the host says so', gb, 'text/xml; charset=gb2312', '南塘'],
    [
      'the document says so',
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="GB18030"?>'), gb]),
      'text/xml',
      '<?xml version="1.0" encoding="GB18030"?>南塘',
    ],
    ['a mark', Buffer.from('\ufeff南塘'), 'text/xml; charset=gbk', '南塘'],
    ['nobody says anything', Buffer.from('南塘'), '', '南塘'],
  ])('become text when %s', (...[, bytes, type, text]) => {
    expect(unwrap(decode(bytes, type))).toBe(text);
  });

  it('of a kind that nobody knows are refused', () => {
    expect(decode(gb, 'text/xml; charset=klingon')).toMatchObject({ error: { code: 'UNREADABLE' } });
  });
});

it.each([
  ['a<br/>b', 'a\nb'],
  ['&lt;b&gt; &#20013;&#x6587; &unknown;', '<b> 中文 &unknown;'],
  ['x\u0000\u202ey', 'xy'],
])('the words of %j are %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});

it.each([
  ['河湾大桥通车', 'zh-Hans'],
  ['Bridge opens', 'en'],
  ['5G 网络覆盖', 'zh-Hans'],
  ['', 'zh-Hans'],
])('%j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
