import { z } from 'zod';
import type { CredentialOf, EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Session, Wanted } from '../driver';
import { filmOf, nameless, pictureOf, unreadable } from '../film-parts';
import { wholeOf } from '../own-media';
import type { Ask, AskBody, Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';
import { isSamePost } from '../same-post.rules';
import { sendFilm } from '../send-film';

type Kuaishou = CredentialOf<'kuaishou'>;
type KuaishouSession = Session<Kuaishou>;

const HOST = 'open.kuaishou.com';
/** Uploads go to a host that the platform names; a name outside its own domains is refused. */
const UPLOAD_HOST = /^[a-z0-9.-]+\.(gifshow|kuaishou|kuaishouzt|ksapisrv)\.com$/;
const PART_BYTES = 8 * 1024 * 1024;
const COVER_BYTES = 5 * 1024 * 1024;

const answer = z.object({ result: z.number(), error_msg: z.string().catch('') });
const tokens = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });
const begun = z.object({ upload_token: z.string(), endpoint: z.string().regex(UPLOAD_HOST) });
const film = z.object({
  photo_id: z.string(),
  caption: z.string().catch(''),
  create_time: z.number().optional(),
  pending: z.boolean().catch(false),
});
const made = z.object({ video_info: film });
const shown = z.object({ photo_info: film });
const listed = z.object({ video_list: z.array(film) });
const user = z.object({ user_info: z.object({ name: z.string() }) });

const TOKEN_CODES = [100200101, 100200102, 100200103];

/** What an answer of Kuaishou refuses: `result` 1 is a yes. Codes that its pages do not list are told by their words. */
function judge({ status, body }: Heard): Refused | undefined {
  const read = answer.safeParse(body);
  if (!read.success) return status === 429 ? quota('KUAISHOU_429') : undefined;
  const { result, error_msg: says } = read.data;
  if (result === 1) return undefined;
  const code = `KUAISHOU_${result}`;
  if (TOKEN_CODES.includes(result)) return { kind: 'token', code, words: 'token' };
  return byWords(code, says);
}

function byWords(code: string, says: string): Refused {
  if (/频|次数|limit/i.test(says)) return quota(code);
  if (/繁忙|稍后|busy|timeout/i.test(says)) return { kind: 'passing', code, words: 'busy' };
  if (/不存在|not exist/i.test(says)) return { kind: 'gone', code, words: 'gone' };
  if (/权限|scope/i.test(says)) return { kind: 'final', code, words: 'right' };
  if (/caption|文案|标题/i.test(says)) return { kind: 'final', code, path: 'body', words: 'body' };
  if (/cover|封面|video|视频/i.test(says)) return { kind: 'final', code, path: 'film', words: 'media' };
  return { kind: 'final', code, words: 'refused' };
}

const quota = (code: string): Refused => ({ kind: 'passing', code, words: 'quota', wait: 3_600_000 });

const api =
  (
    { credential }: KuaishouSession,
    path: string,
    more: { readonly query?: Ask['query']; readonly body?: AskBody; readonly method?: 'POST' } = {},
  ) =>
  (token: string): Ask => ({
    ...{ host: HOST, path, query: { ...more.query, app_id: credential.appId, access_token: token } },
    ...(more.method ? { method: more.method } : {}),
    ...(more.body ? { body: more.body } : {}),
  });

const at = (id: string): Posted => ({ platformId: id, url: `https://www.kuaishou.com/short-video/${id}` });
const sightOf = ({ photo_id: id, pending }: z.output<typeof film>): Sight => ({
  kind: pending ? 'review' : 'live',
  ...at(id),
});

