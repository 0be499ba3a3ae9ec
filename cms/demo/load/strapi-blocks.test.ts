import { toStrapiBlocks } from './strapi-blocks';

const pictures = new Map([['kiln', { id: 7, url: '/uploads/kiln.jpg' }]]);
const one = (...block: Parameters<typeof toStrapiBlocks>[0]): object | undefined => toStrapiBlocks(block, pictures)[0];

it('keeps bold words and links where they stood', () => {
  expect(one({ p: '今晨**6时42分**发出，见[时刻表](https://example.org/t)。' })).toEqual({
    type: 'paragraph',
    children: [
      { type: 'text', text: '今晨' },
      { type: 'text', text: '6时42分', bold: true },
      { type: 'text', text: '发出，见' },
      { type: 'link', url: 'https://example.org/t', children: [{ type: 'text', text: '时刻表' }] },
      { type: 'text', text: '。' },
    ],
  });
});

it('names who is quoted on a line of its own', () => {
  expect(one({ quote: '够包一顿饺子。', who: '范国梁' })).toMatchObject({
    children: [{ text: '够包一顿饺子。\n——范国梁' }],
  });
});

it('shows pictures from the library with the caption of this story', () => {
  expect(one({ picture: 'kiln', caption: '坛窑开窑' })).toMatchObject({ image: { id: 7, caption: '坛窑开窑' } });
  expect(() => one({ picture: 'lost', caption: '无' })).toThrow('lost');
});
