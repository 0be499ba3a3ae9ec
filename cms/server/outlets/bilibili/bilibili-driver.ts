import { z } from 'zod';
import type { CredentialOf, EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Session, Wanted } from '../driver';
import { filmOf, nameless, pictureOf, unreadable } from '../film-parts';
import { wholeOf } from '../own-media';
import type { Ask, Part } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';
import { isSamePost } from '../same-post.rules';
import { sendFilm } from '../send-film';
import { bilibiliFilm, judgeBilibili, sightOfFilm } from './bilibili-answers';
import { signedHeaders } from './bilibili-signature';

type Bilibili = CredentialOf<'bilibili'>;
type BilibiliSession = Session<Bilibili>;

const HOST = 'member.bilibili.com';
const UPLOAD_HOST = 'openupos.bilivideo.com';
const PART_BYTES = 8 * 1024 * 1024;
const COVER_BYTES = 5 * 1024 * 1024;
const HOUR = 3_600;

const tokens = z.object({
  data: z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() }),
});
const begun = z.object({ data: z.object({ upload_token: z.string() }) });
const covered = z.object({ data: z.object({ url: z.string() }) });
const made = z.object({ data: z.object({ resource_id: z.string() }) });
const shown = z.object({ data: bilibiliFilm });
const listed = z.object({ data: z.object({ list: z.array(bilibiliFilm).catch([]) }) });
const account = z.object({ data: z.object({ name: z.string() }) });

type More = { readonly query?: Ask['query']; readonly json?: unknown; readonly parts?: readonly Part[] };

/** A signed request: the signature covers JSON as it is sent, and nothing of files. */
const api =
  ({ credential, now, nonce }: BilibiliSession, path: string, { query, json, parts }: More = {}) =>
  (token: string): Ask => {
    const { clientId: id, clientSecret: secret } = credential;
    const text = json === undefined ? '' : JSON.stringify(json);
    const stamp = { id, secret, seconds: Math.floor(now().getTime() / 1_000), nonce: nonce() };
    const headers = { accept: 'application/json', 'access-token': token, ...signedHeaders(text, stamp) };
    return {
      ...{ host: HOST, path, headers, ...(query ? { query } : {}) },
      ...(json === undefined && !parts ? {} : { method: 'POST' as const }),
      ...(parts ? { body: { parts } } : {}),
      ...(json === undefined ? {} : { body: { bytes: Buffer.from(text), type: 'application/json' } }),
    };
  };

/** Bilibili (哔哩哔哩): a film in parts, a cover, and the film submitted under its upload token. */
export const bilibiliDriver: Driver<Bilibili> = {
  platform: 'bilibili',
  tokens: {
    ask: ({ clientId, clientSecret, refreshToken }, refresh) => ({
      ...{ host: 'api.bilibili.com', path: '/x/account-oauth2/v1/refresh_token', method: 'POST' },
      body: {
        form: {
          ...{ client_id: clientId, client_secret: clientSecret, grant_type: 'refresh_token' },
          refresh_token: refresh ?? refreshToken,
        },
      },
    }),
    read({ headers, body }) {
      const read = tokens.safeParse(body);
      if (!read.success) return undefined;
      const { access_token: access, refresh_token: refresh, expires_in: end } = read.data.data;
      // The end is a moment of the platform's clock, which its answer tells as well.
      const seconds = end - Math.floor(Date.parse(headers.get('date') ?? '') / 1_000);
      return { access, refresh, seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : HOUR };
    },
  },
  judge: judgeBilibili,
  post: publish,
  find,
  async remove(session, { platformId }) {
    const asked = await session.ask(api(session, '/arcopen/fn/archive/delete', { json: { resource_id: platformId } }));
    return mapOk(asked, () => ({ kind: 'removed' }));
  },
  async check(session) {
    const asked = await session.ask(api(session, '/arcopen/fn/user/account/info'));
    if (!asked.ok) return asked;
    const read = account.safeParse(asked.value.body);
    return read.success ? ok({ name: read.data.data.name }) : unreadable('bilibili');
  },
};

