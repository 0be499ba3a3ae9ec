import knex, { type Knex } from 'knex';
import { theHost, type Host } from '../../../tests/host/host';
import { graphql, newsroom, paragraph } from '../../../tests/host/newsroom';

const STORY = `query ($id: ID!) { story(id: $id) { title summary byline evidence { signedBy }
  body { __typename ... on Paragraph { spans { text } } } } }`;
const FOUND = `query ($text: String!) { search(text: $text) { edges { node { id title } } } }`;

let host: Host;
let db: Knex;
let room: ReturnType<typeof newsroom>;

beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  room = newsroom(host);
}, 60_000);
afterAll(() => db.destroy());

const shown = async (id: string) => JSON.stringify((await graphql<object>(host, STORY, { variables: { id } })).data);
const cards = async (column: string) => (await fetch(`${host.url}/api/app/feed?column=${column}&first=9`)).text();

/** Changes the published row as somebody with the database's password would, past every guard. */
async function forge(id: string, words: object): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.raw('ALTER TABLE manuscripts DISABLE TRIGGER manuscripts_released');
    const changed = await tx('manuscripts').where({ document_id: id }).whereNotNull('published_at').update(words);
    expect(changed).toBeGreaterThan(0);
    await tx.raw('ALTER TABLE manuscripts ENABLE TRIGGER manuscripts_released');
  });
}

it('shows what was signed, whatever stands in Strapi’s row by now', async () => {
  const slug = `signed-${Date.now()}`;
  const column = await room.column({ slug, name: '签发' });
  const { documentId: id } = await room.draft({ title: '签过的标题', column: column.documentId });
  await room.publish(id);
  const before = await shown(id);
  expect(before).toContain('签过的标题');

  await forge(id, {
    ...{ title: '没人签过的标题', byline: '冒名者', signed_by: JSON.stringify(['冒名者']) },
    body: JSON.stringify([paragraph('没人签过的正文')]),
    published_at: new Date(),
  });
  expect(await shown(id)).toBe(before);
  expect(await cards(slug)).not.toContain('没人签过');
  const { data } = await graphql<object>(host, FOUND, { variables: { text: '没人签过的正文' } });
  expect(JSON.stringify(data)).not.toContain(id);
  const page = await (await fetch(`${host.url}/story/${id}`)).text();
  expect(page).not.toContain('没人签过');

  // A write of a colleague next door that makes the house look again lets nothing in either.
  await room.save(id, { summary: '草稿里的新导语' });
  expect(await shown(id)).toBe(before);
  // What is signed anew is shown.
  await room.save(id, { title: '再签的标题' });
  await room.publish(id);
  expect(await shown(id)).toContain('再签的标题');
});
