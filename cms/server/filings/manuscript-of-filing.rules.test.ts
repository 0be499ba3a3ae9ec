import { bodyOf, textBelow, titleOf } from './manuscript-of-filing.rules';

it('makes a paragraph of each line and puts the pictures behind them', () => {
  const assets = [
    { id: 1, mime: 'image/jpeg', url: '/a.jpg' },
    { id: 2, mime: 'video/mp4', url: '/b.mp4' },
  ];
  const body = bodyOf({ text: '第一段\n\n 第二段 \n' }, assets);
  expect(body).toMatchObject([
    { type: 'paragraph', children: [{ text: '第一段' }] },
    { type: 'paragraph', children: [{ text: '第二段' }] },
    { type: 'image', children: [{ text: '' }] },
  ]);
});

it('says below the words where they lead, with text on both sides as the editor wants it', () => {
  const body = bodyOf({ text: '果农教你' }, [], { words: '观看片段', to: '/watch/1?clip=2' });
  const text = (words: string): object => ({ type: 'text', text: words });
  expect(body.at(-1)).toEqual({
    type: 'paragraph',
    children: [text(''), { type: 'link', url: '/watch/1?clip=2', children: [text('观看片段')] }, text('')],
  });
});

it('leaves an empty paragraph to begin with where nothing was written', () => {
  expect(bodyOf({ text: ' \n' }, [])).toEqual([{ type: 'paragraph', children: [{ type: 'text', text: '' }] }]);
});

it.each([
  ['河堤加固完成\n施工队连夜', '河堤加固完成'],
  ['施工队连夜加固河堤。今早水位回落', '任务'],
  ['', '任务'],
  ['长'.repeat(41), '任务'],
])('%j is called %s', (text, title) => {
  expect(titleOf({ text }, '任务')).toBe(title);
});

it.each([
  ['河堤加固完成\n施工队连夜', '河堤加固完成', '施工队连夜'],
  ['河堤加固完成', '河堤加固完成', '河堤加固完成'],
  ['施工队连夜\n今早水位回落', '任务', '施工队连夜\n今早水位回落'],
])('%j under the title %s leaves %j', (text, title, below) => {
  expect(textBelow({ text }, title)).toBe(below);
});