async function publish(session: BilibiliSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  const cover = await coverOf(session, content);
  if (!cover.ok) return cover;
  const uploaded = await upload(session, content);
  if (!uploaded.ok) return uploaded;
  const json = {
    ...{ title: content.title, cover: cover.value, tid: session.credential.section, no_reprint: 0 },
    ...{ desc: content.text, tag: content.tags.join(',') || content.title.slice(0, 20) },
    // A re-post says where it is from.
    ...(content.source === null ? { copyright: 1 } : { copyright: 2, source: content.source }),
  };
  const query = { upload_token: uploaded.value };
  const sent = await session.commit(api(session, '/arcopen/fn/archive/add-by-utoken', { query, json }));
  if (!sent.ok) return sent;
  const read = made.safeParse(sent.value.body);
  if (!read.success) return nameless('bilibili');
  const { resource_id: platformId } = read.data.data;
  return ok({ kind: 'accepted', platformId, url: `https://www.bilibili.com/video/${platformId}` });
}

async function coverOf(session: BilibiliSession, content: EditionContent): Promise<Result<string, Refused>> {
  const file = await pictureOf(session.media, { url: content.cover?.url ?? '', path: 'cover', most: COVER_BYTES });
  if (!file.ok) return file;
  const { name, type } = file.value;
  const bytes = await wholeOf(file.value);
  const parts = [{ field: 'file', bytes, type, name }];
  const asked = await session.ask(api(session, '/arcopen/fn/archive/cover/upload', { parts }));
  if (!asked.ok) return asked;
  const read = covered.safeParse(asked.value.body);
  return read.success ? ok(read.data.data.url) : unreadable('bilibili');
}

async function upload(session: BilibiliSession, content: EditionContent): Promise<Result<string, Refused>> {
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  return sendFilm(session, {
    ...{ url: content.film?.url ?? '', file: file.value, most: PART_BYTES },
    begin: () => ticketFor(session, file.value.name),
    part: (upload_token, { at, bytes }) =>
      session.ask(() => ({
        ...{ host: UPLOAD_HOST, path: '/video/v2/part/upload', method: 'POST' },
        query: { upload_token, part_number: at + 1 },
        body: { bytes, type: 'application/octet-stream' },
      })),
    end: async (upload_token) => {
      const query = { upload_token };
      const done = await session.ask(api(session, '/arcopen/fn/archive/video/complete', { query, json: {} }));
      return mapOk(done, () => upload_token);
    },
  });
}

async function ticketFor(session: BilibiliSession, name: string): Promise<Result<string, Refused>> {
  const asked = await session.ask(api(session, '/arcopen/fn/archive/video/init', { json: { name, utype: '0' } }));
  if (!asked.ok) return asked;
  const read = begun.safeParse(asked.value.body);
  return read.success ? ok(read.data.data.upload_token) : unreadable('bilibili');
}

async function find(
  session: BilibiliSession,
  { content }: Wanted,
  posted: Posted | null,
): Promise<Result<Sight, Refused>> {
  if (posted) {
    const asked = await session.ask(
      api(session, '/arcopen/fn/archive/view', { query: { resource_id: posted.platformId } }),
    );
    return mapOk(asked, ({ body }): Sight => {
      const read = shown.safeParse(body);
      return read.success ? sightOfFilm(read.data.data) : { kind: 'unclear' };
    });
  }
  const asked = await session.ask(
    api(session, '/arcopen/fn/archive/viewlist', { query: { pn: 1, ps: 20, status: 'all' } }),
  );
  if (!asked.ok) return asked;
  const read = listed.safeParse(asked.value.body);
  if (!read.success) return unreadable('bilibili');
  const mine = read.data.data.list.find(({ title, ctime }) =>
    isSamePost({ words: title, at: new Date(ctime * 1_000) }, { words: content.title, sentAt: session.sentAt }),
  );
  return ok(mine ? sightOfFilm(mine) : { kind: 'absent' });
}
