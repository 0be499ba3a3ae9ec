import { z } from 'zod';
import type { CredentialOf, EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Session, Wanted } from '../driver';
import { filmOf, nameless, unreadable } from '../film-parts';
import { wholeOf, type OwnFile } from '../own-media';
import type { Ask, AskBody, Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';
import { isSamePost } from '../same-post.rules';
import { sendFilm } from '../send-film';
import { douyinFilm, judgeDouyin, sightOfFilm } from './douyin-answers';

type Douyin = CredentialOf<'douyin'>;
type DouyinSession = Session<Douyin>;

const HOST = 'open.douyin.com';
const VIDEO = '/api/douyin/v1/video';
/** The documentation asks for parts above fifty megabytes, of five at least. */
const WHOLE_BYTES = 50 * 1024 * 1024;
const PART_BYTES = 10 * 1024 * 1024;

const tokens = z.object({
  data: z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() }),
});
const uploaded = z.object({ data: z.object({ video: z.object({ video_id: z.string() }) }) });
const begun = z.object({ data: z.object({ upload_id: z.string() }) });
const made = z.object({ data: z.object({ item_id: z.string() }) });
const listed = z.object({ data: z.object({ list: z.array(douyinFilm).catch([]) }) });
const user = z.object({ data: z.object({ nickname: z.string() }) });

const api =
  (
    { credential }: DouyinSession,
    path: string,
    more: { readonly query?: Ask['query']; readonly body?: AskBody; readonly method?: 'POST' } = {},
  ) =>
  (token: string): Ask => ({
    ...{ host: HOST, path, query: { ...more.query, open_id: credential.openId } },
    headers: { 'access-token': token },
    ...(more.body || more.method ? { method: 'POST' as const } : {}),
    ...(more.body ? { body: more.body } : {}),
  });

/** Douyin (抖音): the server may post for organisations that were granted it; it offers no way to delete, so people do. */
export const douyinDriver: Driver<Douyin> = {
  platform: 'douyin',
  tokens: {
    ask: ({ clientKey, refreshToken }, refresh) => ({
      ...{ host: HOST, path: '/oauth/refresh_token/', method: 'POST' },
      body: { form: { client_key: clientKey, grant_type: 'refresh_token', refresh_token: refresh ?? refreshToken } },
    }),
    read({ body }) {
      const read = tokens.safeParse(body);
      if (!read.success) return undefined;
      const { access_token: access, refresh_token: refresh, expires_in: seconds } = read.data.data;
      return { access, refresh, seconds };
    },
  },
  judge: judgeDouyin,
  post: publish,
  find,
  remove: () => Promise.resolve(ok({ kind: 'by-hand' })),
  async check(session) {
    const { openId: open_id } = session.credential;
    const asked = await session.ask((token) => ({
      ...{ host: HOST, path: '/oauth/userinfo/', method: 'POST', body: { form: { access_token: token, open_id } } },
    }));
    if (!asked.ok) return asked;
    const read = user.safeParse(asked.value.body);
    return read.success ? ok({ name: read.data.data.nickname }) : unreadable('douyin');
  },
};

/** Douyin has one field for all words. */
const wordsOf = ({ title, text }: EditionContent): string => `${title}\n${text}`;

async function publish(session: DouyinSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  const film = await upload(session, content);
  if (!film.ok) return film;
  const json = { video_id: film.value, text: wordsOf(content) };
  const sent = await session.commit(api(session, `${VIDEO}/create_video/`, { body: { json } }));
  if (!sent.ok) return sent;
  const read = made.safeParse(sent.value.body);
  return read.success ? ok({ kind: 'accepted', platformId: read.data.data.item_id, url: null }) : nameless('douyin');
}

async function upload(session: DouyinSession, content: EditionContent): Promise<Result<string, Refused>> {
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  return file.value.size <= WHOLE_BYTES
    ? sendWhole(session, file.value)
    : sendInParts(session, { url: content.film?.url ?? '', file: file.value });
}

function filmIn(asked: Result<Heard, Refused>): Result<string, Refused> {
  if (!asked.ok) return asked;
  const read = uploaded.safeParse(asked.value.body);
  return read.success ? ok(read.data.data.video.video_id) : unreadable('douyin');
}

async function sendWhole(session: DouyinSession, file: OwnFile) {
  const parts = [{ field: 'video', bytes: await wholeOf(file), type: file.type, name: file.name }];
  return filmIn(await session.ask(api(session, `${VIDEO}/upload_video/`, { body: { parts } })));
}

async function sendInParts(session: DouyinSession, { url, file }: { readonly url: string; readonly file: OwnFile }) {
  return sendFilm(session, {
    ...{ url, file, most: PART_BYTES },
    begin: () => ticketFor(session),
    part: (upload_id, { at, bytes }) => {
      const query = { upload_id, part_number: at + 1 };
      const parts = [{ field: 'video', bytes, type: file.type, name: file.name }];
      return session.ask(api(session, `${VIDEO}/upload_video_part/`, { query, body: { parts } }));
    },
    end: async (upload_id) => {
      const more = { query: { upload_id }, method: 'POST' } as const;
      return filmIn(await session.ask(api(session, `${VIDEO}/complete_video_part_upload/`, more)));
    },
  });
}

async function ticketFor(session: DouyinSession): Promise<Result<string, Refused>> {
  const asked = await session.ask(api(session, `${VIDEO}/init_video_part_upload/`, { method: 'POST' }));
  if (!asked.ok) return asked;
  const read = begun.safeParse(asked.value.body);
  return read.success ? ok(read.data.data.upload_id) : unreadable('douyin');
}

async function find(
  session: DouyinSession,
  { content }: Wanted,
  posted: Posted | null,
): Promise<Result<Sight, Refused>> {
  const asked = await session.ask(api(session, `${VIDEO}/video_list/`, { query: { cursor: 0, count: 20 } }));
  return mapOk(asked, ({ body }): Sight => {
    const read = listed.safeParse(body);
    if (!read.success) return { kind: 'unclear' };
    const mine = read.data.data.list.find(({ item_id: id, title, create_time: at }) =>
      posted
        ? id === posted.platformId
        : isSamePost({ words: title, at: new Date(at * 1_000) }, { words: wordsOf(content), sentAt: session.sentAt }),
    );
    return mine ? sightOfFilm(mine) : { kind: 'absent' };
  });
}