/** Kuaishou (快手): a film is uploaded to where the platform says, then published under its upload token. */
export const kuaishouDriver: Driver<Kuaishou> = {
  platform: 'kuaishou',
  tokens: {
    ask: ({ appId, appSecret, refreshToken }, refresh) => ({
      ...{ host: HOST, path: '/oauth2/refresh_token', method: 'POST' },
      body: {
        form: {
          grant_type: 'refresh_token',
          app_id: appId,
          app_secret: appSecret,
          refresh_token: refresh ?? refreshToken,
        },
      },
    }),
    read({ body }) {
      const { data, success } = tokens.safeParse(body);
      return success ? { access: data.access_token, refresh: data.refresh_token, seconds: data.expires_in } : undefined;
    },
  },
  judge,
  post: publish,
  find,
  async remove(session, { platformId }) {
    const asked = await session.ask(
      api(session, '/openapi/photo/delete', { query: { photo_id: platformId }, method: 'POST' }),
    );
    return mapOk(asked, () => ({ kind: 'removed' }));
  },
  async check(session) {
    const asked = await session.ask(api(session, '/openapi/user_info'));
    if (!asked.ok) return asked;
    const read = user.safeParse(asked.value.body);
    return read.success ? ok({ name: read.data.user_info.name }) : unreadable('kuaishou');
  },
};

async function publish(session: KuaishouSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  const cover = await pictureOf(session.media, { url: content.cover?.url ?? '', path: 'cover', most: COVER_BYTES });
  if (!cover.ok) return cover;
  const uploaded = await upload(session, content);
  if (!uploaded.ok) return uploaded;
  const { name, type } = cover.value;
  const parts = [
    { field: 'caption', value: content.text },
    { field: 'cover', bytes: await wholeOf(cover.value), type, name },
  ];
  const query = { upload_token: uploaded.value };
  const sent = await session.commit(api(session, '/openapi/photo/publish', { query, body: { parts }, method: 'POST' }));
  if (!sent.ok) return sent;
  const read = made.safeParse(sent.value.body);
  return read.success ? ok({ kind: 'accepted', ...at(read.data.video_info.photo_id) }) : nameless('kuaishou');
}

async function upload(session: KuaishouSession, content: EditionContent): Promise<Result<string, Refused>> {
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  const at = (ticket: string, path: string, query: Ask['query']): Ask => {
    const [host = '', upload_token = ''] = ticket.split(' ');
    return { host, path, method: 'POST', plain: true, query: { upload_token, ...query } };
  };
  return sendFilm(session, {
    ...{ url: content.film?.url ?? '', file: file.value, most: PART_BYTES },
    begin: () => ticketFor(session),
    part: (ticket, { at: fragment_id, bytes }) =>
      session.ask(() => ({
        ...at(ticket, '/api/upload/fragment', { fragment_id }),
        body: { bytes, type: file.value.type },
      })),
    end: async (ticket, fragment_count) => {
      const done = await session.ask(() => at(ticket, '/api/upload/complete', { fragment_count }));
      return mapOk(done, () => ticket.split(' ')[1] ?? '');
    },
  });
}

/** Where the film goes and the token it goes under, in one word. */
async function ticketFor(session: KuaishouSession): Promise<Result<string, Refused>> {
  const asked = await session.ask(api(session, '/openapi/photo/start_upload', { method: 'POST' }));
  if (!asked.ok) return asked;
  const read = begun.safeParse(asked.value.body);
  return read.success ? ok(`${read.data.endpoint} ${read.data.upload_token}`) : unreadable('kuaishou');
}

async function find(
  session: KuaishouSession,
  { content }: Wanted,
  posted: Posted | null,
): Promise<Result<Sight, Refused>> {
  if (posted) {
    const asked = await session.ask(api(session, '/openapi/photo/info', { query: { photo_id: posted.platformId } }));
    return mapOk(asked, ({ body }): Sight => {
      const read = shown.safeParse(body);
      return read.success ? sightOf(read.data.photo_info) : { kind: 'unclear' };
    });
  }
  const asked = await session.ask(api(session, '/openapi/photo/list', { query: { count: 20 } }));
  if (!asked.ok) return asked;
  const read = listed.safeParse(asked.value.body);
  if (!read.success) return unreadable('kuaishou');
  const mine = read.data.video_list.find(({ caption, create_time: ms }) =>
    isSamePost(
      { words: caption, at: ms === undefined ? null : new Date(ms) },
      { words: content.text, sentAt: session.sentAt },
    ),
  );
  return ok(mine ? sightOf(mine) : { kind: 'absent' });
}
