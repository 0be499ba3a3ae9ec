import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { graphql, newsroom, paragraph } from '../../../tests/host/newsroom';

type Found = {
  search: {
    total: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { title: string } }[];
  };
};

const SEARCH = `query ($text: String!, $first: Int, $after: String, $locale: Locale) {
  search(text: $text, first: $first, after: $after, locale: $locale) {
    total pageInfo { hasNextPage endCursor } edges { node { title } } } }`;

describe('search', () => {
  let host: Host;
  const search = async (variables: object): Promise<Found['search']> => {
    const { data, errors } = await graphql<Found>(host, SEARCH, { variables });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.search;
  };
  const titles = async (text: string): Promise<string[]> =>
    (await search({ text })).edges.map(({ node }) => node.title);

  beforeAll(async () => {
    host = await theHost();
    const room = newsroom(host);
    const { documentId: column } = await room.column({ slug: 'search-test', name: '检索' });
    const stories = [
      ['坛窑复火：三百年柴窑再出青瓷', '窑工们守了四天三夜，窑温升到一千三百度。', '陶瓷、非遗'],
      ['青瓷小镇办起夜市', '镇上的坛窑也开门迎客。', '文旅'],
      ['县医院推出 Wi-Fi 6 病房', 'IPv6 改造同步完成。Nurses can now chart at the bedside.', ''],
    ] as const;
    for (const [title, body, tags] of stories) {
      const draft = await room.draft({ column, title, body: [paragraph(body)], tags });
      await room.publish(draft.documentId);
    }
    await room.draft({ column, title: '坛窑草稿，尚未发布' });
    // Words are cut behind the publishing.
    for (const [, , tags] of stories)
      await until(
        () => titles(tags || 'IPv6'),
        (found) => found.length > 0,
      );
  });

  it('finds Chinese words, the title before the body, and no drafts', async () => {
    expect(await titles('坛窑')).toEqual(['坛窑复火：三百年柴窑再出青瓷', '青瓷小镇办起夜市']);
  });

  it.each([
    ['a word cut differently inside a longer one', '柴窑', ['坛窑复火：三百年柴窑再出青瓷']],
    ['two words that both occur', '青瓷 夜市', ['青瓷小镇办起夜市']],
    ['a tag', '非遗', ['坛窑复火：三百年柴窑再出青瓷']],
    ['an unfinished English word in any case', 'NURS', ['县医院推出 Wi-Fi 6 病房']],
    ['full-width letters', 'ＩＰｖ６', ['县医院推出 Wi-Fi 6 病房']],
    ['characters in another order', '窑坛', []],
    ['quotes and operators of the database', `'坛窑' & !\\:* |`, ['坛窑复火：三百年柴窑再出青瓷', '青瓷小镇办起夜市']],
    ['no word at all', '……', []],
  ])('finds by %s', async (_case, text, expected) => {
    expect((await titles(text)).sort()).toEqual([...expected].sort());
  });

  it('pages through what it found', async () => {
    const first = await search({ text: '坛窑', first: 1 });
    expect(first).toMatchObject({ total: 2, pageInfo: { hasNextPage: true } });
    const second = await search({ text: '坛窑', first: 1, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges].map(({ node }) => node.title)).toEqual(await titles('坛窑'));
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('keeps to the language asked for', async () => {
    expect(await search({ text: '坛窑', locale: 'en' })).toMatchObject({ total: 0, edges: [] });
  });
});
