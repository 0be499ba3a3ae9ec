import { z } from 'zod';
import type { CredentialOf } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight } from '../../deliveries/outlet.rules';
import type { Driver, Wanted } from '../driver';
import { filmOf, unreadable } from '../film-parts';
import type { Refused } from '../refused.rules';
import { judgeYoutube, sightOfFilm } from './youtube-answers';
import { api, snippetOf, VIDEOS, type YouTubeSession } from './youtube-api';
import { uploadFilm, whatBecame } from './youtube-upload';

type YouTube = CredentialOf<'youtube'>;

const tokens = z.object({ access_token: z.string(), expires_in: z.number(), refresh_token: z.string().optional() });
const channels = z.object({ items: z.array(z.object({ snippet: z.object({ title: z.string() }) })).min(1) });

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

async function publish(session: YouTubeSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  const file = await filmOf(session.media, content);
  if (!file.ok) return file;
  return mapOk(await uploadFilm(session, content, file.value), (id) => ({ kind: 'accepted', ...at(id) }));
}

async function find(session: YouTubeSession, _wanted: Wanted, posted: Posted | null): Promise<Result<Sight, Refused>> {
  const known = posted === null ? await whatBecame(session) : ok(posted.platformId);
  if (!known.ok) return known;
  if (known.value === undefined) return ok({ kind: 'absent' });
  const id = known.value;
  const asked = await session.ask(api(VIDEOS, { query: { part: 'status', id } }));
  return mapOk(asked, ({ body }) => sightOfFilm(body, at(id)));
}
