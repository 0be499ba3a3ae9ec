import type { RevisionContent } from '../../revisions/revision.rules';

const text = (words: string) => ({ type: 'text', text: words });
const asset = (name: string, alt: string) => ({
  hash: name,
  name,
  url: `https://yunze.example/uploads/${name}`,
  alternativeText: alt,
  caption: null,
});

/** One story with everything that a derivation can meet. */
export const theRevision: RevisionContent = {
  title: '夏汛来临，青禾县提前转移沿河住户',
  subtitle: '三个村当晚全部转移',
  summary: '青禾县 21 日启动防汛四级响应，沿河三个村的住户当晚全部转移。',
  column: 'columnid0001',
  byline: '王芳、李强',
  body: [
    { type: 'paragraph', children: [text('青禾县 21 日启动防汛四级响应，'), { ...text('沿河三个村'), bold: true }] },
    { type: 'heading', level: 2, children: [text('安置点')] },
    {
      type: 'image',
      image: { ...asset('shelter.jpg', '安置点里的一家人'), width: 1600, height: 900, mime: 'image/jpeg' },
    },
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
  sourceUrl: 'https://qinghe.example/1',
  sourceAuthor: null,
  sourceLicence: null,
  aiDeclaration: 'assisted',
  aiNote: '译文',
};
