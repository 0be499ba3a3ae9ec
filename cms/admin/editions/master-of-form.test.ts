import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePack } from '../../contract';
import { deriveEdition } from '../../server/editions/derive-edition.rules';
import { masterOfForm } from './master-of-form';

const ROOT = join(__dirname, '../../..');
const which = { documentId: 'abcdefghijkl', locale: 'zh-Hans' } as const;
const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

const text = (words: string) => ({ type: 'text', text: words });
const asset = (name: string, alt: string) => ({
  ...{ id: 7, name, url: `https://yunze.example/uploads/${name}`, alternativeText: alt, formats: null },
});

/** The story of the golden files, as it stands in Strapi's form. */
const form = {
  title: '夏汛来临，青禾县提前转移沿河住户',
  summary: '青禾县 21 日启动防汛四级响应，沿河三个村的住户当晚全部转移。',
  byline: '王芳、李强',
  body: [
    { type: 'paragraph', children: [text('青禾县 21 日启动防汛四级响应，'), { ...text('沿河三个村'), bold: true }] },
    { type: 'heading', level: 2, children: [text('安置点')] },
    { type: 'image', image: asset('shelter.jpg', '安置点里的一家人'), children: [text('')] },
    { type: 'quote', children: [text('东西都备齐了。')] },
    {
      type: 'list',
      format: 'unordered',
      children: [
        { type: 'list-item', children: [text('县一中')] },
        { type: 'list-item', children: [text('体育馆')] },
      ],
    },
  ],
  cover: asset('river.jpg', '涨水的青禾河'),
  film: asset('river.mp4', '航拍青禾河'),
  tags: '防汛、青禾县、转移安置、夏汛',
  origin: 'repost',
  sourceName: '青禾县融媒体中心',
  aiDeclaration: 'assisted',
  aiNote: '译文',
};

it.each(['app', 'weibo', 'bilibili', 'wechat-oa', 'xiaohongshu'])(
  'derives in the page for %s the very words that the host derives',
  (platform) => {
    const golden = read(`cms/server/editions/testing/golden/${platform}.json`) as { content: object };
    const pack = rulePack.parse(read(`database/rule-packs/${platform}.json`));
    const storyUrl = 'https://yunze.example/story/abcdefghijkl';
    expect(deriveEdition(masterOfForm(form, which), { pack, storyUrl })).toEqual(golden.content);
  },
);

it('reads a form in which nothing stands yet', () => {
  expect(masterOfForm({ title: null, body: null, cover: { id: 3 } }, which)).toMatchObject({
    ...{ title: '', blocks: [], cover: null, tags: [], source: null, ai: 'none' },
  });
});
