import { hasAiAssets, linesOf, measure, restorable, unsavedWords, wordsOfRevision } from './form-words';

const body = [
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: '雨' },
      { type: 'link', url: '/', children: [{ type: 'text', text: '停了' }] },
    ],
  },
];

it('takes from the form what is not saved, and nothing else', () => {
  const initial = { title: '旧题', body, column: { connect: [], disconnect: [] }, revision: 3 };
  const values = {
    ...initial,
    title: '新题',
    column: { connect: [{ apiData: { documentId: 'c1' } }], disconnect: [] },
    other: 1,
  };
  expect(unsavedWords(initial, initial)).toEqual({});
  expect(unsavedWords(values, initial)).toEqual({ title: '新题', column: 'c1' });
  expect(restorable({ title: '新题', column: 'c1' })).toEqual([['title', '新题']]);
});

it('takes words of a revision, and leaves what is chosen by hand', () => {
  const older = { title: '旧题', body, byline: null, column: 'c1', cover: { hash: 'a' }, film: null, elsewhere: 1 };
  expect(Object.fromEntries(wordsOfRevision(older))).toEqual({ title: '旧题', body, byline: null });
});

it.each<[boolean, object]>([
  [true, { cover: { aiGenerated: true } }],
  [
    true,
    {
      body: [
        { type: 'paragraph', children: [] },
        { type: 'image', image: { aiGenerated: true } },
      ],
    },
  ],
  [false, { cover: null, film: { aiGenerated: false }, body: [{ type: 'image', image: { url: '/a' } }] }],
])('knows %s of pictures and films that a machine made: %j', (known, values) => {
  expect(hasAiAssets({ ...values })).toBe(known);
});

it('notes a field that was emptied', () => {
  expect(unsavedWords({}, { summary: '导语' })).toEqual({ summary: null });
});

it.each([
  [['县里21日启动四级响应'], 9, 1],
  [['He said 3.5 million, twice.'], 5, 1],
  [['字'.repeat(1_000)], 1_000, 3],
  [[''], 0, 0],
])('counts %j as editors do', (texts, words, minutes) => {
  expect(measure(texts)).toEqual({ words, minutes });
});

it('reads the lines of a body with what links say', () => {
  expect(linesOf(body)).toEqual(['雨停了']);
  expect(linesOf(undefined)).toEqual([]);
});
