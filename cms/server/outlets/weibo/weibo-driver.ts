import { z } from 'zod';
import type { CredentialOf, EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Session, Wanted } from '../driver';
import { nameless, pictureOf, unreadable } from '../film-parts';
import { wholeOf } from '../own-media';
import type { Ask, Part } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';
import { isSamePost } from '../same-post.rules';
import { weiboName } from './weibo-address.rules';
import { judgeWeibo } from './weibo-answers';

type Weibo = CredentialOf<'weibo'>;
type WeiboSession = Session<Weibo>;

const HOST = 'api.weibo.com';
const PICTURE_BYTES = 5 * 1024 * 1024 - 1;

const made = z.object({ idstr: z.string(), mid: z.string().optional() });
const listed = z.object({
  statuses: z.array(z.object({ idstr: z.string(), text: z.string(), created_at: z.string() })),
});
const user = z.object({ screen_name: z.string() });

const get =
  (path: string, query: Ask['query']) =>
  (token: string): Ask => ({
    ...{ host: HOST, path, query: { ...query, access_token: token } },
  });

/**
 * Weibo (微博) by statuses/share, which any authorised application may call: words with a link to the station's own site, and one
 * picture. The token cannot be renewed without a person.
 */
export const weiboDriver: Driver<Weibo> = {
  platform: 'weibo',
  ownToken: ({ accessToken }) => accessToken,
  judge: judgeWeibo,
  post: publish,
  find,
  async remove(session, { platformId }) {
    const asked = await session.ask((token) => ({
      ...{ host: HOST, path: '/2/statuses/destroy.json', method: 'POST' },
      body: { form: { access_token: token, id: platformId } },
    }));
    return mapOk(asked, () => ({ kind: 'removed' }));
  },
  async check(session) {
    const asked = await session.ask(get('/2/users/show.json', { uid: session.credential.uid }));
    if (!asked.ok) return asked;
    const read = user.safeParse(asked.value.body);
    return read.success ? ok({ name: read.data.screen_name }) : unreadable('weibo');
  },
};

const at = ({ credential }: WeiboSession, id: string): Posted => ({
  platformId: id,
  url: `https://weibo.com/${credential.uid}/${weiboName(id)}`,
});

/** The interface refuses words with a topic (#话题#) in them: topics are left out, their words and all. */
const wordsOf = ({ text }: EditionContent): string =>
  text
    .replace(/#[^#\n]+#/g, '')
    .replace(/[ \t]*\n\s*\n/g, '\n')
    .trim();

async function publish(session: WeiboSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  if (content.link === null || !content.text.includes(content.link)) {
    return { ok: false, error: { kind: 'final', code: 'WEIBO_NO_LINK', path: 'link', words: 'link' } };
  }
  const attached = await pictureIn(session, content);
  if (!attached.ok) return attached;
  const { address } = session.credential;
  const sent = await session.commit((token) => ({
    ...{ host: HOST, path: '/2/statuses/share.json', method: 'POST' },
    body: {
      parts: [
        { field: 'access_token', value: token },
        { field: 'status', value: wordsOf(content) },
        { field: 'rip', value: address },
        ...attached.value,
      ],
    },
  }));
  if (!sent.ok) return sent;
  const read = made.safeParse(sent.value.body);
  return read.success ? ok({ kind: 'live', ...at(session, read.data.mid ?? read.data.idstr) }) : nameless('weibo');
}

/** The one picture that the interface takes. */
async function pictureIn(
  session: WeiboSession,
  { cover, pictures }: EditionContent,
): Promise<Result<readonly Part[], Refused>> {
  const url = (cover ?? pictures[0])?.url;
  if (url === undefined) return ok([]);
  const file = await pictureOf(session.media, { url, path: 'cover', most: PICTURE_BYTES });
  if (!file.ok) return file;
  const { name, type } = file.value;
  return ok([{ field: 'pic', bytes: await wholeOf(file.value), type, name }]);
}

async function find(
  session: WeiboSession,
  { content }: Wanted,
  posted: Posted | null,
): Promise<Result<Sight, Refused>> {
  if (posted) {
    const asked = await session.ask(get('/2/statuses/show.json', { id: posted.platformId }));
    // What was deleted is answered with a mark in place of the post.
    return mapOk(asked, ({ body }) =>
      made.safeParse(body).success ? { kind: 'live', ...posted } : { kind: 'absent' },
    );
  }
  const { uid } = session.credential;
  const asked = await session.ask(get('/2/statuses/user_timeline.json', { uid, count: 20, trim_user: 1 }));
  if (!asked.ok) return asked;
  const read = listed.safeParse(asked.value.body);
  if (!read.success) return unreadable('weibo');
  const mine = read.data.statuses.find(({ text, created_at }) =>
    isSamePost({ words: text, at: new Date(created_at) }, { words: wordsOf(content), sentAt: session.sentAt }),
  );
  return ok(mine ? { kind: 'live', ...at(session, mine.idstr) } : { kind: 'absent' });
}
