import { theHost, type Host } from '../../../tests/host/host';
import { graphql, newsroom, paragraph, type Document } from '../../../tests/host/newsroom';

type Page = {
  edges: { cursor: string; node: { id: string; title: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  total: number;
};

const LIST = `query ($column: String, $first: Int, $after: String, $tag: String, $station: String, $locale: Locale) {
  stories(column: $column, first: $first, after: $after, tag: $tag, station: $station, locale: $locale) {
    total pageInfo { hasNextPage endCursor } edges { cursor node { id title } } } }`;

const WHOLE = `query ($id: ID!, $locale: Locale) { story(id: $id, locale: $locale) {
  id locale locales title subtitle summary byline tags readingMinutes publishedAt updatedAt hasFilm ai
  column { slug name } station { slug } source { name url author } evidence { signedBy publishedAt correctedAt }
  body { __typename ... on Paragraph { spans { text bold href } } ... on Heading { level }
    ... on Quote { who spans { text } } ... on ListBlock { ordered items { spans { text } } } ... on Code { text } } } }`;

describe('stories', () => {
  let host: Host;
  let room: ReturnType<typeof newsroom>;

  beforeAll(async () => {
    host = await theHost();
    room = newsroom(host);
  });

  const list = async (variables: object): Promise<Page> => {
    const { data, errors } = await graphql<{ stories: Page }>(host, LIST, { variables });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.stories;
  };
  const story = async (id: string, locale = 'zh_Hans'): Promise<Record<string, string> | null> => {
    const { data, errors } = await graphql<{ story: never }>(host, WHOLE, { variables: { id, locale } });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.story;
  };

  it('reach readers when an editor publishes, and leave when they are withdrawn', async () => {
    const column = await room.column({ slug: 'reach', name: '要闻' });
    const draft = await room.draft({
      column: column.documentId,
      summary: '三个村连夜转移',
      byline: '王芳、李强',
      tags: '防汛、青禾',
    });
    expect(await list({ column: 'reach' })).toMatchObject({ total: 0, edges: [] });

    await room.publish(draft.documentId);
    expect(await list({ column: 'reach' })).toMatchObject({ total: 1, edges: [{ node: { id: draft.documentId } }] });
    expect(await story(draft.documentId)).toMatchObject({
      locale: 'zh_Hans',
      locales: ['zh_Hans'],
      column: { slug: 'reach', name: '要闻' },
      station: { slug: 'yunze' },
      byline: '王芳、李强',
      tags: ['防汛', '青禾'],
      ai: 'none',
      source: null,
      evidence: { signedBy: ['Root Tests'], correctedAt: null },
      body: [{ __typename: 'Paragraph' }],
    });

    await room.unpublish(draft.documentId);
    expect(await list({ column: 'reach' })).toMatchObject({ total: 0, edges: [] });
    expect(await story(draft.documentId)).toBeNull();

    await room.publish(draft.documentId);
    expect((await list({ column: 'reach' })).total).toBe(1);
    // What readers see is taken back, and then deleted.
    expect((await room.remove(draft.documentId)).status).toBe(400);
    await room.unpublish(draft.documentId);
    expect((await room.remove(draft.documentId)).ok).toBe(true);
    expect((await list({ column: 'reach' })).total).toBe(0);
  });

  it('keep their place when they are corrected, and say so', async () => {
    const column = await room.column({ slug: 'corrected', name: '更正' });
    const first = await room.draft({ column: column.documentId, title: '先发的稿' });
    await room.publish(first.documentId);
    const second = await room.draft({ column: column.documentId, title: '后发的稿' });
    await room.publish(second.documentId);

    await room.save(first.documentId, { title: '先发的稿（更正）' });
    expect((await list({ column: 'corrected' })).edges.map(({ node }) => node.title)).toEqual(['后发的稿', '先发的稿']);
    const before = await story(first.documentId);
    await room.publish(first.documentId);
    expect((await list({ column: 'corrected' })).edges.map(({ node }) => node.title)).toEqual([
      '后发的稿',
      '先发的稿（更正）',
    ]);
    const after = await story(first.documentId);
    expect(after?.['publishedAt']).toBe(before?.['publishedAt']);
    expect(after).toMatchObject({ evidence: { correctedAt: after?.['updatedAt'] } });
    expect(Date.parse(after?.['updatedAt'] ?? '')).toBeGreaterThan(Date.parse(before?.['updatedAt'] ?? ''));
  });

  it('are paged without a gap or a double, also while new ones arrive', async () => {
    const column = await room.column({ slug: 'paged', name: '翻页' });
    const made: Document[] = [];
    for (const title of ['一', '二', '三', '四', '五']) {
      const draft = await room.draft({ column: column.documentId, title });
      await room.publish(draft.documentId);
      made.push(draft);
    }
    const first = await list({ column: 'paged', first: 2 });
    expect(first).toMatchObject({ total: 5, pageInfo: { hasNextPage: true } });
    const late = await room.draft({ column: column.documentId, title: '六' });
    await room.publish(late.documentId);
    const second = await list({ column: 'paged', first: 2, after: first.pageInfo.endCursor });
    const third = await list({ column: 'paged', first: 2, after: second.edges[1]?.cursor });
    expect([first, second, third].map(({ edges }) => edges.map(({ node }) => node.title))).toEqual([
      ['五', '四'],
      ['三', '二'],
      ['一'],
    ]);
    expect(third.pageInfo.hasNextPage).toBe(false);
  });

  it('say nothing for stations, columns and tags that nobody knows, and refuse an invented cursor', async () => {
    for (const variables of [{ station: 'nowhere' }, { column: 'nothing' }, { tag: '没有这个' }]) {
      expect(await list(variables)).toMatchObject({ total: 0, edges: [], pageInfo: { endCursor: null } });
    }
    for (const after of ['x', 'W10', Buffer.from('["a",1]').toString('base64url')]) {
      const { errors } = await graphql(host, LIST, { variables: { after }, headers: { 'accept-language': 'en' } });
      expect(errors?.[0]?.extensions['code']).toBe('STORY.BAD_CURSOR');
    }
  });

  it('speak each language on its own', async () => {
    const column = await room.column({ slug: 'tongues', name: '双语' });
    await room.columnIn('en', column.documentId, { name: 'Both tongues' });
    const draft = await room.draft({ column: column.documentId, title: '中文标题' });
    await room.publish(draft.documentId);
    expect(await story(draft.documentId, 'en')).toBeNull();

    await room.save(
      draft.documentId,
      {
        title: 'English title',
        body: [paragraph('In English.')],
        column: { connect: [{ documentId: column.documentId }] },
      },
      'en',
    );
    expect(await story(draft.documentId, 'en')).toBeNull();
    await room.publish(draft.documentId, 'en');
    expect(await story(draft.documentId, 'en')).toMatchObject({
      title: 'English title',
      locale: 'en',
      column: { name: 'Both tongues' },
    });
    expect(await story(draft.documentId)).toMatchObject({ title: '中文标题', locales: ['zh_Hans', 'en'] });
  });

  it('show of the editor’s format only what is meant for readers', async () => {
    const column = await room.column({ slug: 'blocks', name: '正文' });
    const text = (words: string, marks = {}): object => ({ type: 'text', text: words, ...marks });
    const draft = await room.draft({
      column: column.documentId,
      body: [
        { type: 'heading', level: 2, children: [text('小标题')] },
        {
          type: 'paragraph',
          children: [
            text('粗', { bold: true }),
            { type: 'link', url: 'https://hearth.example/a', children: [text('链接')] },
          ],
        },
        { type: 'quote', children: [text('水来得快。\n——村民王大爷')] },
        {
          type: 'list',
          format: 'ordered',
          children: [
            { type: 'list-item', children: [text('一')] },
            { type: 'list-item', children: [text('二')] },
          ],
        },
        { type: 'code', children: [text('a = 1')] },
        { type: 'paragraph', children: [text('')] },
      ],
    });
    await room.publish(draft.documentId);
    expect((await story(draft.documentId))?.['body']).toEqual([
      { __typename: 'Heading', level: 2 },
      {
        __typename: 'Paragraph',
        spans: [
          { text: '粗', bold: true, href: null },
          { text: '链接', bold: null, href: 'https://hearth.example/a' },
        ],
      },
      { __typename: 'Quote', who: '村民王大爷', spans: [{ text: '水来得快。' }] },
      { __typename: 'ListBlock', ordered: true, items: [{ spans: [{ text: '一' }] }, { spans: [{ text: '二' }] }] },
      { __typename: 'Code', text: 'a = 1' },
    ]);
  });
});
