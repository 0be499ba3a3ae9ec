import { z } from 'zod';
import type { CredentialOf, EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Session, Wanted } from '../driver';
import { filmOf, nameless, partsOf, unreadable } from '../film-parts';
import type { OwnFile } from '../own-media';
import type { Ask, AskBody } from '../platform-call';
import type { Refused } from '../refused.rules';
import { judgeYoutube, sightOfFilm } from './youtube-answers';

type YouTube = CredentialOf<'youtube'>;
type YouTubeSession = Session<YouTube>;

const HOST = 'www.googleapis.com';
const VIDEOS = '/youtube/v3/videos';
/** Parts are multiples of 256 kilobytes; only the last may be another size. */
const PART_BYTES = 32 * 256 * 1024;
/** The step of an upload: its session and size. What became of it can be asked for a day, so nothing is ever sent twice. */
const UPLOAD = 'upload';

const tokens = z.object({ access_token: z.string(), expires_in: z.number(), refresh_token: z.string().optional() });
const made = z.object({ id: z.string() });
const channels = z.object({ items: z.array(z.object({ snippet: z.object({ title: z.string() }) })).min(1) });
const kept = z.object({ at: z.string(), size: z.number() });

const api =
  (
    path: string,
    more: {
      readonly method?: 'POST' | 'PUT' | 'DELETE';
      readonly query?: Ask['query'];
      readonly body?: AskBody;
      readonly headers?: Ask['headers'];
    } = {},
  ) =>
  (token: string): Ask => ({
    ...{
      host: HOST,
      path,
      ...(more.query ? { query: more.query } : {}),
      ...(more.method ? { method: more.method } : {}),
    },
    headers: { authorization: `Bearer ${token}`, ...more.headers },
    ...(more.body ? { body: more.body } : {}),
  });

const at = (id: string): Posted => ({ platformId: id, url: `https://www.youtube.com/watch?v=${id}` });

/** YouTube by the Data API v3: films by resumable upload, corrections of their words in place. */
export const youtubeDriver: Driver<YouTube> = {
  platform: 'youtube',
  tokens: {
    ask: ({ clientId, clientSecret, refreshToken }, refresh) => ({
      ...{ host: 'oauth2.googleapis.com', path: '/token', method: 'POST' },
      body: {
        form: {
          ...{ client_id: clientId, client_secret: clientSecret, grant_type: 'refresh_token' },
          refresh_token: refresh ?? refreshToken,
        },
      },
    }),
    read({ body }) {
      const { data, success } = tokens.safeParse(body);
      return success
        ? { access: data.access_token, refresh: data.refresh_token ?? null, seconds: data.expires_in }
        : undefined;
    },
  },
  judge: judgeYoutube,
  post: publish,
  async edit(session, { content }, platformId) {
    const body = { json: { id: platformId, snippet: snippetOf(session, content) } };
    const asked = await session.ask(api(VIDEOS, { method: 'PUT', query: { part: 'snippet' }, body }));
    return mapOk(asked, () => ({ kind: 'live', ...at(platformId) }));
  },
  find,
  async remove(session, { platformId }) {
    const asked = await session.ask(api(VIDEOS, { method: 'DELETE', query: { id: platformId } }));
    return mapOk(asked, () => ({ kind: 'removed' }));
  },
  async check(session) {
    const asked = await session.ask(api('/youtube/v3/channels', { query: { part: 'snippet', mine: 'true' } }));
    if (!asked.ok) return asked;
    const read = channels.safeParse(asked.value.body);
    return read.success ? ok({ name: read.data.items[0]?.snippet.title ?? '' }) : unreadable('youtube');
  },
};

function snippetOf({ credential }: YouTubeSession, { title, text, tags }: EditionContent): Record<string, unknown> {
  return { title, description: text, tags, categoryId: credential.category };
}

async function publish(session: YouTubeSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  const begun = await begin(session, content, file.value);
  if (!begun.ok) return begun;
  return sendFilm(session, file.value, begun.value);
}

async function begin(
  session: YouTubeSession,
  content: EditionContent,
  file: OwnFile,
): Promise<Result<string, Refused>> {
  const status = {
    ...{ privacyStatus: 'public', selfDeclaredMadeForKids: false },
    ...(content.aiLabel === null ? {} : { containsSyntheticMedia: true }),
  };
  const asked = await session.ask(
    api(`/upload${VIDEOS}`, {
      method: 'POST',
      query: { uploadType: 'resumable', part: 'snippet,status' },
      headers: { 'x-upload-content-length': String(file.size), 'x-upload-content-type': file.type },
      body: { json: { snippet: snippetOf(session, content), status } },
    }),
  );
  if (!asked.ok) return asked;
  const id = sessionOf(asked.value.headers.get('location'));
  if (id === undefined) return unreadable('youtube');
  await session.steps.keep(UPLOAD, JSON.stringify({ at: id, size: file.size }));
  return ok(id);
}

/** Of the address that YouTube gives only its own id of the upload is used: the rest is known. */
function sessionOf(location: string | null): string | undefined {
  return location === null || !URL.canParse(location)
    ? undefined
    : (new URL(location).searchParams.get('upload_id') ?? undefined);
}

const uploadAt = (upload: string, headers: Ask['headers'], body?: AskBody) =>
  api(`/upload${VIDEOS}`, {
    ...{ method: 'PUT', query: { uploadType: 'resumable', upload_id: upload }, ...(headers ? { headers } : {}) },
    ...(body ? { body } : {}),
  });

/** The last part is what makes the post. */
async function sendFilm(session: YouTubeSession, file: OwnFile, upload: string): Promise<Result<SendOutcome, Refused>> {
  const parts = partsOf(file.size, PART_BYTES);
  for (const { at: index, from, to } of parts) {
    const body = { bytes: await file.read(from, to), type: file.type };
    const ask = uploadAt(upload, { 'content-range': `bytes ${from}-${to - 1}/${file.size}` }, body);
    const isLast = index === parts.length - 1;
    const sent = await (isLast ? session.commit(ask) : session.ask(ask));
    if (!sent.ok) return sent;
    const read = made.safeParse(sent.value.body);
    if (read.success) return ok({ kind: 'accepted', ...at(read.data.id) });
  }
  return nameless('youtube');
}

async function find(session: YouTubeSession, _wanted: Wanted, posted: Posted | null): Promise<Result<Sight, Refused>> {
  const known = posted === null ? await whatBecame(session) : ok(posted.platformId);
  if (!known.ok) return known;
  if (known.value === undefined) return ok({ kind: 'absent' });
  const id = known.value;
  const asked = await session.ask(api(VIDEOS, { query: { part: 'status', id } }));
  return mapOk(asked, ({ body }) => sightOfFilm(body, at(id)));
}

/** Asks the upload itself: it answers with the film that it became, or with how much is missing. */
async function whatBecame(session: YouTubeSession): Promise<Result<string | undefined, Refused>> {
  const step = await session.steps.read(UPLOAD);
  if (step === undefined) return ok(undefined);
  const { at: upload, size } = kept.parse(JSON.parse(step));
  const asked = await session.ask(uploadAt(upload, { 'content-range': `bytes */${size}` }));
  // An upload that YouTube no longer knows proves nothing about the film.
  if (!asked.ok)
    return { ok: false, error: asked.error.kind === 'gone' ? { ...asked.error, kind: 'unknown' } : asked.error };
  const read = made.safeParse(asked.value.body);
  return ok(read.success ? read.data.id : undefined);
}
