import { z } from 'zod';
import type { CredentialOf, EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Session, Wanted } from '../driver';
import { filmOf, nameless, pictureOf, unreadable } from '../film-parts';
import { wholeOf, type OwnFile } from '../own-media';
import type { Ask, AskBody } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';
import { isSamePost } from '../same-post.rules';
import { sendFilm } from '../send-film';
import { judgeX, spentX } from './x-answers';

type X = CredentialOf<'x'>;
type XSession = Session<X>;

const HOST = 'api.x.com';
const MOST_PICTURES = 4;
const PICTURE_BYTES = 5 * 1024 * 1024 - 1;
const PART_BYTES = 4 * 1024 * 1024;

const get = (path: string, token: string, query: Ask['query'] = {}): Ask => ({
  ...{ host: HOST, path, query, headers: { authorization: `Bearer ${token}` } },
});
const post = (path: string, token: string, body?: AskBody): Ask => ({
  ...get(path, token),
  ...(body ? { method: 'POST' as const, body } : { method: 'POST' as const }),
});

const tokens = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });
const made = z.object({ data: z.object({ id: z.string() }) });
const status = z.object({
  data: z.object({
    processing_info: z.object({ state: z.string(), check_after_secs: z.number().catch(5) }).optional(),
  }),
});
const listed = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        created_at: z.coerce.date(),
      }),
    )
    .catch([]),
});
const me = z.object({ data: z.object({ username: z.string() }) });

const at = (id: string): Posted => ({ platformId: id, url: `https://x.com/i/status/${id}` });

/** X, by its API v2 and OAuth 2.0; a refresh token is good once. */
export const xDriver: Driver<X> = {
  platform: 'x',
  tokens: {
    ask: ({ clientId, clientSecret, refreshToken }, refresh) => ({
      ...{ host: HOST, path: '/2/oauth2/token', method: 'POST' },
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: { form: { grant_type: 'refresh_token', refresh_token: refresh ?? refreshToken, client_id: clientId } },
    }),
    read({ body }) {
      const { data, success } = tokens.safeParse(body);
      return success ? { access: data.access_token, refresh: data.refresh_token, seconds: data.expires_in } : undefined;
    },
  },
  judge: judgeX,
  spent: spentX,
  post: publish,
  find,
  async remove(session, { platformId }) {
    const asked = await session.ask((token) => ({ ...get(`/2/tweets/${platformId}`, token), method: 'DELETE' }));
    return mapOk(asked, () => ({ kind: 'removed' }));
  },
  async check(session) {
    const asked = await session.ask((token) => get('/2/users/me', token));
    if (!asked.ok) return asked;
    const read = me.safeParse(asked.value.body);
    return read.success ? ok({ name: `@${read.data.data.username}` }) : unreadable('x');
  },
};

async function publish(session: XSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  const media = await mediaOf(session, content);
  if (!media.ok) return media;
  const attached = media.value.length > 0 ? { media: { media_ids: media.value } } : {};
  const sent = await session.commit((token) => post('/2/tweets', token, { json: { text: content.text, ...attached } }));
  if (!sent.ok) return sent;
  const read = made.safeParse(sent.value.body);
  return read.success ? ok({ kind: 'live', ...at(read.data.data.id) }) : nameless('x');
}

/** A film, else up to four pictures. */
async function mediaOf(session: XSession, content: EditionContent): Promise<Result<readonly string[], Refused>> {
  if (content.film) return film(session, content);
  const ids: string[] = [];
  for (const { url } of content.pictures.slice(0, MOST_PICTURES)) {
    const picture = await pictureOf(session.media, { url, path: 'pictures', most: PICTURE_BYTES });
    if (!picture.ok) return picture;
    const uploaded = await upload(session, picture.value);
    if (!uploaded.ok) return uploaded;
    ids.push(uploaded.value);
  }
  return ok(ids);
}

async function upload(session: XSession, file: OwnFile): Promise<Result<string, Refused>> {
  const bytes = await wholeOf(file);
  const asked = await session.ask((token) =>
    post('/2/media/upload', token, {
      parts: [
        { field: 'media', bytes, type: file.type, name: file.name },
        { field: 'media_category', value: 'tweet_image' },
      ],
    }),
  );
  return idOf(asked);
}

/** X works on a film after it has it: meanwhile nobody waits, the next try goes on with the same film. */
async function film(session: XSession, content: EditionContent): Promise<Result<readonly string[], Refused>> {
  const id = await uploadFilm(session, content);
  if (!id.ok) return id;
  const asked = await session.ask((token) => get('/2/media/upload', token, { media_id: id.value, command: 'STATUS' }));
  if (!asked.ok) return asked;
  const read = status.safeParse(asked.value.body);
  const info = read.success ? read.data.data.processing_info : undefined;
  if (info === undefined || info.state === 'succeeded') return ok([id.value]);
  if (info.state === 'failed')
    return { ok: false, error: { kind: 'final', code: 'X_FILM_FAILED', path: 'film', words: 'media' } };
  const wait = info.check_after_secs * 1_000;
  return { ok: false, error: { kind: 'passing', code: 'X_FILM_PENDING', words: 'working', wait } };
}

async function uploadFilm(session: XSession, content: EditionContent): Promise<Result<string, Refused>> {
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  const { size, type, name } = file.value;
  const about = { media_type: type, total_bytes: size, media_category: 'tweet_video' };
  return sendFilm(session, {
    ...{ url: content.film?.url ?? '', file: file.value, most: PART_BYTES },
    begin: async () => idOf(await session.ask((token) => post('/2/media/upload/initialize', token, { json: about }))),
    part: (id, { at: index, bytes }) => {
      const parts = [
        { field: 'segment_index', value: String(index) },
        { field: 'media', bytes, type, name },
      ];
      return session.ask((token) => post(`/2/media/upload/${id}/append`, token, { parts }));
    },
    end: async (id) => {
      const finished = await session.ask((token) => post(`/2/media/upload/${id}/finalize`, token));
      return mapOk(finished, () => id);
    },
  });
}

function idOf(asked: Awaited<ReturnType<XSession['ask']>>): Result<string, Refused> {
  if (!asked.ok) return asked;
  const read = made.safeParse(asked.value.body);
  return read.success ? ok(read.data.data.id) : unreadable('x');
}

async function find(session: XSession, { content }: Wanted, posted: Posted | null): Promise<Result<Sight, Refused>> {
  if (posted) {
    const asked = await session.ask((token) => get(`/2/tweets/${posted.platformId}`, token));
    // A post that is gone is answered with 200 and errors in place of data.
    return mapOk(asked, ({ body }) =>
      made.safeParse(body).success ? { kind: 'live', ...at(posted.platformId) } : { kind: 'absent' },
    );
  }
  const { userId } = session.credential;
  const asked = await session.ask((token) =>
    get(`/2/users/${userId}/tweets`, token, {
      max_results: 20,
      'tweet.fields': 'created_at',
      exclude: 'replies,retweets',
    }),
  );
  if (!asked.ok) return asked;
  const read = listed.safeParse(asked.value.body);
  if (!read.success) return unreadable('x');
  const mine = read.data.data.find(({ text, created_at }) =>
    isSamePost({ words: text, at: created_at }, { words: content.text, sentAt: session.sentAt }),
  );
  return ok(mine ? { kind: 'live', ...at(mine.id) } : { kind: 'absent' });
}
