import { z } from 'zod';
import type { EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Wanted } from '../driver';
import { nameless, pictureOf, unreadable } from '../film-parts';
import { wholeOf } from '../own-media';
import type { Refused } from '../refused.rules';
import { isSamePost } from '../same-post.rules';
import { judgeFacebook, spentFacebook } from './facebook-answers';
import { findFilm, postFilm } from './facebook-film';
import { graph, type Page, type PageSession } from './facebook-graph';

const MOST_PICTURES = 10;
const PICTURE_BYTES = 4 * 1024 * 1024;

const made = z.object({ id: z.string() });
const listed = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      message: z.string().catch(''),
      created_time: z.coerce.date(),
      permalink_url: z.string().optional(),
    }),
  ),
});
const shown = z.object({ permalink_url: z.string().optional(), is_published: z.boolean().catch(true) });
const named = z.object({ name: z.string() });

/** Facebook pages by the Graph API: posts with pictures or a link, films by resumable upload, corrections in place. */
export const facebookDriver: Driver<Page> = {
  platform: 'facebook',
  ownToken: ({ pageToken }) => pageToken,
  judge: judgeFacebook,
  spent: spentFacebook,
  post: (session, { content }) => (content.film ? postFilm(session, content) : postWords(session, content)),
  async edit(session, { content }, platformId) {
    // A post of words is named by page and post, a film by itself.
    const field = platformId.includes('_') ? 'message' : 'description';
    const asked = await session.ask(graph(session, `/${platformId}`, { body: { form: { [field]: content.text } } }));
    return mapOk(asked, () => ({ kind: 'live', platformId, url: addressOf(platformId) }));
  },
  find,
  async remove(session, { platformId }) {
    const asked = await session.ask((token) => ({ ...graph(session, `/${platformId}`)(token), method: 'DELETE' }));
    return mapOk(asked, () => ({ kind: 'removed' }));
  },
  async check(session) {
    const asked = await session.ask(graph(session, `/${session.credential.pageId}`, { query: { fields: 'name' } }));
    if (!asked.ok) return asked;
    const read = named.safeParse(asked.value.body);
    return read.success ? ok(read.data) : unreadable('facebook');
  },
};

const addressOf = (id: string): string => `https://www.facebook.com/${id}`;

async function postWords(session: PageSession, content: EditionContent): Promise<Result<SendOutcome, Refused>> {
  const pictures = await picturesOf(session, content);
  if (!pictures.ok) return pictures;
  const attached = pictures.value.map((id, at): [string, string] => [
    `attached_media[${at}]`,
    JSON.stringify({ media_fbid: id }),
  ]);
  // A link makes a card, and a post holds a card or pictures.
  const link = attached.length === 0 && content.link !== null ? { link: content.link } : {};
  const form = { message: content.text, ...link, ...Object.fromEntries(attached) };
  const sent = await session.commit(graph(session, `/${session.credential.pageId}/feed`, { body: { form } }));
  if (!sent.ok) return sent;
  const read = made.safeParse(sent.value.body);
  if (!read.success) return nameless('facebook');
  return ok({ kind: 'live', platformId: read.data.id, url: addressOf(read.data.id) });
}

async function picturesOf(
  session: PageSession,
  { pictures }: EditionContent,
): Promise<Result<readonly string[], Refused>> {
  const ids: string[] = [];
  for (const { url } of pictures.slice(0, MOST_PICTURES)) {
    const file = await pictureOf(session.media, { url, path: 'pictures', most: PICTURE_BYTES });
    if (!file.ok) return file;
    const { name, type } = file.value;
    const parts = [
      { field: 'source', bytes: await wholeOf(file.value), type, name },
      { field: 'published', value: 'false' },
    ];
    const uploaded = await session.ask(graph(session, `/${session.credential.pageId}/photos`, { body: { parts } }));
    if (!uploaded.ok) return uploaded;
    const read = made.safeParse(uploaded.value.body);
    if (!read.success) return unreadable('facebook');
    ids.push(read.data.id);
  }
  return ok(ids);
}

async function find(session: PageSession, { content }: Wanted, posted: Posted | null): Promise<Result<Sight, Refused>> {
  if (content.film) return findFilm(session, posted);
  if (posted) {
    const query = { fields: 'permalink_url,is_published' };
    const asked = await session.ask(graph(session, `/${posted.platformId}`, { query }));
    return mapOk(asked, ({ body }): Sight => {
      const read = shown.safeParse(body);
      if (!read.success || !read.data.is_published) return { kind: 'unclear' };
      return { kind: 'live', platformId: posted.platformId, url: read.data.permalink_url ?? posted.url };
    });
  }
  const query = { fields: 'id,message,created_time,permalink_url', limit: 25 };
  const asked = await session.ask(graph(session, `/${session.credential.pageId}/feed`, { query }));
  if (!asked.ok) return asked;
  const read = listed.safeParse(asked.value.body);
  if (!read.success) return unreadable('facebook');
  const mine = read.data.data.find(({ message, created_time }) =>
    isSamePost({ words: message, at: created_time }, { words: content.text, sentAt: session.sentAt }),
  );
  return ok(
    mine ? { kind: 'live', platformId: mine.id, url: mine.permalink_url ?? addressOf(mine.id) } : { kind: 'absent' },
  );
}
